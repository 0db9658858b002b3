import fc from 'fast-check';
import type { AcceptedNumber, AcceptedText, Blank, ItemDraft, PartlyLocalized } from '~db/schema/items';

/** Signs that the formats of questions use themselves. */
const signs = fc.constantFrom(..."&#;<{}~\\=%:*'[]xa3");

/** One word or more as a page shows them: no signs without a shape, one space between words. */
const words: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }) },
    fc.string({ unit: signs, minLength: 1, maxLength: 8 }),
  )
  .map((text) =>
    text
      .replace(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Cf}]/gu, '')
      .replace(/\s+/gu, ' ')
      .trim(),
  )
  .filter((text) => text !== '' && !text.includes('{{'));

const lines = fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'));

/** A text that is there in one language at least. */
const said = (text: fc.Arbitrary<string>): fc.Arbitrary<PartlyLocalized> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ sw: text, en: text }) },
    text.map((one) => ({ sw: one, en: one })),
    text.map((one) => ({ sw: one, en: null })),
    text.map((one) => ({ sw: null, en: one })),
  );

const unsaid = fc.constant<PartlyLocalized>({ sw: null, en: null });
const feedback = fc.oneof(said(lines), unsaid);
const saidFeedback = fc.option(said(lines), { nil: undefined });

/** An object without the keys whose value is undefined. */
const present = <Value extends object>(value: Value): Value =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Value;

const keyAt = (place: number) => String.fromCharCode(97 + place);

const listOf = <Value>(one: fc.Arbitrary<Value>, minLength: number, maxLength: number) =>
  fc.array(one, { minLength, maxLength });

/** Parts of a whole that Moodle knows. */
const share = fc.constantFrom(0.9, 5 / 6, 0.75, 2 / 3, 0.5, 1 / 3, 0.25, 1 / 6, 1 / 7, 0.1, 0.05);

const number = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((one) => Number(one.toPrecision(9)) + 0),
);
const tolerance = fc.oneof(fc.constant(0), fc.constantFrom(0.1, 0.5, 1, 10));

const verdicts = fc.record({ right: feedback, wrong: feedback });
const partial = fc.option(fc.constant('partial' as const), { nil: undefined });

type Answers = Record<string, unknown>;

const single: fc.Arbitrary<Answers> = fc
  .record({
    options: listOf(
      fc.record({ text: said(words), feedback, share: fc.option(share, { nil: undefined }) }),
      2,
      6,
    ),
    right: fc.nat(),
  })
  .map(({ options, right }) => ({
    type: 'single',
    options: options.map((option, place) => {
      const correct = place === right % options.length;
      return present({ key: keyAt(place), correct, ...option, share: correct ? undefined : option.share });
    }),
  }));

const multi: fc.Arbitrary<Answers> = fc
  .record({
    options: listOf(fc.record({ text: said(words), feedback, correct: fc.boolean(), share }), 2, 6),
    scoring: partial,
    hasShares: fc.boolean(),
  })
  .filter(({ options }) => options.some(({ correct }) => correct))
  .map(({ options, scoring, hasShares }) =>
    present({
      type: 'multi',
      scoring: hasShares ? 'partial' : scoring,
      options: options.map(({ share: worth, ...option }, place) =>
        present({
          key: keyAt(place),
          ...option,
          share: !hasShares ? undefined : option.correct ? worth : -worth,
        }),
      ),
    }),
  );

const trueFalse: fc.Arbitrary<Answers> = fc.record({
  type: fc.constant('true_false'),
  answer: fc.boolean(),
  feedback: verdicts,
});

const acceptedNumber: fc.Arbitrary<AcceptedNumber<PartlyLocalized>> = fc
  .record({ answer: number, tolerance, share: fc.option(share, { nil: undefined }), feedback: saidFeedback })
  .map(present);

const numericWith = (unit: fc.Arbitrary<PartlyLocalized | null>): fc.Arbitrary<Answers> =>
  fc
    .record({
      answer: number,
      tolerance,
      unit,
      others: fc.option(listOf(acceptedNumber, 1, 3), { nil: undefined }),
      feedback: verdicts,
    })
    .map(({ feedback: said, ...numeric }) => ({
      type: 'numeric',
      numeric: present(numeric),
      feedback: said,
    }));

const accepted: fc.Arbitrary<AcceptedText<PartlyLocalized>[]> = fc
  .tuple(
    fc.record({ text: words, feedback: saidFeedback }).map(present),
    listOf(fc.record({ text: words, share, feedback: saidFeedback }).map(present), 0, 3),
  )
  .map(([first, others]) => [first, ...others]);

const short: fc.Arbitrary<Answers> = fc.record({
  type: fc.constant('short'),
  accepted,
  feedback: fc.record({ right: unsaid, wrong: feedback }),
});

const matchingWith = (said_: typeof verdicts): fc.Arbitrary<Answers> =>
  fc
    .record({
      prompts: listOf(fc.record({ text: said(words), match: fc.nat() }), 2, 5),
      choices: fc.uniqueArray(said(words), {
        minLength: 2,
        maxLength: 6,
        selector: ({ sw, en }) => JSON.stringify([sw, en]),
      }),
      scoring: partial,
      feedback: said_,
    })
    .map(({ prompts, choices, scoring, ...rest }) => {
      // Keys follow the order in which choices are first used; those that fit none come last.
      const used = [...new Set(prompts.map(({ match }) => match % choices.length))];
      const order = [...used, ...choices.keys()].filter((one, place, all) => all.indexOf(one) === place);
      return present({
        type: 'matching',
        scoring,
        prompts: prompts.map(({ text, match }, place) => ({
          key: keyAt(place),
          text,
          match: keyAt(order.indexOf(match % choices.length)),
        })),
        choices: order.map((choice, place) => ({ key: keyAt(place), text: choices[choice] })),
        ...rest,
      });
    });

const ordering: fc.Arbitrary<Answers> = fc
  .record({ steps: listOf(said(words), 2, 6), scoring: partial, feedback: verdicts })
  .map(({ steps, ...rest }) =>
    present({ type: 'ordering', steps: steps.map((text, place) => ({ key: keyAt(place), text })), ...rest }),
  );

const blank: fc.Arbitrary<Omit<Blank<PartlyLocalized>, 'key'>> = fc.oneof(
  fc
    .record({
      options: listOf(fc.record({ text: said(words), feedback: saidFeedback }), 2, 4),
      right: fc.nat(),
    })
    .map(({ options, right }) => ({
      kind: 'choice' as const,
      options: options.map((option, place) =>
        present({ key: keyAt(place), correct: place === right % options.length, ...option }),
      ),
    })),
  accepted.map((all) => ({ kind: 'short' as const, accepted: all })),
  fc.tuple(acceptedNumber, listOf(acceptedNumber, 0, 2)).map(([first, others]) => ({
    kind: 'numeric' as const,
    accepted: [present({ ...first, share: undefined }), ...others],
  })),
);

const gaps: fc.Arbitrary<Answers> = fc
  .record({
    parts: listOf(fc.record({ blank, before: fc.record({ sw: words, en: words }) }), 1, 4),
    languages: fc.constantFrom<('sw' | 'en')[]>(['sw', 'en'], ['sw'], ['en']),
    scoring: partial,
    feedback: verdicts,
  })
  .map(({ parts, languages, scoring, ...rest }) => {
    const textIn = (language: 'sw' | 'en') =>
      languages.includes(language)
        ? parts.map(({ before }, place) => `${before[language]} {{${keyAt(place)}}}`).join(' ')
        : null;
    return present({
      type: 'gaps',
      scoring,
      text: { sw: textIn('sw'), en: textIn('en') },
      blanks: parts.map((part, place) => ({ key: keyAt(place), ...part.blank })),
      ...rest,
    });
  });

const cell = fc.constantFrom('a', 'b', 'c', 'd');

/** What is shown before a question, in the one way in which it can be written in MDX. */
const stimulusWith = (pictures: readonly string[]) =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom('Mama ana miaka 30.', 'Vaccines in **March**', 'ANC \\{1st visit}'),
        fc.array(cell, { minLength: 1, maxLength: 3 }).map((all) => all.map((one) => `- ${one}`).join('\n')),
        fc.tuple(cell, cell).map(([one, other]) => `| ${one} | x |\n| - | - |\n| ${other} | y |`),
        ...(pictures.length === 0
          ? []
          : [
              fc
                .tuple(fc.constantFrom(...pictures), fc.boolean())
                .map(
                  ([path, hasCaption]) =>
                    `<Figure src="${path}" alt="Grafu ya &#x22;VVU&#x22;"${hasCaption ? ' caption="Mwaka 2025"' : ''} />`,
                ),
            ]),
      ),
      { minLength: 1, maxLength: 3 },
    )
    // Two lists after each other would be one.
    .filter((blocks) =>
      blocks.every((block, place) => !(block.startsWith('- ') && blocks[place - 1]?.startsWith('- '))),
    )
    .map((blocks) => blocks.join('\n\n'));

const itemWith = (answers: fc.Arbitrary<Answers>, pictures: readonly string[]): fc.Arbitrary<ItemDraft> =>
  fc
    .record({
      id: fc.stringMatching(/^[a-z]{1,8}(\.[a-z0-9]{1,6}){0,3}$/),
      outcome: fc.constantFrom('', 'data.o1', 'm2.o3'),
      stem: said(lines),
      stimulus: fc.option(said(stimulusWith(pictures)), { nil: undefined }),
      caseId: fc.option(fc.constantFrom('case.1', 'case.mama'), { nil: undefined }),
      explanation: saidFeedback,
      answers,
    })
    .map(({ answers: own, ...base }) => JSON.parse(JSON.stringify({ ...base, ...own })) as ItemDraft);

const anyUnit = fc.oneof(
  fc.constant(null),
  words.map((unit) => ({ sw: unit, en: unit })),
  said(words),
);

/** Any item that Moodle's XML holds as it is. @param pictures paths of the pictures that may be shown */
export const anyItemOfMoodle = (pictures: readonly string[]): fc.Arbitrary<ItemDraft> =>
  itemWith(
    fc.oneof(single, multi, trueFalse, numericWith(anyUnit), short, matchingWith(verdicts), ordering, gaps),
    pictures,
  );

const nothingSaid = fc.record({ right: unsaid, wrong: unsaid });

/** Any item that GIFT holds as it is. */
export const anyItemOfGift: fc.Arbitrary<ItemDraft> = itemWith(
  fc.oneof(single, multi, trueFalse, numericWith(fc.constant(null)), short, matchingWith(nothingSaid)),
  [],
);
