import { mostCases } from '~/features/items/index';
import { mostTaken, takeFromBank, type TakenItem } from '~/features/items/index.server';
import type { BankDraw } from '~/features/items/schemas';
import type { ContentFault } from '~/platform/content/content-fault';
import { placeInYaml } from '~/platform/content/parse-yaml.server';
import type { Problem } from '~/platform/content/problem';
import { languages } from '~/platform/i18n/language';
import type { ItemBody } from '~db/schema/items';
import { findFilledFaults } from './find-quiz-faults';
import { hashOf } from './hash-of.server';
import type { PackageFiles, QuizFiles, ReadPackage } from './read-package.server';
import { type CourseFile, leastItems } from './schemas';

/** Whether any quiz of a package may draw from a bank. */
export const drawsFromBanks = (files: PackageFiles): boolean =>
  [...files].some(([name, body]) => /(quiz|final|practice)\.yml$/.test(name) && body.includes('fromBank'));

/** A remark for each bank that quizzes name: without a database nobody knows what it holds. */
export const banksNamed = ({ quizzes, practices }: ReadPackage): ContentFault[] =>
  [...quizzes, ...practices].flatMap((files) =>
    (files?.quiz.fromBank ?? []).map(({ bank }, index): ContentFault => ({
      ...placeInYaml(files?.file ?? '', files?.text ?? '', ['fromBank', index, 'bank']),
      code: 'bankLater',
      values: { bank },
    })),
  );

/**
 * Takes into a package's quizzes the questions of banks that they draw from, as these are now.
 * @returns the package with them, and a stamp that is another as soon as anything else is taken
 */
export async function fillFromBanks(read: ReadPackage): Promise<{ package: ReadPackage; stamp: string }> {
  const { course } = read;
  if (!course) return { package: read, stamp: '' };
  const homes = homesOfItems([...read.quizzes, ...read.practices]);
  const faults = [...read.faults];
  const fill = async (files: QuizFiles): Promise<QuizFiles> => {
    const filled = await fillQuiz(files, course, homes);
    faults.push(...filled.faults);
    return filled.files;
  };
  const quizzes: QuizFiles[] = [];
  for (const files of read.quizzes) quizzes.push(await fill(files));
  const practices: (QuizFiles | undefined)[] = [];
  for (const files of read.practices) practices.push(files && (await fill(files)));
  return {
    package: {
      ...read,
      quizzes,
      practices,
      faults,
      package: faults.length > 0 ? undefined : read.package,
    },
    stamp: hashOf([...quizzes, ...practices].map((files) => files?.quiz.items)),
  };
}

/** The file in which an item stands, by the item's id. */
type Homes = Map<string, string>;

const homesOfItems = (quizzes: readonly (QuizFiles | undefined)[]): Homes =>
  new Map(quizzes.flatMap((files) => files?.quiz.items.map(({ id }) => [id, files.file] as const) ?? []));

async function fillQuiz(
  files: QuizFiles,
  course: CourseFile,
  homes: Homes,
): Promise<{ files: QuizFiles; faults: ContentFault[] }> {
  const { file, text, quiz } = files;
  if (quiz.fromBank.length === 0) return { files, faults: [] };
  const faults: ContentFault[] = [];
  const taken = { media: {}, places: new Map<string, (string | number)[]>() };
  const items = [...quiz.items];
  const origins = new Map<string, string>();
  for (const [index, entry] of quiz.fromBank.entries()) {
    const tell = ({ path, ...problem }: EntryFault) =>
      faults.push({ ...placeInYaml(file, text, ['fromBank', index, ...path]), ...problem });
    const answer = await takeFromBank(course.institute, entry);
    const { bank } = entry;
    if (answer.outcome !== 'taken') {
      const code = answer.outcome === 'elsewhere' ? 'bankElsewhere' : 'bankUnknown';
      tell({ path: ['bank'], code, values: { bank, institute: course.institute } });
      continue;
    }
    faultsOfQuery(entry, answer, course).forEach(tell);
    // What an earlier entry has taken from the same bank is there already.
    const fresh = answer.items.filter(({ body }) => origins.get(body.id) !== bank);
    const bodies = fresh.map((item) => bodyOf(item, entry));
    faultsOfItems(entry, fresh, course).forEach(tell);
    faultsOfHomes(entry, bodies, homes).forEach(tell);
    for (const body of bodies) {
      homes.set(body.id, file);
      origins.set(body.id, bank);
      taken.places.set(body.id, ['fromBank', index]);
    }
    Object.assign(taken.media, answer.files);
    items.push(...bodies);
  }
  const draw = quiz.drawsAll ? items.length : quiz.draw;
  const filled = { ...files, taken, quiz: { ...quiz, draw, items } };
  if (faults.length === 0) faults.push(...faultsOfFilled(filled, taken.places));
  return { files: filled, faults };
}

/** What is wrong with an entry of `fromBank`, and where in it. */
interface EntryFault extends Problem {
  path: (string | number)[];
}

/** A question as the quiz asks it. A case of a bank is none of the file's, whatever its name. */
function bodyOf({ body, outcome }: TakenItem, entry: BankDraw): ItemBody {
  return {
    ...body,
    outcome: outcomeIn(entry, outcome),
    ...(body.caseId !== undefined && { caseId: caseOf(entry, body.caseId) }),
  };
}

const caseOf = ({ bank }: BankDraw, caseId: string) => `${bank}/${caseId}`;

/** The course's outcome of a question that measures `outcome` in its bank. */
const outcomeIn = (entry: BankDraw, outcome: string): string =>
  (Object.hasOwn(entry.outcomes, outcome) ? entry.outcomes[outcome] : undefined) ?? entry.outcome ?? outcome;

function faultsOfQuery(
  { bank, where, outcomes, outcome }: BankDraw,
  { items, unknown }: { items: readonly TakenItem[]; unknown: { outcomes: string[]; tags: string[] } },
  course: CourseFile,
): EntryFault[] {
  const isOfCourse = (id: string) => course.outcomes.some((one) => one.id === id);
  const valuesUnknown = (['outcomes', 'tags'] as const).flatMap((list) =>
    unknown[list].map((value): EntryFault => ({
      code: 'bankValueUnknown',
      path: ['where', list, where[list]?.indexOf(value) ?? 0],
      values: { bank, value },
    })),
  );
  const mapped = [
    ...Object.entries(outcomes).map(([key, to]) => ({ to, path: ['outcomes', key] })),
    ...(outcome === undefined ? [] : [{ to: outcome, path: ['outcome'] }]),
  ];
  return [
    ...valuesUnknown,
    ...mapped
      .filter(({ to }) => !isOfCourse(to))
      .map(({ to, path }): EntryFault => ({ code: 'bankOutcomeTo', path, values: { outcome: to } })),
    ...(valuesUnknown.length === 0 && items.length === 0
      ? [{ code: 'bankEmpty' as const, path: ['where'], values: { bank } }]
      : []),
    ...(items.length > mostTaken
      ? [{ code: 'bankItemsMany' as const, path: ['where'], values: { bank, most: mostTaken } }]
      : []),
  ];
}

/** So many ids stand in one message. */
const namedAtMost = 5;

/** Tells several questions at once: they stand in no line of their own. */
function about(
  code: EntryFault['code'],
  { bank }: BankDraw,
  ids: readonly string[],
  values: EntryFault['values'] = {},
): EntryFault[] {
  if (ids.length === 0) return [];
  return [
    { code, path: [], values: { ...values, bank, number: ids.length, items: ids.slice(0, namedAtMost) } },
  ];
}

function faultsOfItems(entry: BankDraw, items: readonly TakenItem[], course: CourseFile): EntryFault[] {
  const idsOf = (some: readonly TakenItem[]) => some.map(({ body }) => body.id);
  const isOfCourse = ({ outcome }: TakenItem) =>
    course.outcomes.some((one) => one.id === outcomeIn(entry, outcome));
  const strange = items.filter((item) => !isOfCourse(item) && item.outcome !== '');
  const outcomes = [...new Set(strange.map(({ outcome }) => outcome))];
  return [
    ...languages.flatMap((language) =>
      about('bankItemLanguage', entry, idsOf(items.filter(({ missing }) => missing.includes(language))), {
        language,
      }),
    ),
    ...about('bankItemUnfit', entry, idsOf(items.filter(({ faults }) => faults.length > 0))),
    ...about(
      'bankOutcomeMissing',
      entry,
      idsOf(items.filter((item) => !isOfCourse(item) && item.outcome === '')),
    ),
    ...outcomes.flatMap((outcome) =>
      about('bankOutcomeUnknown', entry, idsOf(strange.filter((item) => item.outcome === outcome)), {
        outcome,
      }),
    ),
    ...faultsOfBankCases(entry, items),
  ];
}

/** The text of a case is shown once, so that its questions must have the same. */
function faultsOfBankCases(entry: BankDraw, items: readonly TakenItem[]): EntryFault[] {
  const textsOf = new Map<string, Set<string>>();
  for (const { body } of items) {
    if (body.caseId === undefined) continue;
    const texts = textsOf.get(body.caseId) ?? new Set();
    textsOf.set(body.caseId, texts.add(JSON.stringify([body.stimulus?.sw, body.stimulus?.en])));
  }
  return [...textsOf]
    .filter(([, texts]) => texts.size > 1)
    .map(([name]) => ({ code: 'bankCaseDiffers', path: [], values: { bank: entry.bank, case: name } }));
}

/** No item stands in two quizzes: who has practised a question knows its answer. */
function faultsOfHomes(entry: BankDraw, bodies: readonly ItemBody[], homes: Homes): EntryFault[] {
  const others = [...new Set(bodies.flatMap(({ id }) => homes.get(id) ?? []))];
  return others.flatMap((other) =>
    about(
      'bankItemTwice',
      entry,
      bodies.map(({ id }) => id).filter((id) => homes.get(id) === other),
      { other },
    ),
  );
}

/** What must fit together once all items are there. */
function faultsOfFilled(
  { file, text, quiz }: QuizFiles,
  places: Map<string, (string | number)[]>,
): ContentFault[] {
  const at = (path: (string | number)[]) => placeInYaml(file, text, path);
  const cases = new Set(quiz.items.flatMap(({ caseId }) => caseId ?? []));
  if (quiz.items.length < leastItems) {
    return [{ ...at(['fromBank']), code: 'itemsFew', values: { field: 'fromBank', least: leastItems } }];
  }
  if (cases.size > mostCases) {
    return [{ ...at(['fromBank']), code: 'bankCases', values: { cases: cases.size, most: mostCases } }];
  }
  const caseAt = (id: string) => {
    const own = quiz.cases.findIndex((one) => one.id === id);
    if (own >= 0) return ['cases', own];
    return places.get(quiz.items.find(({ caseId }) => caseId === id)?.id ?? '') ?? ['fromBank'];
  };
  return findFilledFaults(quiz, caseAt).map(({ path, ...problem }) => {
    const ofBank = path[0] === 'items' && places.get(quiz.items[Number(path[1])]?.id ?? '');
    return { ...at(ofBank || path), ...problem };
  });
}
