import { notOffered, number } from './fields';
import { percentBars } from './percent-bars';
import { isNumber, noResult, numbersIn } from './result';
import { threshold } from './settings';
import { meanOf } from './statistics';
import { atLeast } from './thresholds';
import { definePart, percent, type Worksheet, type Finding } from './worksheet';

const share = () => number({ least: 0, most: 100 });

/**
 * Data-quality score of a council: the mean of six percentages of a year.
 *
 * 1a monthly reports received; 1b facilities with a completeness of 90 % or more; 2a monthly values that are no extreme outliers; 2b facilities without any in
 * the year; 3c facilities whose ANC1 ÷ Penta1 lies between 1.0 and 1.5; 3d the same of Penta1 ÷ Penta3 (Countdown to 2030's guide to facility data,
 * which makes it of a country's districts; of a council's facilities it is called the council's score). A metric that doesn't apply (`NA`) leaves the mean;
 * one that is missing leaves no score.
 */
const score = definePart({
  fields: { m1a: share(), m1b: share(), m2a: share(), m2b: share(), m3c: share(), m3d: share() },
  settings: { good: threshold(90, { most: 100 }), watch: threshold(75, { most: 100 }) },
  figures: { score: percent(), lowest: percent() },
  bands: { score: 'band' },
  isOnPage: true,
  example: { m1a: 94.2, m1b: 81.3, m2a: 99.4, m2b: 92, m3c: 75, m3d: 68.8 },
  compute(given, { good, watch }) {
    const metrics = Object.values(given);
    const offered = metrics.filter((one) => one !== notOffered);
    const mean = offered.includes(null)
      ? noResult('missing')
      : offered.length === 0
        ? noResult('notOffered')
        : meanOf(numbersIn(offered));
    const sorted = Object.entries(given)
      .filter((entry): entry is [string, number] => isNumber(entry[1]))
      .toSorted(([, one], [, other]) => one - other);
    const band = !isNumber(mean)
      ? null
      : atLeast(mean, good)
        ? 'good'
        : atLeast(mean, watch)
          ? 'watch'
          : 'poor';
    return {
      score: mean,
      band,
      lowest: sorted[0]?.[1] ?? noResult('missing'),
      weakest: sorted[0]?.[0] ?? null,
    };
  },
  interpret({ score: mean, band, weakest, lowest }): Finding[] {
    if (!isNumber(mean) || band === null || !isNumber(lowest) || weakest === null) return [];
    return [
      { code: band, values: { score: mean } },
      { code: `weakest.${weakest}`, values: { lowest } },
    ];
  },
  series(given) {
    return percentBars('score', given);
  },
});

export const dataQualityScore = {
  key: 'W15',
  version: 1,
  slug: 'data-quality-score',
  toolkit: 'data-review-meeting',
  parts: { score },
} satisfies Worksheet;
