import postgres from 'postgres';
import { importPackages } from '~/features/catalog/index.server';
import { seedFacilities, importPlaces } from '~/features/places/index.server';
import { applyRollups, seedNation } from '~/features/tracking/index.server';
import { closeCompiler } from '~/mdx/index.server';
import type { Bench, BenchContext, BenchOutcome } from './bench';
import { createCleanUp } from './clean-up';
import { openStatementCounter, type StatementCounter } from './measure/statement-counter';
import { measureNation, rounds } from './nation/measure-nation';
import { seedTrainings } from './nation/seed-trainings';
import { eventsPerSecond } from './nation/time-rollups';
import { openWorkDatabase } from './server/open-work-database';

/** Learners of each nation that is measured: `TUMIA_BENCH_LEARNERS=15000,50000,150000`. */
const sizes = (process.env.TUMIA_BENCH_LEARNERS ?? '15000').split(',').map(Number);
/** Demo courses beside the six: with 40 a learner takes ten courses, and 150,000 learners write 21 million events. */
const demoCourses = Number(process.env.TUMIA_BENCH_COURSES ?? '0');
/** At the largest nation, on two cores; the overview's growth stays below that of the learners. */
const goal = { learners: 150_000, p95: 150 };

/** What coordinators' pages cost as the nation grows: seeding, pages, rollups, files and bytes. */
export const tracking: Bench = { name: 'tracking', run };

type Measured = Awaited<ReturnType<typeof measure>>;

async function run({ say, cleanUp: atEnd }: BenchContext): Promise<BenchOutcome> {
  const measured: Measured[] = [];
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
      rows: rowsOf(measured),
    },
    notes: [
      `${rounds} openings of each page, one after the other, in the server’s process without HTTP and rendering to HTML; pictures are drawn.`,
      `The rollup’s lag is the time until its job runs, at most a minute, and that of the rollup itself.`,
      ...(growth === undefined ? [] : [growth]),
    ],
    figures: measured,
  };
}

function rowsOf(measured: readonly Measured[]): string[][] {
  const row = (name: string, of: (one: Measured) => string, wanted = '') => [
    name,
    ...measured.map(of),
    wanted,
  ];
  const [first] = measured;
  return [
    row('enrolments', ({ enrolments }) => String(enrolments)),
    row('events', ({ events }) => String(events)),
    row('seeding, s', ({ seeding }) => seeding.toFixed(0)),
    row('rows of tallies', ({ tallies }) => String(tallies)),
    ...(first?.pages ?? []).map(({ name }, at) =>
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
    row('counting everything anew, s', ({ rebuild }) => rebuild.seconds.toFixed(0)),
    row(
      'tables that differ from what they had become step by step',
      ({ rebuild }) => rebuild.differing.join(', ') || 'none',
      'none',
    ),
    ...(first?.csv ?? []).map(({ name }, at) =>
      row(`CSV of ${name}: rows, rows/s, more resident MB by thirds`, ({ csv }) => {
        const file = csv[at];
        return file ? `${file.rows}, ${file.perSecond.toFixed(0)}, ${thirds(file.megabytes)}` : '';
      }),
    ),
    row('XLSX of everybody enrolled: rows/s, more resident MB by thirds', ({ xlsx }) =>
      xlsx ? `${xlsx.perSecond.toFixed(0)}, ${thirds(xlsx.megabytes)}` : '',
    ),
    row('database, KB per learner', ({ bytes, learners }) => (bytes / 1024 / learners).toFixed(1)),
    row('of it rollups, KB per learner', ({ rollupBytes, learners }) =>
      (rollupBytes / 1024 / learners).toFixed(1),
    ),
  ];
}

const thirds = (megabytes: readonly number[]) => megabytes.map((one) => one.toFixed(0)).join(' / ');

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
  const { enrolments, events } = await seedNation(learners, (step) => say(`  ${step}`), demoCourses);
  const seeding = (performance.now() - began) / 1000;
  say('  trainings');
  await seedTrainings(sql, learners);
  await applyRollups();
  await sql`vacuum analyze`;
  const bytes = (await sizeOf(sql)) - sizeBefore;
  return { learners, enrolments, events, seeding, bytes, ...(await measureNation(sql, counter, say)) };
}

async function sizeOf(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ bytes: number }[]>`select pg_database_size(current_database())::float8 as bytes`;
  return row?.bytes ?? 0;
}
