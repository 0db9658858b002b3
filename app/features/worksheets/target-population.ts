import { count, group, number, optional, share } from './fields';
import { difference, from, given, isNumber, noResult, quotient, type Result } from './result';
import { counted, definePart, measured, percent, type Worksheet, type Finding } from './worksheet';

const year = () => count({ most: 2200 });

const groups = ['pregnant_women', 'live_births', 'surviving_infants', 'under5', 'wra_15_49'] as const;

/**
 * People of a year, and the groups that services are planned for.
 *
 * P(t) = P(base) × (1 + r)^(t − base), r by year as a percentage; a group = P(t) × its share, its month a twelfth. The base is a census (Tanzania: 2022).
 * Shares of groups are the council's own approved ones: those of the example are for practice, no national standard. Surviving infants
 * above live births, or live births above pregnant women, are told as shares in the wrong order.
 */
const projection = definePart({
  fields: {
    base_population: count(),
    base_year: year(),
    target_year: year(),
    growth_pct: number({ least: -50, most: 50 }),
    fractions: optional(
      group({
        pregnant_women: optional(share()),
        live_births: optional(share()),
        surviving_infants: optional(share()),
        under5: optional(share()),
        wra_15_49: optional(share()),
      }),
    ),
  },
  settings: {},
  figures: { population: counted(), targets: counted(), monthly: measured(1) },
  isOnPage: true,
  example: {
    base_population: 244854,
    base_year: 2022,
    target_year: 2025,
    growth_pct: 3.2,
    fractions: {
      pregnant_women: 0.04,
      live_births: 0.036,
      surviving_infants: 0.034,
      under5: 0.155,
      wra_15_49: 0.24,
    },
  },
  compute({ base_population, base_year, target_year, growth_pct, fractions }) {
    const population = from(
      [base_population, base_year, target_year, growth_pct],
      (people, start, end, growth) => people * (1 + growth / 100) ** (end - start),
    );
    const targetOf = (key: (typeof groups)[number]): Result =>
      from([population, fractions[key]], (people, part) => people * part);
    const { pregnant_women, live_births, surviving_infants } = fractions;
    const isAbove = (one: typeof live_births, other: typeof live_births) =>
      isNumber(one) && isNumber(other) && one > other;
    return {
      population,
      targets: Object.fromEntries(groups.map((key) => [key, targetOf(key)])),
      monthly: Object.fromEntries(groups.map((key) => [key, from([targetOf(key)], (people) => people / 12)])),
      is_order_reversed: isAbove(surviving_infants, live_births) || isAbove(live_births, pregnant_women),
    };
  },
  interpret({ population, is_order_reversed }): Finding[] {
    if (!isNumber(population)) return [];
    return [
      ...(is_order_reversed ? [{ code: 'orderReversed', values: {} }] : []),
      { code: 'projected', values: { population } },
    ];
  },
  series(_, { population, targets }) {
    const known = groups.flatMap((key) => {
      const target = targets[key] ?? null;
      return isNumber(target) ? [{ key: key, target }] : [];
    });
    if (!isNumber(population) || known.length === 0) return undefined;
    const all = [{ key: 'all', target: population }, ...known].toSorted(
      (one, other) => one.target - other.target,
    );
    return {
      kind: 'pyramid',
      labels: all.map(({ key }) => key),
      unit: 'count',
      lines: [{ key: 'targets', values: all.map(({ target }) => target) }],
    };
  },
  table(_, { targets, monthly }) {
    return {
      columns: [{ key: 'group', isWord: true }, { key: 'targets' }, { key: 'monthly' }],
      rows: groups
        .filter((key) => isNumber(targets[key] ?? null))
        .map((key) => [key, targets[key] ?? null, monthly[key] ?? null]),
    };
  },
});

/** Growth by year between two counts: geometric (P2 / P1)^(1/n) − 1, and ln(P2 / P1) / n beside it, both in per cent. */
const growth = definePart({
  fields: { pop_start: count(), pop_end: count(), years: number({ least: 0, most: 200 }) },
  settings: {},
  figures: { geometric_growth_pct: percent(3), exponential_growth_pct: percent(3), increase: counted() },
  isOnPage: true,
  example: { pop_start: 44928923, pop_end: 61741120, years: 10 },
  compute({ pop_start, pop_end, years }) {
    const times = quotient(pop_end, pop_start);
    const yearly = (rate: (ratio: number, count: number) => number) =>
      from([times, years], (ratio, count) =>
        count === 0 || ratio === 0 ? noResult('zeroDenominator') : rate(ratio, count) * 100,
      );
    return {
      geometric_growth_pct: yearly((ratio, count) => ratio ** (1 / count) - 1),
      exponential_growth_pct: yearly((ratio, count) => Math.log(ratio) / count),
      increase: difference(pop_end, pop_start),
    };
  },
  interpret({ geometric_growth_pct }): Finding[] {
    return isNumber(geometric_growth_pct) ? [{ code: 'growth', values: { geometric_growth_pct } }] : [];
  },
});

/**
 * Targets by what the facility sees: pregnancies = first antenatal visits ÷ survey coverage; deliveries = pregnancies × (1 − loss); births =
 * deliveries ÷ (1 − twinning / 2); live births = births × (1 − stillbirth); children for Penta = live births × (1 − neonatal death); all as shares
 * (Countdown to 2030, denominator assessment; the guide's printed figures carry a slip after the first step).
 */
const fromAnc = definePart({
  fields: {
    anc1_visits: count(),
    anc1_survey_coverage: share(),
    abortion: share(),
    twinning: share(),
    stillbirth: share(),
    neonatal: share(),
  },
  settings: {},
  figures: {
    penta_eligible: counted(),
    pregnancies: counted(),
    deliveries: counted(),
    births: counted(),
    live_births: counted(),
  },
  isOnPage: true,
  example: {
    anc1_visits: 100000,
    anc1_survey_coverage: 0.95,
    abortion: 0.03,
    twinning: 0.015,
    stillbirth: 0.02,
    neonatal: 0.03,
  },
  compute({ anc1_visits, anc1_survey_coverage, abortion, twinning, stillbirth, neonatal }) {
    const pregnancies = quotient(anc1_visits, anc1_survey_coverage);
    const deliveries = from([pregnancies, abortion], (all, lost) => all * (1 - lost));
    const births = from([deliveries, twinning], (all, twins) => all / (1 - twins / 2));
    const live = from([births, stillbirth], (all, dead) => all * (1 - dead));
    return {
      penta_eligible: from([live, neonatal], (all, dead) => all * (1 - dead)),
      pregnancies,
      deliveries,
      births,
      live_births: live,
    };
  },
  interpret({ pregnancies, penta_eligible }): Finding[] {
    if (!isNumber(pregnancies) || !isNumber(penta_eligible)) return [];
    return [{ code: 'fromAnc', values: { pregnancies, penta_eligible } }];
  },
});

/** Children of Penta's age = first doses ÷ survey coverage. */
const fromPenta = definePart({
  fields: { penta1_doses: count(), survey_coverage: share() },
  settings: {},
  figures: { denominator: counted() },
  isOnPage: false,
  example: { penta1_doses: 100000, survey_coverage: 0.92 },
  compute: ({ penta1_doses, survey_coverage }) => ({
    denominator: quotient(given(penta1_doses), survey_coverage),
  }),
  interpret: () => [],
});

export const targetPopulation = {
  key: 'W06',
  version: 1,
  slug: 'target-population',
  toolkit: 'immunisation',
  parts: { projection, growth, fromAnc, fromPenta },
} satisfies Worksheet;
