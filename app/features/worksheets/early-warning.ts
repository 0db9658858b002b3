import { choice, count, forFiles, list, optional } from './fields';
import { beyond, diseases, isNotifiable, passes, verdictOf } from './epidemic-verdict';
import { from, isNumber, noResult, numbersIn, type Result } from './result';
import { threshold, wholeThreshold } from './settings';
import { meanOf, sampleDeviation } from './statistics';
import { definePart, measured, type Finding } from './worksheet';

/** Of a normal distribution, 0.1 % lies above this many standard deviations. */
const oneInThousand = 3.090232306;

/**
 * Early warning without years of history, EARS C2: the week against the seven weeks that end two before it.
 *
 * threshold = mean + 3 sample SD of the baseline; statistic = (cases − mean) / SD; the R package surveillance sets the threshold by alpha instead (0.001 →
 * 3.090 SD), told beside it. The SD counts as 0.5 at least, so that a flat series doesn't alarm at every case. Weeks without a report leave too
 * little baseline. `evaluate_index` counts from 0; without it the last week is judged.
 */
export const earlyWarning = definePart({
  fields: {
    series: list(count(), 12),
    disease: optional(choice(diseases)),
    evaluate_index: forFiles(count()),
  },
  settings: {
    baseline_len: wholeThreshold(7, { least: 2, most: 520 }),
    gap: wholeThreshold(2, { least: 0, most: 520 }),
    k: threshold(3, { most: 10 }),
    min_sd: threshold(0.5),
  },
  figures: {
    threshold: measured(2),
    threshold_alpha_0_001: measured(2),
    c2_statistic: measured(3),
    mean: measured(4),
    sd_sample: measured(4),
    sd_used: measured(4),
  },
  bands: { threshold: 'verdict' },
  isOnPage: true,
  fromDhis2: 'periods',
  example: { series: [12, 15, 11, 14, 13, 16, 12, 14, 18, 29] },
  compute({ series, disease, evaluate_index }, { baseline_len, gap, k, min_sd }) {
    const place = isNumber(evaluate_index) ? evaluate_index : series.length - 1;
    const end = place - gap;
    const baseline = end >= baseline_len ? series.slice(end - baseline_len, end) : [];
    const known = numbersIn(baseline);
    const isWhole = known.length === baseline_len;
    const orTooLittle = (result: Result) => (isWhole ? result : noResult('tooLittleHistory'));
    const cases = series[place] ?? null;
    const mean = orTooLittle(meanOf(known));
    const sd = orTooLittle(sampleDeviation(known));
    const used = from([sd], (spread) => Math.max(spread, min_sd));
    const limit = beyond(mean, used, k);
    return {
      notifiable_alert: isNotifiable(disease, cases),
      threshold: limit,
      verdict: verdictOf(passes(cases, limit), []),
      alert: passes(cases, limit),
      c2_statistic: from([cases, mean, used], (now, middle, spread) =>
        spread === 0 ? noResult('noSpread') : (now - middle) / spread,
      ),
      threshold_alpha_0_001: beyond(mean, used, oneInThousand),
      mean,
      sd_sample: sd,
      sd_used: used,
      baseline,
      cases: from([cases], (now) => now),
    };
  },
  interpret({ notifiable_alert, threshold: limit, alert, cases }, { baseline_len, gap }): Finding[] {
    if (notifiable_alert) return [{ code: 'callNow', values: {} }];
    if (!isNumber(cases)) return [];
    if (!isNumber(limit)) return [{ code: 'tooFewWeeks', values: { weeks: baseline_len + gap + 1 } }];
    return [{ code: alert ? 'weekAlert' : 'weekUsual', values: { cases, threshold: limit } }];
  },
  keyedInFiles(outputs, { k }) {
    return { [`threshold_${k}sd`]: [outputs.threshold, 2] };
  },
  series({ series }, { threshold: limit }) {
    return {
      kind: 'line',
      labels: series.map((_, place) => String(place + 1)),
      unit: 'count',
      lines: [{ key: 'cases', values: series.map((one) => (isNumber(one) ? one : null)) }],
      ...(isNumber(limit) ? { target: { key: 'threshold', value: limit } } : {}),
    };
  },
});
