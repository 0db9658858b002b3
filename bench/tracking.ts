import postgres from 'postgres';
import { type Grant, scopeOf } from '~/features/accounts/index';
import { importPackages } from '~/features/catalog/index.server';
import { seedFacilities, importPlaces } from '~/features/places/index.server';
import {
  applyRollups,
  exportLearners,
  getOverview,
  listLearners,
  presentOverview,
  readQuestion,
  seedNation,
} from '~/features/tracking/index.server';
import { closeCompiler } from '~/mdx/index.server';
import { theOperator } from '~/platform/audit.server';
import type { Bench, BenchContext, BenchOutcome } from './bench';
import { createCleanUp } from './clean-up';
import { openStatementCounter, type StatementCounter } from './measure/statement-counter';
import { percentile } from './measure/statistics';
import { openWorkDatabase } from './server/open-work-database';

/** Learners of each nation that is measured: `TUMIA_BENCH_LEARNERS=15000,50000,150000`. */
const sizes = (process.env.TUMIA_BENCH_LEARNERS ?? '15000').split(',').map(Number);
const rounds = 20;
const eventsAtOnce = 1_000;
const megabyte = 1024 ** 2;

const coordinator = (scope: Parameters<typeof scopeOf>[0]): { grants: Grant[] } => ({
  grants: [{ role: 'coordinator', ...scopeOf(scope) }],
});

interface Dashboard {
  name: string;
  open: () => Promise<unknown>;
}

const overview = (name: string, who: { grants: Grant[] }, filter: Record<string, string>): Dashboard => ({
  name: `overview: ${name}`,
  open: async () => presentOverview(await getOverview(who, new URLSearchParams(filter), 'sw', false), 'sw'),
});

const list = (
  name: string,
  who: { grants: Grant[] },
  filter: Record<string, string>,
  step: 'enrolled' | 'expiring',
): Dashboard => ({
  name: `list: ${name}`,
  open: async () =>
    listLearners(theOperator, await readQuestion(who, new URLSearchParams(filter), 'sw'), step, undefined),
});

const nation = coordinator({});
const dashboards: Dashboard[] = [
  overview('nation', nation, {}),
  overview('nation, one course', nation, { course: 'c1' }),
  overview('nation, one cadre, a year', nation, { cadre: 'EN', from: '2026-01', to: '2026-12' }),
  overview('region', coordinator({ regionId: 'kigoma' }), {}),
  overview('region, a year', coordinator({ regionId: 'kigoma' }), { from: '2026-01' }),
  overview('council', coordinator({ councilId: 'kigoma-dc' }), {}),
  list('nation, enrolled', nation, {}, 'enrolled'),
  list('council, ending soon', coordinator({ councilId: 'kigoma-dc' }), {}, 'expiring'),
];

/** What coordinators' pages cost as the nation grows: seeding, pages, rollups, files and bytes. */
export const tracking: Bench = { name: 'tracking', run };

async function run({ say, cleanUp: atEnd }: BenchContext): Promise<BenchOutcome> {
  const measured: Awaited<ReturnType<typeof measure>>[] = [];
  for (const learners of sizes) {
    const cleanUp = createCleanUp();
    atEnd.add(() => cleanUp.run());
    const url = await openWorkDatabase({ say, cleanUp });
    const counter = await openStatementCounter(url);
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    try {
      measured.push(await measure(learners, sql, counter, say));
    } finally {
      await sql.end();
      await counter.close();
      await cleanUp.run();
    }
  }
  const row = (name: string, of: (one: (typeof measured)[number]) => string) => [name, ...measured.map(of)];
  return {
    table: {
      title: 'Coordinators’ pages as the nation grows',
      headings: ['what', ...measured.map(({ learners }) => `${learners} learners`)],
      rows: [
        row('events', ({ events }) => String(events)),
        row('seeding, s', ({ seeding }) => seeding.toFixed(0)),
        row('rows of tallies', ({ tallies }) => String(tallies)),
        ...dashboards.map(({ name }, at) =>
          row(`${name}: p50 / p95 ms, statements`, ({ pages }) => {
            const page = pages[at];
            return page ? `${page.p50.toFixed(0)} / ${page.p95.toFixed(0)}, ${page.statements}` : '';
          }),
        ),
        row('rollup of 1,000 events, ms', ({ rollup }) => rollup.toFixed(0)),
        row('export CSV, rows/s', ({ csv }) => csv.perSecond.toFixed(0)),
        row('export XLSX, rows/s', ({ xlsx }) => xlsx.perSecond.toFixed(0)),
        row('export XLSX, more resident memory, MB', ({ xlsx }) => xlsx.megabytes.toFixed(0)),
        row('database, KB per learner', ({ bytes, learners }) => (bytes / 1024 / learners).toFixed(1)),
        row('of it rollups, KB per learner', ({ rollupBytes, learners }) =>
          (rollupBytes / 1024 / learners).toFixed(1),
        ),
      ],
    },
    notes: [
      `${rounds} openings of each page, one after the other, in the server’s process without HTTP and rendering to HTML; pictures are drawn.`,
      `The rollup’s lag is the time until its job runs, at most a minute, and that of the batches before.`,
    ],
    figures: measured,
  };
}

async function measure(
  learners: number,
  sql: postgres.Sql,
  counter: StatementCounter,
  say: (line: string) => void,
) {
  say(`courses and facilities`);
  await importPlaces('db/seed');
  await seedFacilities('db/seed');
  const answer = await importPackages('content');
  await closeCompiler();
  if (!answer.ok) throw new Error('the content has faults: npm run content:check');
  const sizeBefore = await sizeOf(sql);
  say(`${learners} learners`);
  const began = performance.now();
  const { events } = await seedNation(learners, (step) => say(`  ${step}`));
  const seeding = (performance.now() - began) / 1000;
  await sql`vacuum analyze`;
  const pages: { name: string; p50: number; p95: number; statements: number }[] = [];
  for (const { name, open } of dashboards) {
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
    pages.push({ name, p50: percentile(times, 0.5), p95: percentile(times, 0.95), statements });
    say(`  ${name}: ${percentile(times, 0.5).toFixed(0)} ms`);
  }
  const rollup = await timeRollup(sql);
  const csv = await timeExport('csv');
  const xlsx = await timeExport('xlsx');
  const [counted] = await sql<{ tallies: number; bytes: number }[]>`
    select (select count(*)::int from tally) as tallies,
      (select sum(pg_total_relation_size(name::regclass))::float8 from unnest(array['standing', 'tally', 'pace_tally', 'lesson_tally',
        'facility_tally', 'rollup_due']) as name) as bytes`;
  return {
    learners,
    events,
    seeding,
    pages,
    rollup,
    csv,
    xlsx,
    tallies: counted?.tallies ?? 0,
    bytes: (await sizeOf(sql)) - sizeBefore,
    rollupBytes: counted?.bytes ?? 0,
  };
}

async function sizeOf(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ bytes: number }[]>`select pg_database_size(current_database())::float8 as bytes`;
  return row?.bytes ?? 0;
}

/** Three times a thousand more lessons of three hundred people; the best time counts. */
async function timeRollup(sql: postgres.Sql): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    await sql`
      insert into learning_event (id, actor_id, verb, object_type, object_id, course_id, cadre, council_id, source)
      select gen_random_uuid(), person_id, 'completed', 'lesson', 'bench-' || lesson, course_id, cadre, council_id, 'web'
      from (select * from standing where course_id <> '' order by random() limit ${Math.ceil(eventsAtOnce / 3)}) as some_people,
        generate_series(1, 3) as lesson`;
    const start = performance.now();
    await applyRollups();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

async function timeExport(kind: 'csv' | 'xlsx'): Promise<{ perSecond: number; megabytes: number }> {
  const question = await readQuestion(nation, new URLSearchParams({ institute: 'ttcih' }), 'sw');
  const fileOf = (ending: 'csv' | 'xlsx') =>
    exportLearners(theOperator, question, 'enrolled', { kind: ending, language: 'sw' });
  let rows = -1;
  await drain(await fileOf('csv'), (piece) => {
    for (const byte of piece) if (byte === 10) rows += 1;
  });
  const before = process.memoryUsage().rss;
  let most = before;
  const start = performance.now();
  await drain(await fileOf(kind), () => {
    most = Math.max(most, process.memoryUsage().rss);
  });
  return { perSecond: rows / ((performance.now() - start) / 1000), megabytes: (most - before) / megabyte };
}

async function drain(file: ReadableStream<Uint8Array>, look: (piece: Uint8Array) => void): Promise<void> {
  const reader = file.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) look(read.value);
}
