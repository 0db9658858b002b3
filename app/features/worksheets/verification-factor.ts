import { count, type Figure, fixedList, table, text } from './fields';
import { from, isNumber, quotient, type Result, sumOf } from './result';
import { range } from './settings';
import { above, below } from './thresholds';
import { counted, definePart, percent, ratio, type Worksheet, type Finding } from './worksheet';

const settings = { band: range(0.9, 1.1) };

type Band = 'acceptable' | 'over-reported' | 'under-reported' | 'no events' | 'not reported' | null;

function factorOf(recounted: Figure | Result, reported: Figure | Result): Result {
  return quotient(recounted, reported, recounted === 0 ? 'noEvents' : 'notReported');
}

function bandOf(factor: Result, [low, high]: readonly [number, number]): Band {
  if (!isNumber(factor)) {
    if (factor.reason === 'noEvents') return 'no events';
    return factor.reason === 'notReported' ? 'not reported' : null;
  }
  if (below(factor, low)) return 'over-reported';
  return above(factor, high) ? 'under-reported' : 'acceptable';
}

/**
 * Verification factor of one indicator in each facility over three months.
 *
 * VF = re-counted in the register / reported (ratio, kept with 4 decimals, shown with 2); deviation = (1 − VF) × 100, above zero where too much was
 * reported; pooled VF = Σ re-counted / Σ reported, in which big facilities weigh more. What was verified stands above what was reported, as
 * in RDQA (definition: Int J Environ Res Public Health 2016;13:1158); some papers print the inverse. Acceptable from 0.90 to 1.10,
 * both included (±10 % as Sierra Leone's national system publishes it). Nothing in the register and nothing in the report: no events.
 * Something in the register and nothing in the report: not reported, which is a finding. A month of which one figure is missing leaves both sums.
 */
const facilities = definePart({
  fields: {
    facilities: table(
      { facility: text(), recounted: fixedList(count(), 3), reported: fixedList(count(), 3) },
      4,
    ),
  },
  settings,
  figures: {
    pooled_vf: ratio(),
    facilities_acceptable: counted(),
    facilities_judged: counted(),
    recounted: counted(),
    reported: counted(),
    vf: ratio(),
    deviation_pct: percent(2),
    pooled_recounted: counted(),
    pooled_reported: counted(),
  },
  bands: { pooled_vf: 'pooled_band' },
  isOnPage: true,
  example: {
    facilities: [
      { facility: 'A', recounted: [42, 38, 40], reported: [45, 38, 47] },
      { facility: 'B', recounted: [30, 28, 27], reported: [20, 20, 20] },
      { facility: 'C', recounted: [70, 60, 70], reported: [70, 60, 70] },
    ],
  },
  compute({ facilities: given }, { band }) {
    const rows = given.map(({ facility, recounted, reported }) => {
      const whole = recounted
        .map((_, month) => month)
        .filter((month) => isNumber(recounted[month] ?? null) && isNumber(reported[month] ?? null));
      const found = sumOf(whole.map((month) => recounted[month] ?? null));
      const told = sumOf(whole.map((month) => reported[month] ?? null));
      const vf = factorOf(found, told);
      return {
        facility,
        recounted: found,
        reported: told,
        vf,
        deviation_pct: from([vf], (factor) => (1 - factor) * 100),
        band: bandOf(vf, band),
      };
    });
    const found = sumOf(rows.map((row) => row.recounted));
    const told = sumOf(rows.map((row) => row.reported));
    const pooled = factorOf(found, told);
    return {
      pooled_vf: pooled,
      pooled_band: bandOf(pooled, band),
      facilities_acceptable: rows.filter((row) => row.band === 'acceptable').length,
      facilities_judged: rows.filter((row) => row.band !== null && row.band !== 'no events').length,
      rows,
      pooled_recounted: found,
      pooled_reported: told,
    };
  },
  interpret({ pooled_vf, pooled_band, facilities_acceptable, facilities_judged }): Finding[] {
    if (!isNumber(pooled_vf)) return [];
    const values = { pooled_vf, facilities_acceptable, facilities_judged };
    if (facilities_acceptable === facilities_judged) return [{ code: 'allAcceptable', values }];
    return [{ code: pooled_band === 'acceptable' ? 'hidden' : 'someOutside', values }];
  },
  series(_, { rows }) {
    return {
      kind: 'bars',
      labels: rows.map(({ facility }) => facility),
      unit: 'ratio',
      lines: [{ key: 'vf', values: rows.map(({ vf }) => (isNumber(vf) ? vf : null)) }],
    };
  },
  table(_, { rows }) {
    return {
      columns: [
        { key: 'facility' },
        { key: 'vf' },
        { key: 'band', isWord: true },
        { key: 'recounted' },
        { key: 'reported' },
        { key: 'deviation_pct' },
      ],
      rows: rows.map((row) => [
        row.facility,
        row.vf,
        row.band,
        row.recounted,
        row.reported,
        row.deviation_pct,
      ]),
    };
  },
});

/** The same for sums of a period that are known already. */
const pairs = definePart({
  fields: { pairs: table({ recounted: count(), reported: count() }, 4) },
  settings,
  figures: { vf: ratio() },
  isOnPage: false,
  example: { pairs: [{ recounted: 120, reported: 130 }] },
  compute({ pairs: given }, { band }) {
    const vf = given.map(({ recounted, reported }) => factorOf(recounted, reported));
    return { vf, band: vf.map((one) => bandOf(one, band)) };
  },
  interpret: () => [],
});

export const verificationFactor = {
  key: 'W02',
  version: 1,
  slug: 'verification-factor',
  toolkit: 'supervision',
  parts: { facilities, pairs },
} satisfies Worksheet;
