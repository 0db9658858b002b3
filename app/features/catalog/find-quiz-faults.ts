import { caseSetsOf, type DrawRule, hasParts } from '~/features/items/index';
import type { Problem } from '~/platform/content/problem';
import type { WrittenItem } from '~/features/items/schemas';

/** A quiz before each item has been given the stimulus of the case that it names. */
interface WrittenQuiz extends DrawRule {
  cases: { id: string }[];
  items: WrittenItem[];
}

export interface QuizFault extends Problem {
  path: (string | number)[];
}

/** What must fit together in a quiz: its cases and items, and the rule of its draw, which any attempt must be able to obey. */
export function findQuizFaults(quiz: WrittenQuiz): QuizFault[] {
  const faults = [...faultsOfCases(quiz), ...faultsOfIds(quiz), ...faultsOfNumbers(quiz)];
  return faults.length > 0 ? faults : faultsOfDraw(quiz);
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
function faultsOfIds({ items }: WrittenQuiz): QuizFault[] {
  const idsWithParts = items.filter(hasParts).map(({ id }) => id);
  return items.flatMap(({ id }, index): QuizFault[] => {
    const other = idsWithParts.find((one) => id.length === one.length + 2 && id.startsWith(`${one}.`));
    return other ? [{ code: 'itemIdOfPart', path: ['items', index, 'id'], values: { item: id, other } }] : [];
  });
}

function faultsOfNumbers({ draw, perOutcome, items }: WrittenQuiz): QuizFault[] {
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

function faultsOfDraw({ draw, perOutcome, cases, items }: WrittenQuiz): QuizFault[] {
  const drawable = items.map((item) => ({ outcome: item.outcome, caseId: item.case }));
  const sets = caseSetsOf(drawable, { draw, perOutcome });
  if (sets.length === 0) return [{ code: 'drawImpossible', path: ['draw'], values: { draw } }];
  return cases.flatMap(({ id }, index): QuizFault[] => {
    const size = items.filter((item) => item.case === id).length;
    return sets.some((set) => set.includes(id))
      ? []
      : [{ code: 'caseNeverDrawn', path: ['cases', index], values: { case: id, size, draw } }];
  });
}
