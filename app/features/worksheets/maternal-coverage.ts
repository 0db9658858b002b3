import { choice, count, share } from './fields';
import { percentBars } from './percent-bars';
import { difference, from, isNumber, noResult, percentOf } from './result';
import { roundHalfUp } from './rounding';
import { threshold } from './settings';
import { above, below } from './thresholds';
import { definePart, measured, percent, type Worksheet, type Finding } from './worksheet';

/**
 * Coverage of care for mothers in one period and place, in per cent.
 *
 * ANC1 = first visits / expected pregnancies; ANC4 = women with a fourth visit / expected pregnancies; early = first visits before twelve completed
 * weeks / first visits; dropout = (ANC1 − ANC4) / ANC1; facility and skilled delivery / expected deliveries. WHO speaks of eight contacts now; ANC4
 * stays so that years can be compared. Fewer skilled deliveries than facility deliveries are asked about: who attended the others?
 * More than 100 is told. A zero below gives no figure.
 */
const coverage = definePart({
  fields: {
    expected_pregnancies: count(),
    expected_deliveries: count(),
    anc1: count(),
    anc1_before_12w: count(),
    anc4: count(),
    facility_deliveries: count(),
    skilled_deliveries: count(),
  },
  settings: {},
  figures: {
    anc4_cov: percent(),
    anc1_cov: percent(),
    early_anc_pct_of_anc1: percent(),
    anc1_anc4_dropout: percent(),
    facility_delivery_cov: percent(),
    skilled_delivery_cov: percent(),
  },
  isOnPage: true,
  example: {
    expected_pregnancies: 4100,
    expected_deliveries: 3977,
    anc1: 3980,
    anc1_before_12w: 1313,
    anc4: 2583,
    facility_deliveries: 3270,
    skilled_deliveries: 3300,
  },
  compute(given) {
    const { expected_pregnancies: pregnancies, expected_deliveries: deliveries, anc1, anc4 } = given;
    const { facility_deliveries: facility, skilled_deliveries: skilled } = given;
    const covered = {
      anc4_cov: percentOf(anc4, pregnancies, 'noTarget'),
      anc1_cov: percentOf(anc1, pregnancies, 'noTarget'),
      facility_delivery_cov: percentOf(facility, deliveries, 'noTarget'),
      skilled_delivery_cov: percentOf(skilled, deliveries, 'noTarget'),
    };
    return {
      ...covered,
      early_anc_pct_of_anc1: percentOf(given.anc1_before_12w, anc1, 'noClients'),
      anc1_anc4_dropout: percentOf(difference(anc1, anc4), anc1, 'noClients'),
      is_skilled_below_facility: isNumber(facility) && isNumber(skilled) && skilled < facility,
      is_above_100: Object.values(covered).some((one) => isNumber(one) && above(one, 100)),
    };
  },
  interpret(outputs): Finding[] {
    const { anc1_cov, anc4_cov, anc1_anc4_dropout, early_anc_pct_of_anc1 } = outputs;
    const findings: Finding[] = [
      ...(outputs.is_above_100 ? [{ code: 'above100', values: {} }] : []),
      ...(outputs.is_skilled_below_facility ? [{ code: 'skilledBelowFacility', values: {} }] : []),
      ...(isNumber(early_anc_pct_of_anc1) ? [{ code: 'early', values: { early_anc_pct_of_anc1 } }] : []),
    ];
    if (!isNumber(anc1_cov) || !isNumber(anc4_cov) || !isNumber(anc1_anc4_dropout)) return findings;
    return [{ code: 'visits', values: { anc1_cov, anc4_cov, anc1_anc4_dropout } }, ...findings];
  },
  series(_, { anc1_cov, anc4_cov, facility_delivery_cov, skilled_delivery_cov }) {
    return percentBars('coverage', { anc1_cov, anc4_cov, facility_delivery_cov, skilled_delivery_cov });
  },
});

/**
 * A number of clients adjusted for reports that didn't come: N + N × (1 / c − 1) × k, c being the completeness of reports as a share and k how busy
 * the silent facilities are beside those that report: 0, 0.25, 0.5, 0.75 or 1. Countdown to 2030's guide names two different defaults for k, so
 * whoever fills the form chooses. Below a completeness of 0.75 nothing is adjusted: the month is replaced by the council's median of that year.
 */
const adjusted = definePart({
  fields: { n_reported: count(), completeness: share(), k: choice(['0', '0.25', '0.5', '0.75', '1']) },
  settings: { min_completeness: threshold(0.75, { most: 1 }) },
  figures: { n_adjusted: measured(1) },
  isOnPage: true,
  example: { n_reported: 3270, completeness: 0.92, k: '0.25' },
  compute({ n_reported, completeness, k }, { min_completeness }) {
    const isTooIncomplete = isNumber(completeness) && below(completeness, min_completeness);
    const least = roundHalfUp(min_completeness * 100, 1);
    const factor = k === null ? null : Number(k);
    return {
      n_adjusted: isTooIncomplete
        ? noResult('tooIncomplete')
        : from([n_reported, completeness, factor], (reported, share, busy) =>
            share === 0 ? noResult('zeroDenominator') : reported + reported * (1 / share - 1) * busy,
          ),
      reason: isTooIncomplete ? `completeness below ${least}%: do not adjust` : null,
    };
  },
  interpret({ n_adjusted, reason }): Finding[] {
    if (isNumber(n_adjusted)) return [{ code: 'adjusted', values: { n_adjusted } }];
    return reason === null ? [] : [{ code: 'doNotAdjust', values: {} }];
  },
});

export const maternalCoverage = {
  key: 'W07',
  version: 1,
  slug: 'maternal-coverage',
  toolkit: 'maternal-care',
  parts: { coverage, adjusted },
} satisfies Worksheet;
