import { count, fixedList, number, optional } from './fields';
import { difference, from, isNumber, noResult, numbersIn, percentOf, quotient, sumOf } from './result';
import { roundUp } from './rounding';
import { threshold } from './settings';
import { above, atLeast, below } from './thresholds';
import { counted, definePart, measured, months, percent, type Worksheet, type Finding } from './worksheet';

type Status =
  'stocked out' | 'emergency' | 'below minimum' | 'within' | 'overstocked' | 'no consumption' | null;

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
    min_months: threshold(4, { most: 60 }),
    max_months: threshold(7, { most: 60 }),
    emergency_months: threshold(1, { most: 60 }),
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
  compute({ dispensed, stockout_days, stock_on_hand: stock, on_order }, limits) {
    const monthsGiven = numbersIn(dispensed).length;
    const out = numbersIn(stockout_days).reduce((sum, one) => sum + one, 0);
    const total = sumOf(dispensed);
    const amc = quotient(total, monthsGiven, 'missing');
    const daysAll = monthsGiven * limits.days_per_month;
    const monthsInStock = monthsGiven - out / limits.days_per_month;
    const adjusted = from([total], (sum) =>
      above(monthsInStock, 0) ? sum / monthsInStock : noResult('alwaysStockedOut'),
    );
    const mos = quotient(stock, amc, 'noConsumption');
    const order = (average: typeof amc) =>
      from([average, stock, isNumber(on_order) ? on_order : 0], (monthly, here, coming) =>
        Math.max(0, roundUp(limits.max_months * monthly - here - coming)),
      );
    const statusOf = (): Status => {
      if (stock === 0) return 'stocked out';
      if (!isNumber(mos)) return mos.reason === 'noConsumption' ? 'no consumption' : null;
      if (below(mos, limits.emergency_months)) return 'emergency';
      if (below(mos, limits.min_months)) return 'below minimum';
      return above(mos, limits.max_months) ? 'overstocked' : 'within';
    };
    return {
      mos,
      status: statusOf(),
      order_qty: order(amc),
      amc,
      amc_adjusted: adjusted,
      mos_adjusted: quotient(stock, adjusted, 'noConsumption'),
      order_qty_adjusted: order(adjusted),
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
  series({ dispensed }) {
    return {
      kind: 'bars',
      labels: dispensed.map((_, place) => String(place + 1)),
      unit: 'count',
      lines: [{ key: 'dispensed', values: dispensed.map((one) => (isNumber(one) ? one : null)) }],
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
  parts: { item, rate },
} satisfies Worksheet;
