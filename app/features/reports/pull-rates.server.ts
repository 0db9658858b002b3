import { asc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { dhis2OrgUnit, dhis2RatePull } from '~db/schema/reports';
import { canBe, keepReporting, type ReportingRow } from '~/features/tracking/index.server';
import { readDhis2 } from '~/features/worksheets/index.server';
import type { Dhis2Fault } from '~/platform/dhis2/dhis2-answers.server';
import type { Dhis2Settings } from '~/platform/dhis2/dhis2-settings.server';
import { fetchAnalytics } from '~/platform/dhis2/fetch-analytics.server';
import { readSettings } from '~/platform/settings.server';
import { monthsBetween } from './months-between';

/** DHIS2 gave no answer that settles anything; the job tries again. */
export class PullInterrupted extends Error {
  override name = 'PullInterrupted';
}

/** What trying again won't mend. */
const final: readonly Dhis2Fault[] = ['login', 'notAllowed', 'address', 'redirected', 'refused'];

/** Councils in one request: with twelve months and three counts, an answer that is read at once. */
const councilsAtOnce = 40;
const monthsAtOnce = 12;

/** What DHIS2 counts of a form's reports. Counts add up over places, rates don't. */
const metrics = {
  expected: 'EXPECTED_REPORTS',
  received: 'ACTUAL_REPORTS',
  onTime: 'ACTUAL_REPORTS_ON_TIME',
};

type Units = { councilId: string; orgUnit: string }[];

/**
 * Fetches the reports of a wish from DHIS2's analytics and takes them over, all at once at the end: killed at any moment it begins anew, and
 * the same figures again change nothing.
 * @throws PullInterrupted where DHIS2 is broken, slow or away
 */
export async function pullRates(
  pullId: string,
  { signal, withinMs }: { signal?: AbortSignal; withinMs?: number } = {},
): Promise<void> {
  const settings = readSettings().dhis2;
  const [pull] = await database().select().from(dhis2RatePull).where(eq(dhis2RatePull.id, pullId));
  if (!pull || pull.settledAt !== null) return;
  if (!settings) throw new PullInterrupted('no DHIS2 is set');
  const units = await database().select().from(dhis2OrgUnit).orderBy(asc(dhis2OrgUnit.councilId));
  const months = monthsBetween(pull.fromMonth, pull.toMonth);
  const rows: ReportingRow[] = [];
  for (let unit = 0; unit < units.length; unit += councilsAtOnce) {
    for (let month = 0; month < months.length; month += monthsAtOnce) {
      signal?.throwIfAborted();
      const asked = {
        dataSet: pull.dataSet,
        units: units.slice(unit, unit + councilsAtOnce),
        months: months.slice(month, month + monthsAtOnce),
      };
      const answer = await ask(settings, asked, withinMs);
      if (!answer.ok) {
        if (!final.includes(answer.fault)) throw new PullInterrupted(answer.fault);
        const { fault, message } = answer;
        await database()
          .update(dhis2RatePull)
          .set({ fault, message, settledAt: new Date() })
          .where(eq(dhis2RatePull.id, pullId));
        return;
      }
      rows.push(...answer.rows);
    }
  }
  const taken = rows.filter(canBe);
  await database().transaction(async (tx) => {
    const changed = await keepReporting(tx, taken, 'dhis2');
    await tx
      .update(dhis2RatePull)
      .set({
        taken: taken.length,
        changed,
        rejected: rows.length - taken.length,
        settledAt: new Date(),
      })
      .where(eq(dhis2RatePull.id, pullId));
  });
}

type AskedRows = { ok: true; rows: ReportingRow[] } | { ok: false; fault: Dhis2Fault; message?: string };

async function ask(
  settings: Dhis2Settings,
  { dataSet, units, months }: { dataSet: string; units: Units; months: readonly string[] },
  withinMs: number | undefined,
): Promise<AskedRows> {
  const elementOf = (metric: keyof typeof metrics) => `${dataSet}.${metrics[metric]}`;
  const question = {
    elements: (['expected', 'received', 'onTime'] as const).map(elementOf),
    places: units.map(({ orgUnit }) => orgUnit),
    periods: months.map((month) => month.replace('-', '')),
  };
  const answer = await fetchAnalytics(settings, question, withinMs);
  if (!answer.ok) return answer;
  const read = await readDhis2(answer.bytes);
  // Where a form has no report in any of the months, DHIS2 gives no row.
  if (!read.ok && read.fault === 'nothing') return { ok: true, rows: [] };
  if (!read.ok) throw new PullInterrupted(read.fault);
  const values = new Map(
    read.figures.map(({ element, place, period, value }) => [`${element}/${place}/${period}`, Number(value)]),
  );
  return {
    ok: true,
    rows: units.flatMap(({ councilId, orgUnit }) =>
      months.flatMap((month): ReportingRow[] => {
        const valueOf = (metric: keyof typeof metrics) =>
          values.get(`${elementOf(metric)}/${orgUnit}/${month.replace('-', '')}`);
        const expected = valueOf('expected');
        if (expected === undefined) return [];
        // DHIS2 leaves out noughts.
        return [
          { councilId, month, expected, received: valueOf('received') ?? 0, onTime: valueOf('onTime') ?? 0 },
        ];
      }),
    ),
  };
}
