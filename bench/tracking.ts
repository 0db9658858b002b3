import { setTimeout } from 'node:timers/promises';
import postgres from 'postgres';
import { type Grant, scopeOf } from '~/features/accounts/index';
import { importPackages } from '~/features/catalog/index.server';
import { seedFacilities, importPlaces } from '~/features/places/index.server';
import {
  applyRollups,
  exportLearners,
  getOverview,
  getReporting,
  listAreaFacilities,
  listAtRisk,
  listCertificates,
  listLearners,
  presentOverview,
  presentReporting,
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
/** What a busy minute brings, while pages are opened. */
const eventsPerSecond = 50;
/** At the largest nation, on two cores; the overview's growth stays below that of the learners. */
const goal = { learners: 150_000, p95: 150 };
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

const atRisk = (
  who: { grants: Grant[] },
  name: string,
  reason: 'ending' | 'resting' | 'failed',
): Dashboard => ({
  name: `needs attention: ${name}, ${reason}`,
  open: async () =>
    listAtRisk(theOperator, await readQuestion(who, new URLSearchParams(), 'sw'), reason, undefined),
});

const nation = coordinator({});
const region = coordinator({ regionId: 'kigoma' });
const dashboards: Dashboard[] = [
  overview('nation', nation, {}),
  overview('nation, one course', nation, { course: 'c1' }),
  overview('nation, one cadre, a year', nation, { cadre: 'EN', from: '2026-01', to: '2026-12' }),
  overview('region', coordinator({ regionId: 'kigoma' }), {}),
  overview('region, a year', coordinator({ regionId: 'kigoma' }), { from: '2026-01' }),
  overview('council', coordinator({ councilId: 'kigoma-dc' }), {}),
  list('nation, enrolled', nation, {}, 'enrolled'),
  list('council, ending soon', coordinator({ councilId: 'kigoma-dc' }), {}, 'expiring'),
  ...(['ending', 'resting', 'failed'] as const).flatMap((reason) => [
    atRisk(nation, 'nation', reason),
    atRisk(region, 'region', reason),
  ]),
  {
    name: 'certificates: nation, ending soon',
    open: async () =>
      listCertificates(
        theOperator,
        await readQuestion(nation, new URLSearchParams(), 'sw'),
        'expiring',
        undefined,
      ),
  },
  {
    name: 'facilities: nation, nobody certified',
    open: async () =>
      listAreaFacilities(await readQuestion(nation, new URLSearchParams(), 'sw'), 'without', undefined),
  },
  {
    name: 'training and reporting: nation',
    open: async () => presentReporting(await getReporting(nation, new URLSearchParams(), 'sw'), 'sw'),
  },
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
  const row = (name: string, of: (one: (typeof measured)[number]) => string, wanted = '') => [
    name,
    ...measured.map(of),
    wanted,
  ];
  const [least, most] = [measured[0], measured.at(-1)];
  const growth = least && most && least !== most ? growthOf(least, most) : undefined;
  return {
    table: {
      title: 'Coordinators’ pages as the nation grows',
      headings: [
        'what',
        ...measured.map(({ learners }) => `${learners} learners`),
        `goal at ${goal.learners}`,
      ],
      rows: [
        row('events', ({ events }) => String(events)),
        row('seeding, s', ({ seeding }) => seeding.toFixed(0)),
        row('rows of tallies', ({ tallies }) => String(tallies)),
        ...dashboards.map(({ name }, at) =>
          row(
            `${name}: p50 / p95 ms, statements`,
            ({ pages }) => {
              const page = pages[at];
              return page ? `${page.p50.toFixed(0)} / ${page.p95.toFixed(0)}, ${page.statements}` : '';
            },
            `p95 ≤ ${goal.p95} ms`,
          ),
        ),
        row('rollup of 1,000 events, ms', ({ rollup }) => rollup.toFixed(0)),
        row(
          `rollup of a minute of ${eventsPerSecond} events a second, under load, s`,
          ({ underLoad }) => underLoad.seconds.toFixed(1),
          'under 60',
        ),
        row('overview: nation, meanwhile, p95 ms', ({ underLoad }) => underLoad.p95.toFixed(0)),
        row('export CSV, rows/s', ({ csv }) => csv.perSecond.toFixed(0)),
        row('export XLSX, rows/s', ({ xlsx }) => xlsx.perSecond.toFixed(0)),
        row('export CSV, more resident memory at a third / two thirds / the end, MB', ({ csv }) =>
          csv.megabytes.map((one) => one.toFixed(0)).join(' / '),
        ),
        row('export XLSX, more resident memory at a third / two thirds / the end, MB', ({ xlsx }) =>
          xlsx.megabytes.map((one) => one.toFixed(0)).join(' / '),
        ),
        row('database, KB per learner', ({ bytes, learners }) => (bytes / 1024 / learners).toFixed(1)),
        row('of it rollups, KB per learner', ({ rollupBytes, learners }) =>
          (rollupBytes / 1024 / learners).toFixed(1),
        ),
      ],
    },
    notes: [
      `${rounds} openings of each page, one after the other, in the server’s process without HTTP and rendering to HTML; pictures are drawn.`,
      `The rollup’s lag is the time until its job runs, at most a minute, and that of the rollup itself.`,
      ...(growth === undefined ? [] : [growth]),
    ],
    figures: measured,
  };
}

type Measured = Awaited<ReturnType<typeof measure>>;

function growthOf(least: Measured, most: Measured): string {
  const times = (of: (one: Measured) => number) => (of(most) / of(least)).toFixed(1);
  return `From the least to the most learners, which are ${times(({ learners }) => learners)} times as many, the nation’s overview takes ${times(({ pages }) => pages[0]?.p50 ?? 0)} times as long.`;
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
  const underLoad = await timeRollupUnderLoad(sql);
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
    underLoad,
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
async function timeRollupUnderLoad(sql: postgres.Sql): Promise<{ seconds: number; p95: number }> {
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
        await dashboards[0]?.open();
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

/** Resident memory is looked at in thirds: a file that is sent while it is read takes no more for more rows. */
async function timeExport(kind: 'csv' | 'xlsx'): Promise<{ perSecond: number; megabytes: number[] }> {
  const question = await readQuestion(nation, new URLSearchParams({ institute: 'ttcih' }), 'sw');
  const fileOf = (ending: 'csv' | 'xlsx') =>
    exportLearners(theOperator, question, 'enrolled', { kind: ending, language: 'sw' });
  let [rows, all, bytes] = [-1, 0, 0];
  await drain(await fileOf('csv'), (piece) => {
    for (const byte of piece) if (byte === 10) rows += 1;
  });
  await drain(await fileOf(kind), (piece) => {
    all += piece.length;
  });
  const before = process.memoryUsage().rss;
  const most = [before, before, before];
  const start = performance.now();
  await drain(await fileOf(kind), (piece) => {
    bytes += piece.length;
    const third = Math.min(2, Math.floor((3 * bytes) / all));
    most[third] = Math.max(most[third] ?? 0, process.memoryUsage().rss);
  });
  return {
    perSecond: rows / ((performance.now() - start) / 1000),
    megabytes: most.map((one) => (one - before) / megabyte),
  };
}

async function drain(file: ReadableStream<Uint8Array>, look: (piece: Uint8Array) => void): Promise<void> {
  const reader = file.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) look(read.value);
}
