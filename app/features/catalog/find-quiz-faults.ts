import {
  caseSetsOf,
  type DrawableItem,
  type DrawRule,
  hasParts,
  type WrittenItem,
} from '~/features/items/index';
import type { Problem } from '~/platform/content/problem';
import type { ItemBody } from '~db/schema/items';

/** A quiz before each item has been given the stimulus of the case that it names. */
interface WrittenQuiz extends DrawRule {
  cases: { id: string }[];
  items: WrittenItem[];
  fromBank: readonly unknown[];
}

/** A quiz with all items that it draws from. */
interface FilledQuiz extends DrawRule {
  items: readonly ItemBody[];
}

export interface QuizFault extends Problem {
  path: (string | number)[];
}

/**
 * What must fit together in a quiz: its cases and items, and the rule of its draw, which any attempt must be able to obey. Of one that
 * draws from banks too the rule is looked at when they have been asked.
 */
export function findQuizFaults(quiz: WrittenQuiz): QuizFault[] {
  const faults = [...faultsOfCases(quiz), ...faultsOfIds(quiz)];
  if (quiz.fromBank.length > 0) return faults;
  const { items, ...rule } = quiz;
  const drawable = items.map((item) => ({ outcome: item.outcome, caseId: item.case }));
  const caseAt = (id: string) => ['cases', quiz.cases.findIndex((one) => one.id === id)];
  return faults.length > 0 ? faults : findDrawFaults({ ...rule, items: drawable }, caseAt);
}

/**
 * The same of a quiz whose items of banks have been taken into it.
 * @param caseAt where the file names the case of this id
 */
export function findFilledFaults(quiz: FilledQuiz, caseAt: (id: string) => QuizFault['path']): QuizFault[] {
  const faults = faultsOfIds(quiz);
  return faults.length > 0 ? faults : findDrawFaults(quiz, caseAt);
}

function faultsOfCases({ cases, items }: WrittenQuiz): QuizFault[] {
  const unknown = items.flatMap((item, index): QuizFault[] =>
    item.case === undefined || cases.some(({ id }) => id === item.case)
      ? []
      : [{ code: 'caseUnknown', path: ['items', index, 'case'], values: { item: item.id, case: item.case } }],
  );
  const unused = cases.flatMap(({ id }, index): QuizFault[] =>
    items.some((item) => item.case === id)
      ? []
      : [{ code: 'caseUnused', path: ['cases', index], values: { case: id } }],
  );
  return [...unknown, ...unused];
}

/** The parts of an answer stand under the item's id, a point and a letter: no other item may be called so. */
function faultsOfIds({ items }: { items: readonly (WrittenItem | ItemBody)[] }): QuizFault[] {
  const idsWithParts = items.filter(hasParts).map(({ id }) => id);
  return items.flatMap(({ id }, index): QuizFault[] => {
    const other = idsWithParts.find((one) => id.length === one.length + 2 && id.startsWith(`${one}.`));
    return other ? [{ code: 'itemIdOfPart', path: ['items', index, 'id'], values: { item: id, other } }] : [];
  });
}

interface DrawableQuiz extends DrawRule {
  items: readonly DrawableItem[];
}

function findDrawFaults(quiz: DrawableQuiz, caseAt: (id: string) => QuizFault['path']): QuizFault[] {
  const faults = faultsOfNumbers(quiz);
  return faults.length > 0 ? faults : faultsOfDraw(quiz, caseAt);
}

function faultsOfNumbers({ draw, perOutcome, items }: DrawableQuiz): QuizFault[] {
  const outcomes = new Set(items.map((item) => item.outcome)).size;
  const faults: QuizFault[] = [];
  if (draw > items.length) {
    faults.push({ code: 'drawTooMany', path: ['draw'], values: { draw, items: items.length } });
  }
  if (perOutcome !== null && perOutcome * outcomes > draw) {
    faults.push({ code: 'perOutcomeTooMany', path: ['perOutcome'], values: { perOutcome, outcomes, draw } });
  }
  return faults;
}

function faultsOfDraw(
  { draw, perOutcome, items }: DrawableQuiz,
  caseAt: (id: string) => QuizFault['path'],
): QuizFault[] {
  const sets = caseSetsOf(items, { draw, perOutcome });
  if (sets.length === 0) return [{ code: 'drawImpossible', path: ['draw'], values: { draw } }];
  const cases = [...new Set(items.flatMap(({ caseId }) => caseId ?? []))];
  return cases.flatMap((id): QuizFault[] => {
    const size = items.filter(({ caseId }) => caseId === id).length;
    return sets.some((set) => set.includes(id))
      ? []
      : [{ code: 'caseNeverDrawn', path: caseAt(id), values: { case: id, size, draw } }];
  });
}
