import type { Counts } from './figures.server';
import type { Step } from './schemas';
import { smallestGroup } from './suppress';
import { suppressColumn, suppressNested } from './suppress-steps';
import type { Told } from './figure-tables';

/** From those who enrolled to those whose certificate ends soon: each a part of the step before. */
const nestedSteps = ['enrolled', 'active', 'passed', 'certified', 'expiring'] as const;
/** Steps that are counted by area. */
export const areaSteps = [...nestedSteps, 'expired'] as const;
const monthHeads = ['enrolled', 'passedIn', 'certifiedIn'] as const;
/** Whose sum a count by month is. */
const stepOfHead = { enrolled: 'enrolled', passedIn: 'passed', certifiedIn: 'certified' } as const;

/** How many enrolled, passed and were certified in a month. */
export interface MonthRow {
  month: string;
  enrolled: number;
  passedIn: number;
  certifiedIn: number;
}

/** The count, or null where a shared figure would tell of a few. */
export const hideSmall = (value: number, isShared: boolean): Told =>
  isShared && value > 0 && value < smallestGroup ? null : value;

interface Steps {
  funnel: Counts;
  areas: readonly Counts[];
  months: readonly MonthRow[];
  /** Whether those with an account are among the steps. */
  isKnownShown: boolean;
}

/** What is told of the steps of all, of each area and of each month. Areas and months add up to all: what one hides, no other may tell. */
export function tellSteps(
  { funnel, areas, months, isKnownShown }: Steps,
  isShared: boolean,
): { funnel: Record<Step, Told>; areas: Told[][]; months: Told[][] } {
  const valuesOf = (counts: Counts) => areaSteps.map((step): Told => counts[step]);
  const ofMonth = (row: MonthRow) => monthHeads.map((head): Told => row[head]);
  if (!isShared) return { funnel, areas: areas.map(valuesOf), months: months.map(ofMonth) };
  const nested = {
    rows: areas.map((counts) => nestedSteps.map((step) => counts[step])),
    totals: nestedSteps.map((step) => funnel[step]),
    before: isKnownShown && hideSmall(funnel.known, true) !== null ? funnel.known : undefined,
  };
  const hiddenSteps = new Set<Step>();
  for (;;) {
    const before = hiddenSteps.size;
    const steps = suppressNested(
      nested,
      nestedSteps.map((step) => hiddenSteps.has(step)),
    );
    for (const [at, step] of nestedSteps.entries()) if (steps.totals[at] === null) hiddenSteps.add(step);
    const columns = monthHeads.map((head) => {
      const { hidden, isTotalHidden } = suppressColumn(
        months.map((row) => row[head]),
        { isTotalHidden: hiddenSteps.has(stepOfHead[head]) },
      );
      if (isTotalHidden) hiddenSteps.add(stepOfHead[head]);
      return hidden;
    });
    if (hiddenSteps.size > before) continue;
    const ended = suppressEnded(areas, funnel, steps);
    return {
      funnel: {
        known: hideSmall(funnel.known, true),
        ...(Object.fromEntries(nestedSteps.map((step, at) => [step, steps.totals[at] ?? null])) as Record<
          (typeof nestedSteps)[number],
          Told
        >),
        expired: ended.isTotalHidden ? null : funnel.expired,
      },
      areas: areas.map(({ expired }, at) => [...(steps.rows[at] ?? []), ended.hidden[at] ? null : expired]),
      months: months.map((row, at) =>
        ofMonth(row).map((value, head) => (columns[head]?.[at] ? null : value)),
      ),
    };
  }
}

/** Where certificates that ended are not told: few, or all but a few of those that have passed and hold none. */
function suppressEnded(
  areas: readonly Counts[],
  funnel: Counts,
  { rows, totals }: { rows: Told[][]; totals: Told[] },
) {
  const [passedAt, certifiedAt] = [nestedSteps.indexOf('passed'), nestedSteps.indexOf('certified')];
  const tells = ({ expired }: Counts, told: readonly Told[] = []): boolean => {
    const [passed, certified] = [told[passedAt] ?? null, told[certifiedAt] ?? null];
    if (passed === null || certified === null) return false;
    const others = Math.abs(passed - certified - expired);
    return others > 0 && others < smallestGroup;
  };
  return suppressColumn(
    areas.length > 0 ? areas.map(({ expired }) => expired) : [funnel.expired],
    areas.length > 0
      ? { hidden: areas.map((counts, at) => tells(counts, rows[at])), isTotalHidden: tells(funnel, totals) }
      : { hidden: [tells(funnel, totals)] },
  );
}
