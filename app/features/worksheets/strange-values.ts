import { count, list, number, optional, period } from './fields';
import { from, isNumber, noResult, numbersIn, type Result } from './result';
import { threshold, wholeThreshold } from './settings';
import {
  meanDistance,
  meanOf,
  medianDistance,
  medianOf,
  populationDeviation,
  sampleDeviation,
} from './statistics';
import { above, below } from './thresholds';
import { counted, definePart, measured, type OutputValue, type Worksheet, type Finding } from './worksheet';

/** Makes the median distance of a normal distribution its standard deviation. */
const medianScale = 0.6745;
/** √(π/2): does the same for the mean distance. */
const meanScale = 1.253314;

/**
 * Strange values among the monthly values of one indicator in one facility, by three rules beside each other.
 *
 * m = median; MAD = median of |x − m|; modified z = 0.6745 × (x − m) / MAD, strange beyond ±3.5 (Iglewicz and Hoaglin). Where MAD is zero:
 * (x − m) / (1.253314 × mean of |x − m|); where that is zero too, all values are equal and none is strange. Beside it DHIS2's own check,
 * z = |x − mean| / sample SD with a threshold of 3 (DHIS2 developer guide, outlier detection), and Countdown to 2030's, outside median
 * ± 5 MAD, replaced by the median of the others once it is confirmed wrong. With twelve values the ordinary z can't pass (n − 1) / √n = 3.175:
 * one gross error hides itself. Blank months are left out; fewer than six values are judged by no rule. Places count from 0.
 * Nothing is deleted: the facility is asked.
 */
const months = definePart({
  fields: { values: list(count(), 12), periods: optional(list(period(), 12)) },
  settings: {
    threshold: threshold(3.5),
    z_threshold: threshold(3),
    countdown_mads: threshold(5),
    min_values: wholeThreshold(6, { least: 3 }),
  },
  figures: {
    flagged_count: counted(),
    median: measured(4),
    mad: measured(4),
    mean: measured(4),
    sd_sample: measured(4),
    sd_population: measured(4),
    mean_ad: measured(4),
    value: measured(4),
    modified_z: measured(3),
    z_sample: measured(3),
    z_population: measured(3),
    countdown_low: measured(4),
    countdown_high: measured(4),
    imputed_value_if_confirmed: measured(4),
  },
  isOnPage: true,
  fromDhis2: 'periods',
  example: { values: [40, 38, 42, 41, 39, 43, 40, 37, 410, 41, 38, 44] },
  compute({ values, periods }, { threshold: limit, z_threshold, countdown_mads, min_values }) {
    const known = numbersIn(values);
    const hasEnough = known.length >= min_values;
    const median = medianOf(known);
    const mad = from([median], (center) => medianDistance(known, center));
    const meanAd = from([median], (center) => meanDistance(known, center));
    const mean = meanOf(known);
    const sample = sampleDeviation(known);
    const population = populationDeviation(known);
    const unit = from([mad, meanAd], (middle, all) => (middle > 0 ? middle / medianScale : all * meanScale));
    const modified = values.map((value) =>
      hasEnough
        ? from([value, median, unit], (x, center, one) => (one === 0 ? 0 : (x - center) / one))
        : noResult('tooFewValues'),
    );
    const distance = (value: number, spread: Result) =>
      from([mean, spread], (center, sd) => (sd === 0 ? noResult('noSpread') : Math.abs(value - center) / sd));
    const isStrange = (place: number) => {
      const z = modified[place] ?? null;
      return isNumber(z) && above(Math.abs(z), limit);
    };
    const places = values.map((_, place) => place);
    const flagIndex = places.filter(isStrange);
    const low = from([median, mad], (center, spread) => center - countdown_mads * spread);
    const high = from([median, mad], (center, spread) => center + countdown_mads * spread);
    const others = numbersIn(values.filter((_, place) => !flagIndex.includes(place)));
    return {
      flagged_count: flagIndex.length,
      flagged: flagIndex.map((place) => {
        const value = Number(values[place]);
        return {
          place: place + 1,
          period: periods[place] ?? null,
          value,
          modified_z: modified[place] ?? noResult('missing'),
          z_sample: distance(value, sample),
          z_population: distance(value, population),
        };
      }),
      flag_index: flagIndex,
      modified_z: modified,
      median,
      mad,
      mean_ad: meanAd,
      mean,
      sd_sample: sample,
      sd_population: population,
      countdown_low: low,
      countdown_high: high,
      countdown_index: places.filter((place) => {
        const value = values[place] ?? null;
        return (
          hasEnough &&
          isNumber(value) &&
          isNumber(low) &&
          isNumber(high) &&
          (below(value, low) || above(value, high))
        );
      }),
      z_index: places.filter((place) => {
        const value = values[place] ?? null;
        const z = isNumber(value) && hasEnough ? distance(value, sample) : null;
        return isNumber(z) && above(z, z_threshold);
      }),
      imputed_value_if_confirmed: flagIndex.length > 0 ? medianOf(others) : noResult('nothingCounted'),
      all_equal: hasEnough && isNumber(meanAd) && meanAd === 0,
      too_few: !hasEnough,
    };
  },
  interpret(
    { flagged, flagged_count, imputed_value_if_confirmed, median, all_equal, too_few },
    { min_values },
  ): Finding[] {
    if (!isNumber(median)) return [];
    if (too_few) return [{ code: 'tooFew', values: { min_values } }];
    if (all_equal) return [{ code: 'allEqual', values: {} }];
    if (flagged_count === 0) return [{ code: 'none', values: { median } }];
    const [first] = flagged;
    const values = { flagged_count, value: first?.value ?? 0, place: first?.place ?? 0, median };
    return [
      { code: flagged_count === 1 ? 'one' : 'several', values },
      ...(isNumber(imputed_value_if_confirmed)
        ? [{ code: 'replace', values: { imputed_value_if_confirmed } }]
        : []),
    ];
  },
  keyedInFiles({ flagged }) {
    return Object.fromEntries(
      flagged.flatMap(({ value, modified_z, z_sample, z_population }): [string, [OutputValue, number]][] => [
        [`modified_z_of_${value}`, [modified_z, 3]],
        [`z_sample_of_${value}`, [z_sample, 3]],
        [`z_population_of_${value}`, [z_population, 3]],
      ]),
    );
  },
  table(_, { flagged }) {
    return {
      columns: [{ key: 'place' }, { key: 'value' }, { key: 'modified_z' }, { key: 'z_sample' }],
      rows: flagged.map((one) => [one.place, one.value, one.modified_z, one.z_sample]),
    };
  },
  series({ values, periods }, { median }) {
    return {
      kind: 'line',
      labels: values.map((_, place) => periods[place] ?? String(place + 1)),
      unit: 'count',
      lines: [{ key: 'value', values: values.map((value) => (isNumber(value) ? value : null)) }],
      ...(isNumber(median) ? { target: { key: 'median', value: median } } : {}),
    };
  },
});

/** How far one value lies from a mean, and the bounds that a threshold sets, as DHIS2's outlier detection tells them. */
const distance = definePart({
  fields: { value: number(), mean: number(), sd: number({ least: 0 }) },
  settings: { threshold: threshold(3) },
  figures: { abs_dev: measured(4), z: measured(4), lower: measured(4), upper: measured(4) },
  isOnPage: false,
  example: { value: 9000, mean: 1524.5555, sd: 2654.4661 },
  compute({ value, mean, sd }, { threshold: limit }) {
    const deviation = from([value, mean], (x, center) => Math.abs(x - center));
    return {
      abs_dev: deviation,
      z: from([deviation, sd], (far, spread) => (spread === 0 ? noResult('noSpread') : far / spread)),
      lower: from([mean, sd], (center, spread) => center - limit * spread),
      upper: from([mean, sd], (center, spread) => center + limit * spread),
    };
  },
  interpret: () => [],
});

export const strangeValues = {
  key: 'W03',
  version: 1,
  slug: 'strange-values',
  toolkit: 'data-quality-routine',
  parts: { months, distance },
} satisfies Worksheet;
