import { sql } from 'drizzle-orm';
import { database, type Executor, type Transaction } from '~db/client.server';
import { applyAttendance, rebuildAttendance } from './apply-attendance.server';
import { addTo, fill, takeTurn } from './change-rollup.server';
import { countStandings, expiringDays, rollups } from './count-standings.server';

/** People counted anew in one transaction: few enough that a process that is killed has little to do again. */
const peopleAtOnce = 500;
const notesAtOnce = 5_000;

interface AppliedRollups {
  people: number;
  /** Age of the oldest change when its turn came, in seconds. */
  lag: number;
}

/**
 * Brings the rollups up to what has been committed. What is due is taken off the list in the transaction that counts it, so that whatever
 * was under way when a process died is still due.
 * @param signal ends it between two batches
 */
export async function applyRollups(signal?: AbortSignal, now = new Date()): Promise<AppliedRollups> {
  const applied: AppliedRollups = { people: 0, lag: 0 };
  if (await placesHaveMoved()) await rebuildRollups(now);
  else await beginDay(now);
  await applyAttendance(signal, now);
  for (;;) {
    signal?.throwIfAborted();
    const batch = await applyBatch();
    if (!batch) return applied;
    applied.people += batch.people;
    applied.lag = Math.max(applied.lag, batch.lag);
  }
}

/** Whether a council went to another region since: what was counted of its people stands under the old one. */
async function placesHaveMoved(executor: Executor = database()): Promise<boolean> {
  const [row] = await executor.execute<{ moved: boolean }>(
    sql`select coalesce((select places_moved from rollup_state), false) as moved`,
  );
  return row?.moved ?? false;
}

/** Once a day, whose certificate is expiring or over by now, and which trainings have begun: nobody writes an event when time passes. */
async function beginDay(now: Date): Promise<void> {
  const day = sql`(${now.toISOString()}::timestamptz at time zone 'Africa/Dar_es_Salaam')::date`;
  await database().transaction(async (tx) => {
    await takeTurn(tx);
    await tx.execute(sql`
      insert into rollup_due (person_id)
      select distinct person_id from standing, rollup_state where rollup_state.day <> ${day} and (
        valid_until between least(rollup_state.day, ${day}) - 1 and greatest(rollup_state.day, ${day}) + 1
        or valid_until between least(rollup_state.day, ${day}) + ${expiringDays}::int - 1
          and greatest(rollup_state.day, ${day}) + ${expiringDays}::int + 1)`);
    await tx.execute(sql`
      insert into attendance_due (cohort_id)
      select id from cohort, rollup_state where kind = 'faceToFace' and rollup_state.day <> ${day}
        and starts_on between least(rollup_state.day, ${day}) and greatest(rollup_state.day, ${day})`);
    await tx.execute(sql`
      insert into rollup_state (day, done_at) values (${day}, now())
      on conflict (is_only) do update set day = excluded.day, done_at = excluded.done_at`);
  });
}

async function applyBatch(): Promise<AppliedRollups | undefined> {
  return database().transaction(async (tx) => {
    await takeTurn(tx);
    // A council may have moved a moment ago: the next turn counts everything anew.
    if (await placesHaveMoved(tx)) return undefined;
    const due = await tx.execute<{ person: string; lag: number }>(sql`
      with taken as (
        delete from rollup_due where id in (select id from rollup_due order by id limit ${notesAtOnce})
        returning person_id, since
      ), counted as (
        select person_id, max(extract(epoch from now() - since))::float8 as lag from taken group by person_id
      ), later as (
        insert into rollup_due (person_id, since)
        select person_id, now() - make_interval(secs => lag) from counted order by lag desc offset ${peopleAtOnce}
      )
      select person_id as person, lag from counted order by lag desc limit ${peopleAtOnce}`);
    if (due.length === 0) return undefined;
    await countAnew(
      tx,
      due.map(({ person }) => person),
    );
    return { people: due.length, lag: due[0]?.lag ?? 0 };
  });
}

/** Takes what was counted of people off the tallies, counts their standings anew, and adds them. */
async function countAnew(tx: Transaction, touched: string[]): Promise<void> {
  const given = sql`${`{${touched.join(',')}}`}::uuid[]`;
  const [row] = await tx.execute<{ roots: string; touched: string }>(sql`
    with recursive up as (
      select person as root, merged_into as next from unnest(${given}) as person left join account on id = person
      union all
      select account.id, account.merged_into from up join account on account.id = up.next
    )
    select array_agg(distinct root) filter (where next is null)::text as roots,
      array_agg(distinct root)::text as touched from up`);
  const all = sql`${row?.touched ?? '{}'}::uuid[]`;
  const roots = sql`${row?.roots ?? '{}'}::uuid[]`;
  const ofTouched = sql`person_id = any(${all})`;
  for (const rollup of rollups) await addTo(tx, rollup, ofTouched, -1);
  await tx.execute(sql`delete from standing where ${ofTouched}`);
  await tx.execute(sql`insert into standing ${countStandings(roots)}`);
  for (const rollup of rollups) await addTo(tx, rollup, ofTouched, 1);
}

/** Counts everything anew from the log and the sheets of trainings, in one transaction: whoever reads meanwhile sees the old figures. */
export async function rebuildRollups(now = new Date()): Promise<{ standings: number }> {
  await beginDay(now);
  return database().transaction(async (tx) => {
    await takeTurn(tx);
    await tx.execute(sql`set local work_mem = '128MB'`);
    await tx.execute(sql`update rollup_state set places_moved = false`);
    await tx.execute(sql`delete from rollup_due`);
    await tx.execute(sql`delete from standing`);
    const { count } = await tx.execute(sql`insert into standing ${countStandings()}`);
    for (const rollup of rollups) await fill(tx, rollup);
    await rebuildAttendance(tx, now);
    return { standings: count };
  });
}
