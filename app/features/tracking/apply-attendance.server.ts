import { sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { addTo, fill, takeTurn } from './change-rollup.server';
import { attendanceRollup, countAttendance } from './count-attendance.server';

const trainingsAtOnce = 500;

/**
 * Brings the counts of trainings up to what has been committed. What is due is taken off the list in the transaction that counts it, so that
 * whatever was under way when a process died is still due.
 * @param signal ends it between two batches
 */
export async function applyAttendance(signal: AbortSignal | undefined, now: Date): Promise<void> {
  for (let isOver = false; !isOver;) {
    signal?.throwIfAborted();
    isOver = await database().transaction((tx) => applyBatch(tx, now));
  }
}

async function applyBatch(tx: Transaction, now: Date): Promise<boolean> {
  await takeTurn(tx);
  const [due] = await tx.execute<{ trainings: string | null }>(sql`
    with taken as (
      delete from attendance_due where cohort_id in (
        select cohort_id from attendance_due group by cohort_id order by min(id) limit ${trainingsAtOnce})
      returning cohort_id
    )
    select array_agg(distinct cohort_id)::text as trainings from taken`);
  if (!due?.trainings) return true;
  const touched = sql`cohort_id = any(${due.trainings}::uuid[])`;
  await addTo(tx, attendanceRollup, touched, -1);
  await tx.execute(sql`delete from attendance where ${touched}`);
  await tx.execute(
    sql`insert into attendance ${countAttendance(sql`id = any(${due.trainings}::uuid[])`, now)}`,
  );
  await addTo(tx, attendanceRollup, touched, 1);
  return false;
}

/** Counts all trainings anew, in the caller's transaction and turn. */
export async function rebuildAttendance(tx: Transaction, now: Date): Promise<void> {
  await tx.execute(sql`delete from attendance_due`);
  await tx.execute(sql`delete from attendance`);
  await tx.execute(sql`insert into attendance ${countAttendance(sql`true`, now)}`);
  await fill(tx, attendanceRollup);
}
