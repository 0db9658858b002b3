import { count, fixedList, list, number, optional, share } from './fields';
import { from, isNumber, noResult, numbersIn, percentOf, quotient, type Result, sumOf } from './result';
import { threshold } from './settings';
import { meanOf } from './statistics';
import { above, atLeast, within } from './thresholds';
import { counted, definePart, measured, percent, ratio, type Worksheet, type Finding } from './worksheet';

const judged = (one: Result, other: Result, judge: (a: number, b: number) => boolean): boolean | null =>
  isNumber(one) && isNumber(other) ? judge(one, other) : null;

const isWithin = (one: Result, low: number, high: number): boolean | null =>
  isNumber(one) ? within(one, low, high) : null;

const bandOf = (isInRange: boolean | null): 'in range' | 'out of range' | null =>
  isInRange === null ? null : isInRange ? 'in range' : 'out of range';

/**
 * First antenatal visits against first doses of Penta, and first doses against third: do they fit each other?
 *
 * Observed ANC1 ÷ Penta1 against 1.07 × (survey ANC1 coverage ÷ survey Penta1 coverage), observed Penta1 ÷ Penta3 against survey Penta1 ÷
 * survey Penta3, both within ±0.05 for a country; for a council or facility, where more varies, both between 1.0 and 1.5, ends
 * included (Countdown to 2030, guide to RMNCAH facility data, numerator assessment). 1.07 is how many pregnancies stand behind a child of
 * Penta's age, see `survival`. More third doses than first make a negative dropout. The survey's shares may be left out.
 */
const agreement = definePart({
  fields: {
    anc1: count(),
    penta1: count(),
    penta3: count(),
    survey_anc1: optional(share()),
    survey_penta1: optional(share()),
    survey_penta3: optional(share()),
  },
  settings: {
    tolerance: threshold(0.05),
    base_ratio: threshold(1.07, { least: 0.5, most: 2 }),
    low: threshold(1),
    high: threshold(1.5),
  },
  figures: {
    anc1_penta1: ratio(),
    penta1_penta3: ratio(),
    expected_anc1_penta1: ratio(),
    expected_penta1_penta3: ratio(),
  },
  bands: { anc1_penta1: 'anc_band', penta1_penta3: 'penta_band' },
  isOnPage: true,
  example: {
    anc1: 1240,
    penta1: 1150,
    penta3: 1010,
    survey_anc1: 0.98,
    survey_penta1: 0.97,
    survey_penta3: 0.88,
  },
  compute(given, { tolerance, base_ratio, low, high }) {
    const first = quotient(given.anc1, given.penta1, 'noDoses');
    const second = quotient(given.penta1, given.penta3, 'noDoses');
    const expectedFirst = from([quotient(given.survey_anc1, given.survey_penta1)], (one) => base_ratio * one);
    const expectedSecond = quotient(given.survey_penta1, given.survey_penta3);
    const isNear = (one: number, other: number) => within(one, other - tolerance, other + tolerance);
    return {
      anc1_penta1: first,
      anc_band: bandOf(isWithin(first, low, high)),
      anc1_penta1_in_range: isWithin(first, low, high),
      penta1_penta3: second,
      penta_band: bandOf(isWithin(second, low, high)),
      penta1_penta3_in_range: isWithin(second, low, high),
      expected_anc1_penta1: expectedFirst,
      anc1_penta1_ok: judged(first, expectedFirst, isNear),
      expected_penta1_penta3: expectedSecond,
      penta1_penta3_ok: judged(second, expectedSecond, isNear),
      negative_dropout: isNumber(given.penta1) && isNumber(given.penta3) ? given.penta3 > given.penta1 : null,
    };
  },
  interpret({
    anc1_penta1,
    anc1_penta1_in_range,
    penta1_penta3,
    penta1_penta3_in_range,
    negative_dropout,
  }): Finding[] {
    const findings: Finding[] = [];
    if (negative_dropout) findings.push({ code: 'negativeDropout' });
    if (isNumber(anc1_penta1) && anc1_penta1_in_range === false)
      findings.push({ code: 'ancOutOfRange', values: { anc1_penta1 } });
    if (isNumber(penta1_penta3) && penta1_penta3_in_range === false && !negative_dropout)
      findings.push({ code: 'pentaOutOfRange', values: { penta1_penta3 } });
    return findings.length > 0 || !isNumber(anc1_penta1) || !isNumber(penta1_penta3)
      ? findings
      : [{ code: 'agree', values: { anc1_penta1, penta1_penta3 } }];
  },
});

/**
 * Consistency over time: this year's number ÷ mean of the years before (three of them), flagged outside 0.67 to 1.33: ±33 % as in WHO's
 * data-quality review. Years of zero alone give no ratio.
 */
const overTime = definePart({
  fields: { previous_years: fixedList(count(), 3), current: count() },
  settings: { threshold: threshold(0.33, { most: 1 }) },
  figures: { ratio: ratio(), mean_previous: measured(2) },
  isOnPage: true,
  example: { previous_years: [980, 1020, 1000], current: 1380 },
  compute({ previous_years, current }, { threshold: limit }) {
    const mean = meanOf(numbersIn(previous_years));
    const change = quotient(current, mean, 'noPreviousYears');
    return {
      ratio: change,
      mean_previous: mean,
      flag: isNumber(change) ? !within(change, 1 - limit, 1 + limit) : null,
    };
  },
  interpret({ ratio: change, mean_previous, flag }): Finding[] {
    if (!isNumber(change) || !isNumber(mean_previous)) return [];
    const code = !flag ? 'steady' : change > 1 ? 'grown' : 'shrunk';
    return [{ code, values: { ratio: change, mean_previous } }];
  },
});

/**
 * Pairs of which one number can't pass the other: third doses and first, malaria confirmed and tested, deliveries and babies born, fourth antenatal
 * visits and first, deaths and all who left the ward. One month may break a pair rightly (children of last month): judge quarters.
 * A pair with a figure missing is not judged.
 */
const neverExceed = definePart({
  fields: {
    penta1: optional(count()),
    penta3: optional(count()),
    malaria_tested: optional(count()),
    malaria_confirmed: optional(count()),
    deliveries: optional(count()),
    live_births: optional(count()),
    stillbirths: optional(count()),
    anc1: optional(count()),
    anc4: optional(count()),
    discharges_alive: optional(count()),
    deaths: optional(count()),
  },
  settings: {},
  figures: { pairs_broken: counted(), pairs_judged: counted(), smaller: counted(), larger: counted() },
  isOnPage: true,
  example: {
    penta1: 96,
    penta3: 88,
    malaria_tested: 210,
    malaria_confirmed: 224,
    deliveries: 41,
    live_births: 40,
    stillbirths: 2,
    anc1: 102,
    anc4: 61,
  },
  compute(given) {
    const both = (one: Result, other: Result) => from([one, other], (a, b) => a + b);
    const known = (key: keyof typeof given): Result => from([given[key]], (one) => one);
    const pairs = [
      { pair: 'penta', smaller: known('penta3'), larger: known('penta1') },
      { pair: 'malaria', smaller: known('malaria_confirmed'), larger: known('malaria_tested') },
      {
        pair: 'births',
        smaller: known('deliveries'),
        larger: both(known('live_births'), known('stillbirths')),
      },
      { pair: 'anc', smaller: known('anc4'), larger: known('anc1') },
      { pair: 'deaths', smaller: known('deaths'), larger: both(known('discharges_alive'), known('deaths')) },
    ].map((one) => ({ ...one, holds: judged(one.larger, one.smaller, atLeast) }));
    return {
      pairs_broken: pairs.filter(({ holds }) => holds === false).length,
      pairs_judged: pairs.filter(({ holds }) => holds !== null).length,
      pairs,
    };
  },
  interpret({ pairs_broken, pairs_judged }): Finding[] {
    if (pairs_judged === 0) return [];
    return [{ code: pairs_broken > 0 ? 'pairsBroken' : 'pairsHold', values: { pairs_broken, pairs_judged } }];
  },
  table(_, { pairs }) {
    return {
      columns: [{ key: 'pair', isWord: true }, { key: 'holds' }, { key: 'smaller' }, { key: 'larger' }],
      rows: pairs.map((one) => [one.pair, one.holds, one.smaller, one.larger]),
    };
  },
});

/**
 * How many pregnancies stand behind a child who lives to the first dose: 1 ÷ (1 − pregnancy loss − stillbirth + twinning − neonatal death), all as
 * shares. With .03, .02, .015 and .03 it is 1.0695, which the Countdown guide rounds to 1.07.
 */
const survival = definePart({
  fields: { pregnancy_loss: share(), stillbirth: share(), twinning: share(), neonatal_mortality: share() },
  settings: {},
  figures: { factor: ratio(), base_ratio: ratio() },
  isOnPage: false,
  example: { pregnancy_loss: 0.03, stillbirth: 0.02, twinning: 0.015, neonatal_mortality: 0.03 },
  compute({ pregnancy_loss, stillbirth, twinning, neonatal_mortality }) {
    const factor = from(
      [pregnancy_loss, stillbirth, twinning, neonatal_mortality],
      (loss, dead, twins, newborn) => 1 - loss - dead + twins - newborn,
    );
    return {
      factor,
      base_ratio: from([factor], (alive) => (above(alive, 0) ? 1 / alive : noResult('zeroDenominator'))),
    };
  },
  interpret: () => [],
});

/** What ANC1 ÷ Penta1 should be by a survey's coverage. */
const expectedAnc = definePart({
  fields: { survey_anc1: share(), survey_penta1: share() },
  settings: { base_ratio: threshold(1.07, { least: 0.5, most: 2 }) },
  figures: { expected_ratio: ratio() },
  isOnPage: false,
  example: { survey_anc1: 0.9, survey_penta1: 0.95 },
  compute: ({ survey_anc1, survey_penta1 }, { base_ratio }) => ({
    expected_ratio: from([quotient(survey_anc1, survey_penta1)], (one) => base_ratio * one),
  }),
  interpret: () => [],
});

/** What Penta1 ÷ Penta3 should be by a survey's coverage. */
const expectedPenta = definePart({
  fields: { survey_penta1: share(), survey_penta3: share() },
  settings: {},
  figures: { expected_ratio: ratio() },
  isOnPage: false,
  example: { survey_penta1: 0.95, survey_penta3: 0.85 },
  compute: ({ survey_penta1, survey_penta3 }) => ({ expected_ratio: quotient(survey_penta1, survey_penta3) }),
  interpret: () => [],
});

/** How many councils have a ratio in the range that is usual, ends included. */
const councils = definePart({
  fields: { district_ratios: list(number({ least: 0 }), 8) },
  settings: { low: threshold(1), high: threshold(1.5) },
  figures: { pct_in_range: percent(1), n_in_range: counted() },
  isOnPage: false,
  example: { district_ratios: [1.12, 0.97, 1.5, 1.52, 1] },
  compute({ district_ratios }, { low, high }) {
    const inRange = district_ratios.map((one) => (isNumber(one) ? within(one, low, high) : null));
    const judgedOnes = inRange.filter((one) => one !== null);
    const fitting = sumOf([0, ...judgedOnes.map(Number)]);
    return {
      pct_in_range: percentOf(fitting, judgedOnes.length, 'missing'),
      n_in_range: fitting,
      in_range: inRange,
    };
  },
  interpret: () => [],
});

export const relatedNumbers = {
  key: 'W04',
  version: 1,
  slug: 'related-numbers',
  toolkit: 'data-quality-routine',
  parts: { agreement, overTime, neverExceed, survival, expectedAnc, expectedPenta, councils },
} satisfies Worksheet;
