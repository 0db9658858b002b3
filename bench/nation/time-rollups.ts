import { setTimeout } from 'node:timers/promises';
import type postgres from 'postgres';
import { applyRollups, rebuildRollups } from '~/features/tracking/index.server';
import { percentile } from '../measure/statistics';
import { nationsOverview } from './dashboards';

const eventsAtOnce = 1_000;
/** What a busy minute brings, while pages are opened. */
export const eventsPerSecond = 50;

/** Three times a thousand more lessons of three hundred people. @returns milliseconds, of which the best time counts */
export async function timeRollup(sql: postgres.Sql): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    await addEvents(sql, eventsAtOnce);
    const start = performance.now();
    await applyRollups();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

/** More lessons, three each of as many people as it takes. */
const addEvents = (sql: postgres.Sql, events: number) => sql`
  insert into learning_event (id, actor_id, verb, object_type, object_id, course_id, cadre, council_id, source)
  select gen_random_uuid(), person_id, 'completed', 'lesson', 'bench-' || lesson, course_id, cadre, council_id, 'web'
  from (select * from standing where course_id <> '' order by random() limit ${Math.ceil(events / 3)}) as some_people,
    generate_series(1, 3) as lesson`;

/** The events of a busy minute are counted while as many come and the nation's overview is opened again and again. */
export async function timeRollupUnderLoad(sql: postgres.Sql): Promise<{ seconds: number; p95: number }> {
  await addEvents(sql, 60 * eventsPerSecond);
  const opened: number[] = [];
  let isOver = false;
  const load = [
    (async () => {
      while (!isOver) {
        await addEvents(sql, eventsPerSecond);
        await setTimeout(1_000);
      }
    })(),
    (async () => {
      while (!isOver) {
        const start = performance.now();
        await nationsOverview.open();
        opened.push(performance.now() - start);
      }
    })(),
  ];
  const start = performance.now();
  await applyRollups();
  const seconds = (performance.now() - start) / 1000;
  isOver = true;
  await Promise.all(load);
  return {
    seconds,
    p95: percentile(
      opened.sort((a, b) => a - b),
      0.95,
    ),
  };
}

/** Each table of rollups, and which of its rows count anybody: what was counted down to nothing stays as a row of zeros. */
const counting = {
  standing: 'true',
  tally: 'known + enrolled + active + passed + certified + expired + passed_in + certified_in > 0',
  pace_tally: 'people > 0',
  lesson_tally: 'people > 0',
  facility_tally: 'certified > 0',
  attendance: 'true',
  attendance_tally: 'trainings > 0',
};

/** Counts everything anew. @returns how long it took, and which tables weren't what they had become step by step */
export async function timeRebuild(sql: postgres.Sql): Promise<{ seconds: number; differing: string[] }> {
  await applyRollups();
  const kept = await digest(sql);
  const start = performance.now();
  await rebuildRollups();
  const seconds = (performance.now() - start) / 1000;
  const anew = await digest(sql);
  return { seconds, differing: Object.keys(counting).filter((table) => kept.get(table) !== anew.get(table)) };
}

async function digest(sql: postgres.Sql): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  for (const [table, condition] of Object.entries(counting)) {
    const [row] = await sql.unsafe<{ digest: string }[]>(
      `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as digest from ${table} as t where ${condition}`,
    );
    digests.set(table, row?.digest ?? '');
  }
  return digests;
}
