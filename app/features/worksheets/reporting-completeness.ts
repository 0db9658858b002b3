import { count, type Figure, optional, table, text } from './fields';
import { from, isNumber, noResult, percentOf, type Result, sumOf } from './result';
import { threshold } from './settings';
import { above, atLeast } from './thresholds';
import { counted, definePart, measured, percent, type Worksheet, type Finding } from './worksheet';

const settings = { good: threshold(90), watch: threshold(75) };

type Band = 'good' | 'watch' | 'poor' | 'no reports expected' | 'check: more received than expected' | null;

function bandOf(
  share: Result,
  { good, watch }: { good: number; watch: number },
  isMoreThanExpected: boolean,
): Band {
  if (isMoreThanExpected) return 'check: more received than expected';
  if (!isNumber(share)) return share.reason === 'noReportsExpected' ? 'no reports expected' : null;
  if (atLeast(share, good)) return 'good';
  return atLeast(share, watch) ? 'watch' : 'poor';
}

const isMore = (received: Figure | Result, expected: Figure | Result) =>
  isNumber(received) && isNumber(expected) && expected > 0 && received > expected;

function shares(expected: Figure | Result, received: Figure, onTime: Figure) {
  return {
    completeness: percentOf(received, expected, 'noReportsExpected'),
    timeliness: percentOf(onTime, expected, 'noReportsExpected'),
  };
}

/**
 * Completeness and timeliness of one kind of report, in per cent of the reports expected.
 *
 * expected = facilities × months; completeness = received / expected × 100; timeliness = received by the due date / expected × 100;
 * on-time share = received by the due date / received × 100, which answers another question: of those who sent, who was punctual.
 * Both of the first count against what was expected (WHO's data-quality framework as applied in PLOS ONE, PMC6411115, table 1).
 * Bands: good from 90, watch from 75, else poor (Countdown to 2030's guide to facility data: 90 its good line, below 75 a month is no
 * longer adjusted). More received than expected gives no band but asks to check the list of facilities; none expected gives no figure.
 */
const reports = definePart({
  fields: { facilities: count(), months: count({ most: 120 }), received: count(), on_time: count() },
  settings,
  figures: {
    completeness_pct: percent(2),
    timeliness_pct: percent(2),
    on_time_of_received_pct: percent(2),
    expected_reports: counted(),
  },
  bands: { completeness_pct: 'completeness_band', timeliness_pct: 'timeliness_band' },
  isOnPage: true,
  example: { facilities: 48, months: 3, received: 131, on_time: 118 },
  compute({ facilities, months, received, on_time }, limits) {
    const expected = from([facilities, months], (places, times) => places * times);
    const { completeness, timeliness } = shares(expected, received, on_time);
    const isTooMany = isMore(received, expected);
    return {
      completeness_pct: completeness,
      completeness_band: bandOf(completeness, limits, isTooMany),
      timeliness_pct: timeliness,
      timeliness_band: bandOf(timeliness, limits, isTooMany || isMore(on_time, expected)),
      on_time_of_received_pct: percentOf(on_time, received, 'notReported'),
      expected_reports: expected,
    };
  },
  interpret({
    completeness_pct,
    completeness_band,
    timeliness_band,
    timeliness_pct,
    on_time_of_received_pct,
  }): Finding[] {
    if (completeness_band === 'no reports expected') return [{ code: 'noneExpected' }];
    if (!isNumber(completeness_pct)) return [];
    const figures = { completeness_pct };
    if (completeness_band === 'check: more received than expected')
      return [{ code: 'tooMany', values: figures }];
    const findings: Finding[] = [
      { code: { good: 'good', watch: 'watch', poor: 'poor' }[completeness_band ?? 'poor'], values: figures },
    ];
    if (isNumber(on_time_of_received_pct) && above(on_time_of_received_pct, 100)) {
      return [...findings, { code: 'moreOnTimeThanReceived', values: {} }];
    }
    if (!isNumber(timeliness_pct) || timeliness_band === 'good') return findings;
    return [...findings, { code: 'late', values: { timeliness_pct } }];
  },
});

/**
 * The same for several facilities or kinds of reports at once, with their totals. A row whose service isn't offered (`NA`) leaves the totals, and
 * so does one with a figure missing.
 */
const facilities = definePart({
  fields: {
    rows: table({ facility: optional(text()), expected: count(), received: count(), on_time: count() }, 8),
  },
  settings,
  figures: {
    completeness_total_pct: percent(2),
    timeliness_total_pct: percent(2),
    completeness_pct: percent(2),
    timeliness_pct: percent(2),
    rows_below: counted(),
    rows_counted: counted(),
  },
  bands: { completeness_total_pct: 'total_band' },
  isOnPage: true,
  fromDhis2: 'places',
  example: {
    rows: [
      { facility: 'Zahanati ya Mwamgongo', expected: 12, received: 12, on_time: 11 },
      { facility: 'Zahanati ya Kagunga', expected: 12, received: 9, on_time: 6 },
      { facility: 'Kituo cha Afya Kalinzi', expected: 12, received: 8, on_time: 8 },
      { facility: 'Zahanati ya Mahembe', expected: 12, received: 13, on_time: 12 },
    ],
  },
  compute({ rows }, limits) {
    const each = rows.map(({ expected, received, on_time }) => shares(expected, received, on_time));
    const band = rows.map(({ expected, received }, place) =>
      bandOf(each[place]?.completeness ?? noResult('missing'), limits, isMore(received, expected)),
    );
    const whole = rows.filter((row) => [row.expected, row.received, row.on_time].every(isNumber));
    const total = (key: 'expected' | 'received' | 'on_time') => sumOf(whole.map((row) => row[key]));
    return {
      completeness_total_pct: percentOf(total('received'), total('expected'), 'noReportsExpected'),
      timeliness_total_pct: percentOf(total('on_time'), total('expected'), 'noReportsExpected'),
      total_band: bandOf(
        percentOf(total('received'), total('expected'), 'noReportsExpected'),
        limits,
        isMore(total('received'), total('expected')),
      ),
      completeness_pct: each.map((row) => row.completeness),
      timeliness_pct: each.map((row) => row.timeliness),
      band,
      rows_below: band.filter((one) => one === 'watch' || one === 'poor').length,
      rows_to_check: band.filter((one) => one?.startsWith('check')).length,
      rows_counted: whole.length,
    };
  },
  interpret({ completeness_total_pct, rows_below, rows_counted, rows_to_check }): Finding[] {
    if (!isNumber(completeness_total_pct)) return [];
    const values = { completeness_total_pct, rows_below, rows_counted };
    return [
      ...(rows_to_check > 0 ? [{ code: 'someTooMany', values: { rows_to_check } }] : []),
      { code: rows_below > 0 ? 'someBelow' : 'noneBelow', values },
    ];
  },
  series({ rows }, { completeness_pct }) {
    const known = completeness_pct.map((one) => (isNumber(one) ? one : null));
    return {
      kind: 'bars',
      labels: rows.map(({ facility }) => facility),
      unit: 'percent',
      lines: [{ key: 'completeness_pct', values: known }],
    };
  },
  table({ rows }, { completeness_pct, timeliness_pct, band }) {
    return {
      columns: [
        { key: 'facility' },
        { key: 'completeness_pct' },
        { key: 'band', isWord: true },
        { key: 'timeliness_pct' },
      ],
      rows: rows.map(({ facility }, place) => [
        facility,
        completeness_pct[place] ?? null,
        band[place] ?? null,
        timeliness_pct[place] ?? null,
      ]),
    };
  },
});

/** Percentages of pairs of numbers: checks published figures. */
const shareOf = definePart({
  fields: { pairs: table({ part: count(), whole: count() }, 5) },
  settings: {},
  figures: { pct_1dp: percent(1), pct_2dp: percent(2), pairs_counted: measured(0) },
  isOnPage: false,
  example: { pairs: [[6663, 7289]] },
  compute({ pairs }) {
    const shown = pairs.map(({ part, whole }) => percentOf(part, whole));
    return { pct_1dp: shown, pct_2dp: shown };
  },
  interpret: () => [],
});

export const reportingCompleteness = {
  key: 'W01',
  version: 1,
  slug: 'reporting-completeness',
  toolkit: 'data-quality-routine',
  parts: { reports, facilities, shareOf },
} satisfies Worksheet;
