import { count, optional } from './fields';
import { difference, from, isNumber, percentOf, quotient, type Result } from './result';
import { threshold } from './settings';
import { above, below } from './thresholds';
import { days, definePart, measured, percent, type Worksheet, type Finding } from './worksheet';

type Band = 'over 100%' | 'full' | 'comfortable' | 'many empty' | null;

const codes = { 'over 100%': 'overFull', full: 'full', comfortable: 'comfortable', 'many empty': 'empty' };

function bandOf(
  occupancy: Result,
  { low_occupancy, high_occupancy }: { low_occupancy: number; high_occupancy: number },
): Band {
  if (!isNumber(occupancy)) return null;
  if (above(occupancy, 100)) return 'over 100%';
  if (above(occupancy, high_occupancy)) return 'full';
  return below(occupancy, low_occupancy) ? 'many empty' : 'comfortable';
}

/**
 * Use of a ward's beds in one period.
 *
 * average daily census = inpatient days / days; occupancy = inpatient days / (beds × days) × 100; average length of stay = days stayed by those discharged
 * / discharges, deaths included; without days stayed it is estimated as inpatient days / discharges and called so; turnover interval = (beds × days −
 * inpatient days) / discharges, below zero where beds were shared; turnover = discharges / beds; death rate = deaths / discharges × 100. A bed-day is
 * counted at midnight. Many managers are comfortable at 80 to 85 %; above 100 % stands for floor beds or shared beds, no mistake by itself.
 * No discharges give no stay, no interval and no rate.
 */
const ward = definePart({
  fields: {
    inpatient_days: count(),
    beds: count(),
    days: count({ most: 3660 }),
    discharges_incl_deaths: count(),
    discharge_days: optional(count()),
    deaths: optional(count()),
  },
  settings: { low_occupancy: threshold(60), high_occupancy: threshold(85) },
  figures: {
    bor_pct: percent(2),
    alos_days: days(2),
    turnover_interval_days: days(2),
    average_daily_census: measured(2),
    bed_turnover: measured(2),
    death_rate_pct: percent(2),
  },
  bands: { bor_pct: 'occupancy_band' },
  isOnPage: true,
  example: {
    inpatient_days: 1208,
    beds: 50,
    days: 30,
    discharges_incl_deaths: 90,
    discharge_days: 575,
    deaths: 7,
  },
  compute(
    { inpatient_days, beds, days: length, discharges_incl_deaths: discharges, discharge_days, deaths },
    limits,
  ) {
    const bedDays = from([beds, length], (all, time) => all * time);
    const occupancy = percentOf(inpatient_days, bedDays);
    const isEstimate = discharge_days === null;
    return {
      bor_pct: occupancy,
      occupancy_band: bandOf(occupancy, limits),
      alos_days: quotient(isEstimate ? inpatient_days : discharge_days, discharges, 'noDischarges'),
      is_alos_estimate: isEstimate,
      turnover_interval_days: quotient(difference(bedDays, inpatient_days), discharges, 'noDischarges'),
      average_daily_census: quotient(inpatient_days, length),
      bed_turnover: quotient(discharges, beds),
      death_rate_pct: percentOf(deaths, discharges, 'noDischarges'),
      is_more_deaths: isNumber(deaths) && isNumber(discharges) && deaths > discharges,
      flag: isNumber(occupancy) && above(occupancy, 100) ? 'over 100%: floor beds or shared beds' : null,
    };
  },
  interpret({ bor_pct, occupancy_band, alos_days, is_alos_estimate, is_more_deaths }): Finding[] {
    const findings: Finding[] = is_more_deaths ? [{ code: 'moreDeaths', values: {} }] : [];
    if (!isNumber(bor_pct)) return findings;
    if (occupancy_band === null) return findings;
    return [
      { code: codes[occupancy_band], values: { bor_pct } },
      ...(is_alos_estimate && isNumber(alos_days) ? [{ code: 'estimate', values: { alos_days } }] : []),
      ...findings,
    ];
  },
});

export const bedUse = {
  key: 'W12',
  version: 1,
  slug: 'bed-use',
  toolkit: 'maternal-care',
  parts: { ward },
} satisfies Worksheet;
