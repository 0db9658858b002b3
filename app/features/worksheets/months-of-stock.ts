import { count, type Figure, fixedList, number, optional, table, text } from './fields';
import {
  difference,
  from,
  given,
  isNumber,
  noResult,
  numbersIn,
  percentOf,
  quotient,
  type Result,
  sumOf,
} from './result';
import { roundUp } from './rounding';
import { type SettingsOf, threshold } from './settings';
import { above, atLeast, below } from './thresholds';
import {
  counted,
  definePart,
  measured,
  months,
  percent,
  type Series,
  type Worksheet,
  type Finding,
} from './worksheet';

type Status =
  'stocked out' | 'emergency' | 'below minimum' | 'within' | 'overstocked' | 'no consumption' | null;

const limits = {
  min_months: threshold(4, { most: 60 }),
  max_months: threshold(7, { most: 60 }),
  emergency_months: threshold(1, { most: 60 }),
};

function statusOf(stock: Figure, mos: Result, settings: SettingsOf<typeof limits>): Status {
  if (stock === 0) return 'stocked out';
  if (!isNumber(mos)) return mos.reason === 'noConsumption' ? 'no consumption' : null;
  if (below(mos, settings.emergency_months)) return 'emergency';
  if (below(mos, settings.min_months)) return 'below minimum';
  return above(mos, settings.max_months) ? 'overstocked' : 'within';
}

const isLow = (status: Status) =>
  status === 'stocked out' || status === 'emergency' || status === 'below minimum';

const orderOf = (
  average: Result,
  stock: Figure,
  on_order: Figure,
  settings: SettingsOf<typeof limits>,
): Result =>
  from([average, stock, isNumber(on_order) ? on_order : 0], (monthly, here, coming) =>
    Math.max(0, roundUp(settings.max_months * monthly - here - coming)),
  );

/**
 * Months of stock of one item in one store.
 *
 * AMC = Σ dispensed in the months given / their number (three as a rule); adjusted AMC = Σ dispensed / (months − stock-out days / 30), since nothing can
 * be dispensed on days without stock: both are shown. Months of stock = stock on hand / AMC. Order = maximum months × AMC − stock on hand −
 * on order, rounded up, never below zero. Days without stock in per cent of months × 30. (The Logistics Handbook, USAID DELIVER.) Minimum 4 and
 * maximum 7 months are those of Tanzania's former integrated logistics system; set them by item and level. Nothing on hand is a
 * stock-out, nothing dispensed gives no months; without stock for more than half of the time there is too little information.
 */
const item = definePart({
  fields: {
    dispensed: fixedList(count(), 3),
    stockout_days: optional(fixedList(number({ least: 0, most: 31 }), 3)),
    stock_on_hand: count(),
    on_order: optional(count()),
  },
  settings: {
    ...limits,
    days_per_month: threshold(30, { least: 28, most: 31 }),
  },
  figures: {
    mos: months(2),
    order_qty: counted(),
    amc: measured(2),
    amc_adjusted: measured(2),
    mos_adjusted: months(2),
    order_qty_adjusted: counted(),
    stockout_days_pct: percent(),
  },
  bands: { mos: 'status' },
  isOnPage: true,
  example: { dispensed: [180, 150, 210], stockout_days: [0, 12, 0], stock_on_hand: 450, on_order: 0 },
  compute({ dispensed, stockout_days, stock_on_hand: stock, on_order }, settings) {
    const monthsGiven = numbersIn(dispensed).length;
    const out = numbersIn(stockout_days).reduce((sum, one) => sum + one, 0);
    const total = sumOf(dispensed);
    const amc = quotient(total, monthsGiven, 'missing');
    const daysAll = monthsGiven * settings.days_per_month;
    const monthsInStock = monthsGiven - out / settings.days_per_month;
    const adjusted = from([total], (sum) =>
      above(monthsInStock, 0) ? sum / monthsInStock : noResult('alwaysStockedOut'),
    );
    const mos = quotient(stock, amc, 'noConsumption');
    return {
      mos,
      status: statusOf(stock, mos, settings),
      order_qty: orderOf(amc, stock, on_order, settings),
      amc,
      amc_adjusted: adjusted,
      mos_adjusted: quotient(stock, adjusted, 'noConsumption'),
      order_qty_adjusted: orderOf(adjusted, stock, on_order, settings),
      stockout_days_pct: percentOf(out, daysAll, 'missing'),
      is_too_little_information: monthsGiven > 0 && above(out, daysAll / 2),
    };
  },
  interpret({
    status,
    mos,
    order_qty,
    order_qty_adjusted,
    stockout_days_pct,
    is_too_little_information,
  }): Finding[] {
    const findings: Finding[] = [];
    if (is_too_little_information && isNumber(stockout_days_pct))
      findings.push({ code: 'tooLittleInformation', values: { stockout_days_pct } });
    if (status === null) return findings;
    const codes = {
      'stocked out': 'stockedOut',
      emergency: 'emergency',
      'below minimum': 'belowMinimum',
      within: 'within',
      overstocked: 'overstocked',
      'no consumption': 'noConsumption',
    };
    const values = { ...(isNumber(mos) ? { mos } : {}), ...(isNumber(order_qty) ? { order_qty } : {}) };
    findings.push({ code: codes[status], values });
    if (
      isNumber(order_qty_adjusted) &&
      isNumber(order_qty) &&
      order_qty_adjusted > order_qty &&
      status !== 'no consumption'
    )
      findings.push({ code: 'orderMore', values: { order_qty_adjusted } });
    return findings;
  },
  series({ on_order }, { mos, amc, mos_adjusted, amc_adjusted }, settings) {
    if (!isNumber(mos)) return undefined;
    const isAdjusted = isNumber(mos_adjusted) && isNumber(amc_adjusted) && mos_adjusted !== mos;
    const rows = [
      { label: 'as_dispensed', mos, coming: monthsComing(on_order, amc) },
      ...(isAdjusted
        ? [{ label: 'without_stockouts', mos: mos_adjusted, coming: monthsComing(on_order, amc_adjusted) }]
        : []),
    ];
    return { ...stockSeries(rows, settings), labelsAreKeys: true };
  },
});

/** How many months what is on order will last; nothing on order lasts none. */
const monthsComing = (on_order: Figure, amc: Result): number => {
  const coming = quotient(isNumber(on_order) ? on_order : 0, amc);
  return isNumber(coming) ? coming : 0;
};

const stockSeries = (
  rows: readonly { label: string; mos: number | null; coming: number }[],
  { min_months, max_months }: SettingsOf<typeof limits>,
): Series => ({
  kind: 'stock',
  labels: rows.map(({ label }) => label),
  unit: 'months',
  lines: [
    { key: 'mos_on_hand', values: rows.map(({ mos }) => mos) },
    { key: 'mos_on_order', values: rows.map(({ coming }) => coming) },
  ],
  levels: [
    { key: 'min_months', value: min_months },
    { key: 'max_months', value: max_months },
  ],
});

/** Months of stock of several items of one store, the one that ends first on top: which to order. Sums and limits are those of `item`. */
const items = definePart({
  fields: {
    items: table(
      { item: text(), amc: number({ least: 0 }), stock_on_hand: count(), on_order: optional(count()) },
      6,
    ),
  },
  settings: limits,
  figures: {
    items_low: counted(),
    items_judged: counted(),
    mos: months(2),
    order_qty: counted(),
  },
  isOnPage: true,
  example: {
    items: [
      ['Amoksilini 250 mg', 180, 450, 0],
      ['ALu 6x1', 60, 390, 0],
      ['Oksitosini 10 IU', 24, 10, 96],
      ['ORS', 90, 800, 0],
    ],
  },
  compute({ items: rows }, settings) {
    const judged = rows.map(({ item, amc, stock_on_hand, on_order }) => {
      const mos = quotient(stock_on_hand, amc, 'noConsumption');
      return {
        item,
        mos,
        coming: monthsComing(on_order, given(amc)),
        status: statusOf(stock_on_hand, mos, settings),
        order: orderOf(given(amc), stock_on_hand, on_order, settings),
      };
    });
    const first = judged.toSorted(
      (one, other) => (isNumber(one.mos) ? one.mos : Infinity) - (isNumber(other.mos) ? other.mos : Infinity),
    );
    const known = first.filter(({ status }) => status !== null);
    const low = known.filter(({ status }) => isLow(status));
    return {
      items_low: known.length === 0 ? noResult('missing') : low.length,
      items_judged: known.length,
      first: known[0]?.item ?? null,
      rows: first.map(({ item, mos, status, order }) => [item, mos, status, order] as const),
      coming: first.map(({ coming }) => coming),
    };
  },
  interpret({ items_low, items_judged, first }): Finding[] {
    if (!isNumber(items_low) || first === null) return [];
    return [{ code: items_low > 0 ? 'itemsLow' : 'itemsEnough', values: { items_low, items_judged, first } }];
  },
  series(_, { rows, coming }, settings) {
    if (rows.length === 0) return undefined;
    return stockSeries(
      rows.map(([label, mos], place) => ({
        label,
        mos: isNumber(mos) ? mos : null,
        coming: coming[place] ?? 0,
      })),
      settings,
    );
  },
  table(_, { rows }) {
    return {
      columns: [{ key: 'item' }, { key: 'mos' }, { key: 'status', isWord: true }, { key: 'order_qty' }],
      rows,
    };
  },
});

/** Facilities with at least one day without the item, in per cent of those that report; availability is the rest. */
const rate = definePart({
  fields: { facilities_reporting: count(), facilities_with_stockout: count() },
  settings: {},
  figures: { stockout_rate_pct: percent(), availability_pct: percent() },
  isOnPage: true,
  example: { facilities_reporting: 46, facilities_with_stockout: 5 },
  compute({ facilities_reporting: all, facilities_with_stockout: some }) {
    const isMore = isNumber(all) && isNumber(some) && !atLeast(all, some);
    const share = isMore ? noResult('moreThanAll') : percentOf(some, all, 'noReportsExpected');
    return { stockout_rate_pct: share, availability_pct: difference(100, share) };
  },
  interpret({ stockout_rate_pct, availability_pct }): Finding[] {
    if (!isNumber(stockout_rate_pct) || !isNumber(availability_pct)) return [];
    const code = stockout_rate_pct === 0 ? 'noStockouts' : 'stockouts';
    return [{ code, values: { stockout_rate_pct, availability_pct } }];
  },
});

export const monthsOfStock = {
  key: 'W08',
  version: 1,
  slug: 'months-of-stock',
  toolkit: 'stock',
  parts: { item, items, rate },
} satisfies Worksheet;
