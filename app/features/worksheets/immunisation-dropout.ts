import { count, number, optional, share, table, text } from './fields';
import { percentBars } from './percent-bars';
import { difference, from, given, isNumber, noResult, percentOf, type Result } from './result';
import { roundHalfUp, roundUp } from './rounding';
import { threshold } from './settings';
import { above, atLeast, below } from './thresholds';
import { counted, definePart, measured, percent, type Worksheet, type Finding } from './worksheet';

const settings = { access_cutoff: threshold(80), dropout_cutoff: threshold(10) };
interface Cutoffs {
  access_cutoff: number;
  dropout_cutoff: number;
}

type Verdict = 'good' | 'poor' | null;

/** Access is first doses against the target, use is who comes back; each is good or poor, which makes four categories. */
function categorise(coverage: Result, dropout: Result, { access_cutoff, dropout_cutoff }: Cutoffs) {
  const access: Verdict = !isNumber(coverage) ? null : atLeast(coverage, access_cutoff) ? 'good' : 'poor';
  const utilisation: Verdict = !isNumber(dropout) ? null : below(dropout, dropout_cutoff) ? 'good' : 'poor';
  const category =
    access === null || utilisation === null
      ? null
      : 1 + (access === 'good' ? 0 : 2) + (utilisation === 'good' ? 0 : 1);
  return { access, utilisation, category };
}

const dropoutOf = (first: Parameters<typeof difference>[0], last: Parameters<typeof difference>[0]) =>
  percentOf(difference(first, last), first, 'noDoses');

/**
 * Immunisation coverage and dropout of one period in one place.
 *
 * coverage = doses given to the target age / target of the same period × 100; dropout = (earlier dose − later dose) / earlier dose × 100 for Penta1 to
 * Penta3, BCG to MR1 and Penta1 to MR1; not immunised = target − Penta3 children, below zero where more came than were counted.
 * Access is good from a Penta1 coverage of 80 %, use below a Penta1–Penta3 dropout of 10 %: category 1 both good, 2 access alone, 3 use
 * alone, 4 neither (OpenLearn Create, Immunization Module; training handout 5.2.4a). BCG is counted against live births where they are given, else
 * against surviving infants. A coverage above 100 and a negative dropout are told; no target or no first dose gives no figure.
 */
const coverage = definePart({
  fields: {
    target_surviving_infants: count(),
    penta1: count(),
    penta3: count(),
    live_births: optional(count()),
    bcg: optional(count()),
    mr1: optional(count()),
  },
  settings,
  figures: {
    dropout_p1_p3: percent(),
    cov_penta1: percent(),
    cov_penta3: percent(),
    cov_bcg: percent(),
    cov_mr1: percent(),
    dropout_bcg_mr1: percent(),
    dropout_p1_mr1: percent(),
    not_immunised_penta3: counted(),
  },
  bands: { dropout_p1_p3: 'utilisation', cov_penta1: 'access' },
  isOnPage: true,
  example: { target_surviving_infants: 1040, penta1: 960, penta3: 845, bcg: 1010, mr1: 820 },
  compute({ target_surviving_infants: target, live_births, bcg, penta1, penta3, mr1 }, cutoffs) {
    const of = (doses: typeof penta1, denominator = target) => percentOf(doses, denominator, 'noTarget');
    const dropout = dropoutOf(penta1, penta3);
    const covered = {
      cov_penta1: of(penta1),
      cov_penta3: of(penta3),
      cov_bcg: of(bcg, live_births ?? target),
      cov_mr1: of(mr1),
    };
    const isAbove100 = Object.values(covered).some((one) => isNumber(one) && above(one, 100));
    const isNegative = isNumber(dropout) && below(dropout, 0);
    return {
      ...categorise(covered.cov_penta1, dropout, cutoffs),
      dropout_p1_p3: dropout,
      ...covered,
      dropout_bcg_mr1: dropoutOf(bcg, mr1),
      dropout_p1_mr1: dropoutOf(penta1, mr1),
      not_immunised_penta3: difference(target, penta3),
      flags: [...(isAbove100 ? ['coverage>100'] : []), ...(isNegative ? ['negative dropout'] : [])],
    };
  },
  interpret({ category, cov_penta1, dropout_p1_p3, not_immunised_penta3, flags }): Finding[] {
    const findings: Finding[] = flags.map((flag) => ({
      code: flag === 'coverage>100' ? 'above100' : 'negativeDropout',
    }));
    // What says that the figures can't be right comes before what they would mean.
    if (category !== null && isNumber(cov_penta1) && isNumber(dropout_p1_p3))
      findings.push({ code: `category${category}`, values: { cov_penta1, dropout_p1_p3 } });
    if (isNumber(not_immunised_penta3) && not_immunised_penta3 > 0)
      findings.push({ code: 'notImmunised', values: { not_immunised_penta3 } });
    return findings;
  },
  series(_, { cov_bcg, cov_penta1, cov_penta3, cov_mr1 }) {
    return percentBars('coverage', { cov_bcg, cov_penta1, cov_penta3, cov_mr1 });
  },
});

/** Coverage of third doses, dropout and category of several areas: which to visit first. Sums, sources and edge cases are those of `coverage`. */
const areas = definePart({
  fields: { rows: table({ area: optional(text()), target: count(), penta1: count(), penta3: count() }, 6) },
  settings,
  figures: {
    areas_poor: counted(),
    areas_judged: counted(),
    cov_penta1: percent(),
    cov_penta3: percent(),
    dropout_p1_p3: percent(),
  },
  isOnPage: true,
  fromDhis2: 'places',
  example: {
    rows: [
      { area: 'Kagunga', target: 120, penta1: 114, penta3: 109 },
      { area: 'Mwamgongo', target: 150, penta1: 141, penta3: 118 },
      { area: 'Kalinzi', target: 210, penta1: 145, penta3: 138 },
      { area: 'Matyazo', target: 90, penta1: 61, penta3: 49 },
    ],
  },
  compute({ rows }, cutoffs) {
    const first = rows.map(({ target, penta1 }) => percentOf(penta1, target, 'noTarget'));
    const dropout = rows.map(({ penta1, penta3 }) => dropoutOf(penta1, penta3));
    const category = rows.map(
      (_, place) =>
        categorise(first[place] ?? noResult('missing'), dropout[place] ?? noResult('missing'), cutoffs)
          .category,
    );
    return {
      areas_poor: category.filter((one) => one !== null && one > 1).length,
      areas_judged: category.filter((one) => one !== null).length,
      cov_penta1: first,
      cov_penta3: rows.map(({ target, penta3 }) => percentOf(penta3, target, 'noTarget')),
      dropout_p1_p3: dropout,
      category,
    };
  },
  interpret({ areas_poor, areas_judged }): Finding[] {
    if (areas_judged === 0) return [];
    return [{ code: areas_poor > 0 ? 'areasPoor' : 'areasGood', values: { areas_poor, areas_judged } }];
  },
  series({ rows }, { dropout_p1_p3 }) {
    return {
      kind: 'bars',
      labels: rows.map(({ area }) => area),
      unit: 'percent',
      lines: [{ key: 'dropout_p1_p3', values: dropout_p1_p3.map((one) => (isNumber(one) ? one : null)) }],
    };
  },
  table({ rows }, outputs) {
    return {
      columns: [
        { key: 'area' },
        { key: 'category' },
        { key: 'cov_penta1' },
        { key: 'cov_penta3' },
        { key: 'dropout_p1_p3' },
      ],
      rows: rows.map(({ area }, place) => [
        area,
        outputs.category[place] ?? null,
        outputs.cov_penta1[place] ?? null,
        outputs.cov_penta3[place] ?? null,
        outputs.dropout_p1_p3[place] ?? null,
      ]),
    };
  },
});

/**
 * Doses to order: target × doses for each child × coverage planned × 1 / (1 − wastage), rounded up. The module that publishes
 * the sum (OpenLearn Create, Immunization Module, SAQ 5.1) rounds the wastage factor to two decimals first and comes to fewer;
 * both are told, the exact one is meant. A wastage of 100 % gives no figure.
 */
const dosesNeeded = definePart({
  fields: {
    population: count(),
    infant_fraction: share(),
    doses: count({ most: 10 }),
    coverage: share(),
    wastage_rate_pct: number({ least: 0, most: 100 }),
  },
  settings: {},
  figures: {
    doses_needed_full_precision: counted(),
    target: measured(1),
    wastage_factor_2dp: measured(2),
    doses_needed_rounded_factor: counted(),
  },
  isOnPage: true,
  example: { population: 5700, infant_fraction: 0.05, doses: 3, coverage: 0.9, wastage_rate_pct: 5 },
  compute({ population, infant_fraction, doses, coverage: planned, wastage_rate_pct }) {
    const target = from([population, infant_fraction], (people, part) => people * part);
    const factor = from([wastage_rate_pct], (rate) =>
      rate === 100 ? noResult('zeroDenominator') : 1 / (1 - rate / 100),
    );
    const needed = (wastage: Result) =>
      from([target, doses, planned, wastage], (children, each, part, more) =>
        roundUp(children * each * part * more),
      );
    const rounded = from([factor], (one) => roundHalfUp(one, 2));
    return {
      doses_needed_full_precision: needed(factor),
      target,
      wastage_factor_2dp: rounded,
      doses_needed_rounded_factor: needed(rounded),
    };
  },
  interpret({ doses_needed_full_precision: doses }): Finding[] {
    return isNumber(doses) ? [{ code: 'order', values: { doses_needed_full_precision: doses } }] : [];
  },
});

/** The target that a published coverage and number of doses imply. */
const impliedTarget = definePart({
  fields: { penta3: count(), coverage_pct: number({ least: 0 }) },
  settings: {},
  figures: { implied_target: counted() },
  isOnPage: false,
  example: { penta3: 1596951, coverage_pct: 98.6 },
  compute: ({ penta3, coverage_pct }) => ({ implied_target: percentOf(penta3, coverage_pct) }),
  interpret: () => [],
});

/** Categories of coverages and dropouts that are known already. */
const categories = definePart({
  fields: { rows: table({ penta1_cov: number({ least: 0 }), dropout: number() }, 6) },
  settings,
  figures: { penta1_cov: percent(), dropout: percent() },
  isOnPage: false,
  example: { rows: [[92, 6]] },
  compute: ({ rows }, cutoffs) => ({
    rows: rows.map(({ penta1_cov, dropout }) => ({
      penta1_cov: given(penta1_cov),
      dropout: given(dropout),
      ...categorise(given(penta1_cov), given(dropout), cutoffs),
    })),
  }),
  interpret: () => [],
});

export const immunisationDropout = {
  key: 'W05',
  version: 1,
  slug: 'immunisation-dropout',
  toolkit: 'immunisation',
  parts: { coverage, areas, dosesNeeded, impliedTarget, categories },
} satisfies Worksheet;
