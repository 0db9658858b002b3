import { inArray, sql } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { reportingRate } from '~db/schema/tracking';

/** What a council reported in a month, as a file or DHIS2 says it. */
export interface ReportingRow {
  councilId: string;
  /** Such as `2026-03`. */
  month: string;
  expected: number;
  received: number;
  onTime: number;
}

/** More monthly reports than a council's facilities can owe. */
const mostReports = 100_000;

/** Whether counts can be: some reports were due, no more came, and no more of these in time. */
export const canBe = ({ expected, received, onTime }: Omit<ReportingRow, 'councilId' | 'month'>): boolean =>
  [expected, received, onTime].every(
    (count) => Number.isInteger(count) && count >= 0 && count <= mostReports,
  ) &&
  expected > 0 &&
  received <= expected &&
  onTime <= received;

/**
 * Takes over what councils reported; a council and month that are known already are replaced, and the same again changes nothing.
 * @returns how many were new or other than before
 */
export async function keepReporting(
  tx: Transaction,
  rows: readonly ReportingRow[],
  source: 'file' | 'dhis2',
): Promise<number> {
  if (rows.length === 0) return 0;
  const known = await tx
    .select()
    .from(reportingRate)
    .where(inArray(reportingRate.councilId, [...new Set(rows.map(({ councilId }) => councilId))]));
  const before = new Map(known.map((one) => [`${one.councilId}/${one.month}`, one]));
  const changed = rows.filter((row) => {
    const was = before.get(`${row.councilId}/${row.month}`);
    return was?.expected !== row.expected || was.received !== row.received || was.onTime !== row.onTime;
  });
  if (changed.length === 0) return 0;
  await tx
    .insert(reportingRate)
    .values(changed.map((row) => ({ ...row, source })))
    .onConflictDoUpdate({
      target: [reportingRate.councilId, reportingRate.month],
      set: {
        expected: sql`excluded.expected`,
        received: sql`excluded.received`,
        onTime: sql`excluded.on_time`,
        source,
        importedAt: sql`now()`,
      },
    });
  return changed.length;
}
