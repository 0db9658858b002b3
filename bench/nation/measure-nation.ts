import type postgres from 'postgres';
import type { StatementCounter } from '../measure/statement-counter';
import { percentile } from '../measure/statistics';
import { type Dashboard, dashboards } from './dashboards';
import { files, type TimedFile, timeFile } from './time-files';
import { timeRebuild, timeRollup, timeRollupUnderLoad } from './time-rollups';

/** Openings of each page, one after the other. */
export const rounds = 20;

export interface TimedPage {
  name: string;
  /** Milliseconds. */
  p50: number;
  p95: number;
  statements: number;
}

/** What a nation that has been made up costs: pages, rollups, files and bytes. */
export async function measureNation(
  sql: postgres.Sql,
  counter: StatementCounter,
  say: (line: string) => void,
) {
  const pages: TimedPage[] = [];
  for (const dashboard of dashboards) {
    const page = await timePage(dashboard, counter);
    pages.push(page);
    say(`  ${page.name}: ${page.p50.toFixed(0)} ms, at most ${page.p95.toFixed(0)}`);
  }
  const csv: (TimedFile & { name: string })[] = [];
  for (const file of files) {
    const timed = await timeFile(file, 'csv');
    csv.push({ name: file.name, ...timed });
    say(`  CSV of ${file.name}: ${timed.rows} rows, ${timed.perSecond.toFixed(0)} a second`);
  }
  const [everybody] = files;
  const xlsx = everybody && (await timeFile(everybody, 'xlsx'));
  const rollup = await timeRollup(sql);
  say(`  rollup of 1,000 events: ${rollup.toFixed(0)} ms`);
  const underLoad = await timeRollupUnderLoad(sql);
  const [counted] = await sql<{ tallies: number; bytes: number }[]>`
    select (select count(*)::int from tally) as tallies,
      (select sum(pg_total_relation_size(name::regclass))::float8 from unnest(array['standing', 'tally', 'pace_tally', 'lesson_tally',
        'facility_tally', 'rollup_due', 'attendance', 'attendance_tally']) as name) as bytes`;
  say('  counting everything anew');
  const rebuild = await timeRebuild(sql);
  return {
    pages,
    csv,
    xlsx,
    rollup,
    underLoad,
    rebuild,
    tallies: counted?.tallies ?? 0,
    rollupBytes: counted?.bytes ?? 0,
  };
}

async function timePage({ name, open }: Dashboard, counter: StatementCounter): Promise<TimedPage> {
  await open();
  const before = await counter.count();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await open();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const statements = Math.round(((await counter.count()) - before) / rounds);
  return { name, p50: percentile(times, 0.5), p95: percentile(times, 0.95), statements };
}
