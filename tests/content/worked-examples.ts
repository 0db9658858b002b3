/** What a lesson says that a worksheet can work out again. */
export interface RecomputedExample {
  lesson: string;
  worksheet: string;
  part: string;
  /** As in the attribute of a link to a worksheet; without it, those of the lesson's own link. */
  figures?: string;
  /** Numbers that the figures were made from, where the text says them otherwise. */
  said?: number[];
  /** Where the figures stand, where it isn't the worked example alone. */
  figuresIn?: 'lesson';
  /** Where the results stand, where it isn't the worked example. */
  resultsIn?: 'lesson';
  /** Places among the outputs, such as `rows.0.vf`, and with how many decimals the lesson writes what stands there. */
  results: Record<string, number>;
}

const c1 = 'data-quality';
const c2 = 'digital-primary-care';
const c3 = 'from-data-to-decision';
const c4 = 'supervision-with-data';
const c5 = 'medicines-and-supplies';
const c6 = 'prevention-and-early-warning';

/** As many actions in each state as the counts say, on 30 September. */
function actionsInStates(onTime: number, late: number, overdue: number, open: number): string {
  const states = [
    ...Array<string[]>(onTime).fill(['2026-07-31', '2026-07-24']),
    ...Array<string[]>(late).fill(['2026-07-31', '2026-08-20']),
    ...Array<string[]>(overdue).fill(['2026-08-31', '']),
    ...Array<string[]>(open).fill(['2026-10-31', '']),
  ];
  const column = (place: number) => states.map((state) => state[place]).join(', ');
  return `as_of: 2026-09-30; actions.*.due: ${column(0)}; actions.*.completed: ${column(1)}`;
}

export const recomputedExamples: readonly RecomputedExample[] = [
  {
    lesson: `${c1}/recording-at-source/mtuha-register`,
    worksheet: 'W16',
    part: 'page',
    results: { cells: 0, fill_rate_pct: 1, correct_rate_pct: 1 },
  },
  {
    lesson: `${c1}/checking-before-sending/completeness-timeliness`,
    worksheet: 'W01',
    part: 'facilities',
    results: { 'completeness_pct.0': 1, 'timeliness_pct.0': 1 },
  },
  {
    lesson: `${c1}/checking-before-sending/completeness-timeliness`,
    worksheet: 'W01',
    part: 'reports',
    figures: 'facilities: 35; months: 1; received: 32; on_time: 28',
    results: { completeness_pct: 1, timeliness_pct: 1, on_time_of_received_pct: 1 },
  },
  {
    lesson: `${c1}/checking-before-sending/recount-verification-factor`,
    worksheet: 'W02',
    part: 'facilities',
    results: { pooled_vf: 4, 'rows.0.vf': 2, 'rows.0.deviation_pct': 1, pooled_recounted: 0, pooled_reported: 0 },
  },
  {
    lesson: `${c1}/checking-before-sending/recount-verification-factor`,
    worksheet: 'W02',
    part: 'facilities',
    figures:
      'facilities.0.recounted.*: 32; facilities.0.reported.*: 34; facilities.1.recounted.*: 29; facilities.1.reported.*: 31; facilities.2.recounted.*: 31; facilities.2.reported.*: 40',
    results: { 'rows.0.vf': 2, 'rows.1.vf': 2, 'rows.2.vf': 2 },
  },
  {
    lesson: `${c1}/checking-before-sending/strange-values`,
    worksheet: 'W03',
    part: 'months',
    results: { median: 1, mad: 1, 'modified_z.11': 2, 'modified_z.2': 2 },
  },
  {
    lesson: `${c1}/checking-before-sending/related-numbers`,
    worksheet: 'W04',
    part: 'agreement',
    results: { anc1_penta1: 2, penta1_penta3: 2 },
  },
  {
    lesson: `${c1}/checking-before-sending/related-numbers`,
    worksheet: 'W04',
    part: 'agreement',
    figures: 'anc1: 66; penta1: 60; penta3: 56',
    results: { penta1_penta3: 2 },
  },
  {
    lesson: `${c1}/keeping-quality/root-causes`,
    worksheet: 'W14',
    part: 'pareto',
    results: { total: 0, 'rows.0.3': 1, 'rows.1.3': 1, 'rows.2.3': 1, 'rows.3.3': 1 },
  },
  {
    lesson: `${c2}/electronic-history/paper-and-computer`,
    worksheet: 'W02',
    part: 'facilities',
    results: { pooled_vf: 2 },
  },
  {
    lesson: `${c2}/working-in-gothomis/recording-that-counts`,
    worksheet: 'W02',
    part: 'pairs',
    figures: 'pairs.*.recounted: 52; pairs.*.reported: 31',
    results: { 'vf.0': 2 },
  },
  {
    lesson: `${c3}/indicators-and-targets/who-is-the-target`,
    worksheet: 'W06',
    part: 'projection',
    figuresIn: 'lesson',
    results: { population: 0, 'targets.surviving_infants': 0, 'monthly.surviving_infants': 1 },
  },
  {
    lesson: `${c3}/indicators-and-targets/above-hundred-percent`,
    worksheet: 'W05',
    part: 'coverage',
    results: { cov_penta3: 1, not_immunised_penta3: 0 },
  },
  {
    lesson: `${c3}/indicators-and-targets/above-hundred-percent`,
    worksheet: 'W05',
    part: 'coverage',
    figures: 'target_surviving_infants: 200; penta3: 232',
    results: { cov_penta3: 1 },
  },
  {
    lesson: `${c3}/coverage-and-continuity/immunisation-coverage-dropout`,
    worksheet: 'W05',
    part: 'coverage',
    results: {
      cov_bcg: 1,
      cov_penta1: 1,
      cov_penta3: 1,
      cov_mr1: 1,
      dropout_p1_p3: 1,
      dropout_p1_mr1: 1,
      dropout_bcg_mr1: 1,
      not_immunised_penta3: 0,
    },
  },
  {
    lesson: `${c3}/coverage-and-continuity/anc-and-facility-delivery`,
    worksheet: 'W07',
    part: 'coverage',
    results: {
      anc1_cov: 1,
      early_anc_pct_of_anc1: 1,
      anc4_cov: 1,
      anc1_anc4_dropout: 1,
      facility_delivery_cov: 1,
      skilled_delivery_cov: 1,
    },
  },
  {
    lesson: `${c3}/coverage-and-continuity/access-or-utilisation`,
    worksheet: 'W05',
    part: 'areas',
    results: {
      'cov_penta3.0': 1,
      'cov_penta1.0': 1,
      'cov_penta1.1': 1,
      'dropout_p1_p3.0': 1,
      'dropout_p1_p3.1': 1,
    },
  },
  {
    lesson: `${c3}/seeing-the-pattern/run-charts`,
    worksheet: 'W10',
    part: 'runChart',
    results: { median: 1, longest_run: 0, longest_trend: 0 },
  },
  {
    lesson: `${c3}/seeing-the-pattern/comparing-facilities`,
    worksheet: 'W10',
    part: 'pChart',
    figuresIn: 'lesson',
    results: { 'inPercent.p_bar': 1, 'inPercent.rows_p_lcl_ucl.1.2': 1, 'inPercent.rows_p_lcl_ucl.1.0': 1 },
  },
  {
    lesson: `${c3}/deciding-together/smart-action`,
    worksheet: 'W05',
    part: 'coverage',
    figures: 'penta1: 50; penta3: 44',
    results: { dropout_p1_p3: 1 },
  },
  {
    lesson: `${c3}/deciding-together/following-to-the-end`,
    worksheet: 'W13',
    part: 'tracker',
    figuresIn: 'lesson',
    results: { done_pct: 1, on_time_of_done_pct: 1, on_time_of_due_pct: 1, done: 0, due_by_now: 0 },
  },

  {
    lesson: `${c4}/choosing-whom-to-visit/ranking-by-need`,
    worksheet: 'W01',
    part: 'facilities',
    figures: 'rows.*.expected: 12, 12, 12; rows.*.on_time: 8, 8, 9',
    results: { 'timeliness_pct.0': 1, 'timeliness_pct.2': 1 },
  },
  {
    lesson: `${c4}/choosing-whom-to-visit/ranking-by-need`,
    worksheet: 'W05',
    part: 'areas',
    figures:
      'rows.*.area: Machungwani, Mahindini, Milongeni, Mihogoni, Mbaazini; rows.*.penta1: 130, 200, 70, 60, 90; rows.*.penta3: 114, 170, 61, 57, 86',
    said: [130, 16, 200, 30, 70, 9, 60, 3, 90, 4],
    results: {
      'dropout_p1_p3.0': 1,
      'dropout_p1_p3.1': 1,
      'dropout_p1_p3.2': 1,
      'dropout_p1_p3.3': 1,
      'dropout_p1_p3.4': 1,
    },
  },
  {
    lesson: `${c4}/choosing-whom-to-visit/council-score`,
    worksheet: 'W15',
    part: 'score',
    results: { score: 1, lowest: 1 },
  },
  {
    lesson: `${c4}/choosing-whom-to-visit/last-visits-actions`,
    worksheet: 'W13',
    part: 'tracker',
    figuresIn: 'lesson',
    results: { total: 0, done: 0, done_pct: 1, due_by_now: 0, on_time_of_due_pct: 1 },
  },
  {
    lesson: `${c4}/choosing-whom-to-visit/last-visits-actions`,
    worksheet: 'W13',
    part: 'tracker',
    figures:
      'as_of: 2026-07-08; actions.*.id: M1, M2, M3, M4; actions.*.due: 2026-03-31, 2026-03-31, 2026-04-30, 2026-07-31; actions.*.completed: 2026-03-20, 2026-03-28, 2026-05-12',
    figuresIn: 'lesson',
    results: { on_time_of_due_pct: 1 },
  },
  {
    lesson: `${c4}/choosing-whom-to-visit/last-visits-actions`,
    worksheet: 'W13',
    part: 'tracker',
    figures:
      'as_of: 2026-07-08; actions.*.id: H1, H2, H3; actions.*.due: 2026-02-28, 2026-03-15, 2026-06-30; actions.*.completed: 2026-04-05, , 2026-06-25',
    figuresIn: 'lesson',
    results: { on_time_of_due_pct: 1 },
  },
  {
    lesson: `${c4}/the-visit/register-together`,
    worksheet: 'W16',
    part: 'page',
    results: { cells: 0, fill_rate_pct: 1, correct_rate_pct: 1 },
  },
  {
    lesson: `${c4}/the-visit/register-together`,
    worksheet: 'W16',
    part: 'page',
    figures: 'rows_checked: 50; fields_per_row: 8; empty: 9; wrong_code: 6; illegible: 2',
    results: { fill_rate_pct: 1 },
  },
  {
    lesson: `${c4}/the-visit/factor-on-the-spot`,
    worksheet: 'W02',
    part: 'facilities',
    results: { pooled_vf: 4, 'rows.0.vf': 2, pooled_recounted: 0, pooled_reported: 0 },
  },
  {
    lesson: `${c4}/the-visit/factor-on-the-spot`,
    worksheet: 'W02',
    part: 'pairs',
    figures: 'pairs.*.recounted: 30, 28, 27; pairs.*.reported: 20, 20, 20',
    results: { 'vf.0': 2, 'vf.1': 2, 'vf.2': 2 },
  },
  {
    lesson: `${c4}/feedback/one-page`,
    worksheet: 'W05',
    part: 'coverage',
    figures: 'target_surviving_infants: 100; penta1: 85',
    results: { cov_penta1: 1 },
  },
  {
    lesson: `${c4}/feedback/one-page`,
    worksheet: 'W02',
    part: 'pairs',
    figures: 'pairs.*.recounted: 85; pairs.*.reported: 60',
    said: [85],
    results: { 'vf.0': 2 },
  },
  {
    lesson: `${c4}/follow-through/action-tracker`,
    worksheet: 'W13',
    part: 'tracker',
    figures: actionsInStates(7, 4, 6, 3),
    said: [7, 4, 6, 3],
    results: { total: 0, done: 0, done_pct: 1, due_by_now: 0, on_time_of_due_pct: 1 },
  },
  {
    lesson: `${c4}/follow-through/action-tracker`,
    worksheet: 'W13',
    part: 'tracker',
    figures: actionsInStates(6, 2, 2, 2),
    said: [6, 2],
    figuresIn: 'lesson',
    results: { due_by_now: 0, on_time_of_due_pct: 1 },
  },
  {
    lesson: `${c4}/follow-through/action-tracker`,
    worksheet: 'W13',
    part: 'tracker',
    said: [1, 2, 3],
    figuresIn: 'lesson',
    results: { due_by_now: 0, on_time_of_due_pct: 1 },
  },

  {
    lesson: `${c5}/bin-card-to-picture/three-numbers`,
    worksheet: 'W10',
    part: 'runChart',
    figuresIn: 'lesson',
    resultsIn: 'lesson',
    results: { median: 1, longest_trend: 0 },
  },
  {
    lesson: `${c5}/consumption-and-months-of-stock/average-monthly-consumption`,
    worksheet: 'W08',
    part: 'item',
    results: { amc: 1 },
  },
  {
    lesson: `${c5}/consumption-and-months-of-stock/average-monthly-consumption`,
    worksheet: 'W08',
    part: 'item',
    figures: 'dispensed.*: 150, 210, 240',
    results: { amc: 1 },
  },
  {
    lesson: `${c5}/consumption-and-months-of-stock/stock-out-days`,
    worksheet: 'W08',
    part: 'item',
    said: [180, 150, 210, 12],
    results: { amc: 1, amc_adjusted: 2, stockout_days_pct: 1 },
  },
  {
    lesson: `${c5}/consumption-and-months-of-stock/months-of-stock`,
    worksheet: 'W08',
    part: 'item',
    said: [450, 12],
    results: { amc: 0, mos: 1, amc_adjusted: 2, mos_adjusted: 2 },
  },
  {
    lesson: `${c5}/consumption-and-months-of-stock/months-of-stock`,
    worksheet: 'W08',
    part: 'item',
    figures: 'dispensed.*: 600, 600, 600; stock_on_hand: 450',
    results: { mos: 2 },
  },
  {
    lesson: `${c5}/consumption-and-months-of-stock/months-of-stock`,
    worksheet: 'W08',
    part: 'item',
    figures: 'dispensed.*: 50, 50, 50; stock_on_hand: 450',
    results: { mos: 1 },
  },
  {
    lesson: `${c5}/stock-outs-and-expiry/explaining-stock-outs`,
    worksheet: 'W14',
    part: 'pareto',
    results: {
      vital_count: 0,
      total: 0,
      'rows.0.2': 1,
      'rows.1.2': 1,
      'rows.2.2': 1,
      'rows.3.2': 1,
      'rows.4.2': 1,
      'rows.1.3': 1,
      'rows.2.3': 1,
      'rows.3.3': 1,
      'rows.4.3': 1,
    },
  },
  {
    lesson: `${c5}/stock-outs-and-expiry/first-expiry-first-out`,
    worksheet: 'W08',
    part: 'item',
    figures: 'dispensed.*: 50, 50, 50; stock_on_hand: 450',
    results: { mos: 1, order_qty: 0 },
  },
  {
    lesson: `${c5}/stock-outs-and-expiry/first-expiry-first-out`,
    worksheet: 'W08',
    part: 'item',
    figures: 'dispensed.*: 80, 80, 80; stock_on_hand: 100',
    results: { mos: 2 },
  },
  {
    lesson: `${c5}/stock-outs-and-expiry/availability-across-facilities`,
    worksheet: 'W08',
    part: 'rate',
    results: { stockout_rate_pct: 1, availability_pct: 1 },
  },
  {
    lesson: `${c5}/stock-outs-and-expiry/availability-across-facilities`,
    worksheet: 'W08',
    part: 'rate',
    figures: 'facilities_reporting: 52; facilities_with_stockout: 11',
    results: { stockout_rate_pct: 1 },
  },
  {
    lesson: `${c5}/stock-outs-and-expiry/availability-across-facilities`,
    worksheet: 'W01',
    part: 'reports',
    figures: 'facilities: 52; months: 1; received: 46; on_time: 46',
    said: [52, 46],
    results: { completeness_pct: 1 },
  },
  {
    lesson: `${c5}/better-rr-in-elmis/how-much-to-order`,
    worksheet: 'W08',
    part: 'item',
    said: [450, 12],
    results: { amc: 0, order_qty: 0, amc_adjusted: 2, order_qty_adjusted: 0 },
  },
  {
    lesson: `${c5}/better-rr-in-elmis/how-much-to-order`,
    worksheet: 'W08',
    part: 'item',
    figures: 'dispensed.*: 180, 180, 180; stock_on_hand: 450; on_order: 200',
    results: { order_qty: 0 },
  },

  {
    lesson: `${c6}/normal-for-us/baseline`,
    worksheet: 'W09',
    part: 'channel',
    results: { mean: 1 },
  },
  {
    lesson: `${c6}/normal-for-us/threshold`,
    worksheet: 'W09',
    part: 'channel',
    said: [22, 24, 19, 27, 23, 34],
    results: {
      third_quartile_type7: 0,
      mean: 1,
      sd_sample: 4,
      threshold_sd: 2,
      csum: 3,
      csum_sd: 4,
      threshold_csum: 2,
    },
  },
  {
    lesson: `${c6}/normal-for-us/short-history`,
    worksheet: 'W09',
    part: 'earlyWarning',
    results: { mean: 2, sd_sample: 2, threshold: 2 },
  },
  {
    lesson: `${c6}/normal-for-us/short-history`,
    worksheet: 'W09',
    part: 'earlyWarning',
    figures: 'series.*: 5, 5, 5, 5, 5, 5, 5, 5, 5, 6',
    figuresIn: 'lesson',
    resultsIn: 'lesson',
    results: { sd_used: 1, threshold: 1 },
  },
  {
    lesson: `${c6}/first-strange-week/verify`,
    worksheet: 'W02',
    part: 'facilities',
    figuresIn: 'lesson',
    resultsIn: 'lesson',
    results: { pooled_recounted: 0, pooled_reported: 0 },
  },
  {
    lesson: `${c6}/prevention-by-numbers/outreach`,
    worksheet: 'W05',
    part: 'coverage',
    figuresIn: 'lesson',
    resultsIn: 'lesson',
    results: { cov_penta3: 1, not_immunised_penta3: 0 },
  },
  {
    lesson: `${c6}/district-that-prevents/impossible-denominator`,
    worksheet: 'W06',
    part: 'projection',
    said: [4800, 0.04],
    figuresIn: 'lesson',
    resultsIn: 'lesson',
    results: { 'targets.pregnant_women': 0, 'targets.live_births': 0, 'targets.surviving_infants': 0 },
  },
];
