import type { Blank, ItemDraft, PartlyLocalized, Scoring } from '~db/schema/items';
import { type Language, languages } from '~/platform/i18n/language';
import { type ClozeField, writeClozeField } from './cloze-fields';
import { writeTags } from './tag-labels';
import { joinLanguages } from './languages-in-text';
import { emptyMoodleQuestion, type MoodleAnswer, type MoodleQuestion } from './moodle-question';
import { stimulusClass } from './question-text';
import { usualShares } from './read-choices';
import { escapeHtml, noText, type RichText } from './rich-text';
import { stimulusHtml } from './stimulus-html';
import { CannotWrite, type ExportedItem, type FindFile, type LossCode } from './written-items';

interface Writing {
  item: ItemDraft;
  /** The language of texts that are written without a mark. */
  unmarked: Language;
  losses: Set<LossCode>;
}

/**
 * An item in Moodle's terms.
 * @throws CannotWrite where Moodle has nothing like it
 */
export function toMoodleQuestion(
  { item, name, category, labels }: ExportedItem,
  unmarked: Language,
  findFile: FindFile,
): { question: MoodleQuestion; losses: LossCode[] } {
  const writing: Writing = { item, unmarked, losses: new Set() };
  const files = new Map<string, Uint8Array>();
  const answers = answersOf(writing);
  const question: MoodleQuestion = {
    ...emptyMoodleQuestion({ line: 1, path: null }, ''),
    ...answers,
    name: name || nameOf(item),
    text: questionText(writing, findFile, files),
    general: item.explanation ? rich(writing, item.explanation) : noText,
    idNumber: item.id,
    tags: writeTags({ labels, outcome: item.outcome, caseId: item.caseId, scoring: scoringTag(item) }),
    files,
    category,
  };
  return { question, losses: [...writing.losses] };
}

/** The first words of a question. */
const nameOf = ({ stem }: ItemDraft): string => (stem.en ?? stem.sw ?? '').replace(/\s+/g, ' ').slice(0, 80);

const html = (text: string): RichText => ({ text, format: 'html' });

const rich = ({ unmarked }: Writing, text: PartlyLocalized | undefined): RichText =>
  text ? html(joinLanguages(text, escapeHtml, unmarked)) : noText;

const isSaid = (text: PartlyLocalized | undefined): boolean =>
  text !== undefined && (text.sw ?? text.en) !== null;

/** Moodle can't be told that an answer counts whole or not at all, but in orderings: a tag keeps it. */
function scoringTag(item: ItemDraft): Scoring | undefined {
  const hasScoring = item.type === 'multi' || item.type === 'matching' || item.type === 'gaps';
  if (!hasScoring || (item.type === 'multi' && item.options.some(({ share }) => share !== undefined))) {
    return undefined;
  }
  const scoring = item.scoring ?? 'all-or-nothing';
  return item.type === 'multi' || scoring === 'all-or-nothing' ? scoring : undefined;
}

function questionText(writing: Writing, findFile: FindFile, files: Map<string, Uint8Array>): RichText {
  const { item, losses } = writing;
  const parts = [item.stimulus, item.stem, ...(item.type === 'gaps' ? [item.text] : [])];
  const isOneLanguage = parts.every((part) =>
    languages.every((one) => one === writing.unmarked || !part?.[one]),
  );
  // Where one part is marked all are: a part without marks would be read in both languages.
  const unmarked = isOneLanguage ? writing.unmarked : null;
  const pictureAt = (path: string) => {
    const bytes = findFile(path);
    if (!bytes) throw new CannotWrite('pictureMissing');
    const name = path.replace(/^.*\//, '');
    files.set(name, bytes);
    return `@@PLUGINFILE@@/${name}`;
  };
  const shown =
    item.stimulus &&
    joinLanguages(
      item.stimulus,
      (mdx) => {
        const written = stimulusHtml(mdx, pictureAt);
        for (const loss of written.losses) losses.add(loss);
        return written.html;
      },
      unmarked,
    );
  const asked = joinLanguages(item.stem, escapeHtml, unmarked);
  const written = [
    ...(shown ? [`<div class="${stimulusClass}">${shown}</div>`] : []),
    ...(asked ? [`<p>${asked}</p>`] : []),
    ...(item.type === 'gaps' ? [`<p>${gapText(writing, item, unmarked)}</p>`] : []),
  ].join('\n');
  if (written === '') throw new CannotWrite('empty');
  return html(written);
}

type ItemOf<Type extends ItemDraft['type']> = Extract<ItemDraft, { type: Type }>;

const gap = /\{\{([a-z]+)\}\}/g;

/** @throws CannotWrite where the two languages have their gaps in different orders: Moodle has one order */
function gapText(writing: Writing, item: ItemOf<'gaps'>, unmarked: Language | null): string {
  const orders = languages.flatMap((language) => {
    const text = item.text[language];
    return text === null ? [] : [[...text.matchAll(gap)].map(([, key = '']) => key)];
  });
  const [order = []] = orders;
  const keys = item.blanks.map(({ key }) => key);
  if (
    orders.some((one) => one.join() !== order.join()) ||
    [...order].sort().join() !== [...keys].sort().join()
  ) {
    throw new CannotWrite('gapOrder');
  }
  const pieces = { sw: piecesOf(item.text.sw), en: piecesOf(item.text.en) };
  return Array.from({ length: order.length + 1 }, (_none, place) => {
    const piece = { sw: pieces.sw?.[place] ?? null, en: pieces.en?.[place] ?? null };
    const words = piece.sw || piece.en ? joinLanguages(piece, escapeHtml, unmarked) : '';
    const blank = item.blanks.find(({ key }) => key === order[place]);
    return words + (blank ? writeClozeField(fieldOf(writing, blank)) : '');
  }).join('');
}

/** The words between the gaps. */
const piecesOf = (text: string | null): string[] | undefined => text?.split(/\{\{[a-z]+\}\}/);

function fieldOf(writing: Writing, blank: Blank<PartlyLocalized>): ClozeField {
  const field = { kind: blank.kind, weight: 1, caseCounts: false };
  const say = (text: PartlyLocalized | undefined) => rich(writing, text).text;
  switch (blank.kind) {
    case 'choice':
      return {
        ...field,
        alternatives: blank.options.map(({ text, correct, feedback }) => ({
          text: say(text),
          share: correct ? 1 : 0,
          feedback: say(feedback),
        })),
      };
    case 'short':
      return {
        ...field,
        alternatives: blank.accepted.map(({ text, share = 1, feedback }) => ({
          text: escapeHtml(text.replaceAll('*', '\\*')),
          share,
          feedback: say(feedback),
        })),
      };
    case 'numeric':
      return {
        ...field,
        alternatives: blank.accepted.map(({ answer, tolerance, share = 1, feedback }) => ({
          text: `${answer}:${tolerance}`,
          share,
          feedback: say(feedback),
        })),
      };
  }
}

const plain = (text: string): RichText => ({ text, format: 'plain' });

const answerOf = (
  text: RichText,
  share: number,
  feedback: RichText = noText,
  tolerance = 0,
): MoodleAnswer => ({
  text,
  share,
  feedback,
  tolerance,
});

/** What is said to any answer that isn't named. */
const anyOther = (writing: Writing, feedback: PartlyLocalized): MoodleAnswer[] =>
  isSaid(feedback) ? [answerOf(plain('*'), 0, rich(writing, feedback))] : [];

const combined = (
  writing: Writing,
  { right, wrong }: { right: PartlyLocalized; wrong: PartlyLocalized },
) => ({
  combined: { right: rich(writing, right), wrong: rich(writing, wrong) },
});

function answersOf(writing: Writing): Partial<MoodleQuestion> {
  const { item, losses } = writing;
  switch (item.type) {
    case 'single':
    case 'multi':
      return choicesOf(writing, item);
    case 'true_false':
      return {
        type: 'truefalse',
        answers: [true, false].map((says) => {
          const isRight = says === item.answer;
          const feedback = isRight ? item.feedback.right : item.feedback.wrong;
          return answerOf(plain(String(says)), isRight ? 1 : 0, rich(writing, feedback));
        }),
      };
    case 'numeric':
      return numbersOf(writing, item);
    case 'short':
      if (isSaid(item.feedback.right)) losses.add('feedback');
      return {
        type: 'shortanswer',
        answers: [
          ...item.accepted.map(({ text, share = 1, feedback }) =>
            answerOf(plain(text.replaceAll('*', '\\*')), share, rich(writing, feedback)),
          ),
          ...anyOther(writing, item.feedback.wrong),
        ],
      };
    case 'matching':
      if (item.scoring !== 'partial') losses.add('allOrNothing');
      return { type: 'matching', pairs: pairsOf(writing, item), ...combined(writing, item.feedback) };
    case 'ordering':
      return {
        type: 'ordering',
        isPartial: item.scoring === 'partial',
        answers: item.steps.map(({ text }) => answerOf(rich(writing, text), 1)),
        ...combined(writing, item.feedback),
      };
    case 'gaps':
      if (item.scoring !== 'partial') losses.add('allOrNothing');
      if (isSaid(item.feedback.right) || isSaid(item.feedback.wrong)) losses.add('feedback');
      return { type: 'cloze', ...combined(writing, item.feedback) };
    case 'chart':
      throw new CannotWrite('chart');
  }
}

function choicesOf(writing: Writing, item: ItemOf<'single' | 'multi'>): Partial<MoodleQuestion> {
  const isSingle = item.type === 'single';
  const scoring = item.scoring ?? 'all-or-nothing';
  const hasShares = item.options.some(({ share }) => share !== undefined);
  if (!isSingle && !hasShares && scoring === 'all-or-nothing') writing.losses.add('allOrNothing');
  const usual = usualShares(
    item.options.map(({ correct }) => correct),
    scoring,
  );
  return {
    type: 'multichoice',
    single: isSingle,
    answers: item.options.map(({ text, correct, feedback, share }, place) => {
      const otherwise = isSingle ? (correct ? 1 : 0) : (usual[place] ?? 0);
      return answerOf(rich(writing, text), share ?? otherwise, rich(writing, feedback));
    }),
  };
}

function numbersOf(writing: Writing, { numeric, feedback }: ItemOf<'numeric'>): Partial<MoodleQuestion> {
  const { unit } = numeric;
  if (unit && unit.sw !== unit.en) writing.losses.add('unitLanguages');
  const name = unit && (unit.sw === unit.en ? (unit.sw ?? '') : joinLanguages(unit, (words) => words, null));
  return {
    type: 'numerical',
    answers: [
      answerOf(plain(String(numeric.answer)), 1, rich(writing, feedback.right), numeric.tolerance),
      ...(numeric.others ?? []).map((other) =>
        answerOf(
          plain(String(other.answer)),
          other.share ?? 1,
          rich(writing, other.feedback),
          other.tolerance,
        ),
      ),
      ...anyOther(writing, feedback.wrong),
    ],
    units: name === null ? [] : [{ name, factor: 1 }],
  };
}

/** Choices that fit no prompt are pairs without one. */
function pairsOf(writing: Writing, { prompts, choices }: ItemOf<'matching'>): MoodleQuestion['pairs'] {
  const textOf = (key: string) => rich(writing, choices.find((choice) => choice.key === key)?.text);
  const unused = choices.filter(({ key }) => !prompts.some(({ match }) => match === key));
  return [
    ...prompts.map(({ text, match }) => ({ text: rich(writing, text), answer: textOf(match) })),
    ...unused.map(({ text }) => ({ text: noText, answer: rich(writing, text) })),
  ];
}
