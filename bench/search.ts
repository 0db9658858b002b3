import postgres from 'postgres';
import { importPackages, searchCourses } from '~/features/catalog/index.server';
import { closeCompiler } from '~/mdx/index.server';
import type { Bench, BenchContext, BenchOutcome } from './bench';
import { percentile } from './measure/statistics';
import { copyCourses } from './server/copy-courses';
import { openWorkDatabase } from './server/open-work-database';

const lessonsWanted = 2_000;
const rounds = 40;

/** What people type, by what makes it easy or hard. */
const searches: Record<string, string> = {
  'a word of every lesson': 'takwimu',
  'with a prefix': 'mtakwimu',
  'a slip': 'taqwimu',
  'a beginning': 'uamuz',
  'several words': 'ubora wa takwimu kituoni',
  'words of a lesson’s text': 'kuhesabu upya rejista',
  'words that stand nowhere together': 'chanjo tanuri ramani',
  English: 'monthly report completeness',
  'eight words with slips': 'taqwimu uamzi kitou ripotu mwezii rejesta zahanti ukamilfu',
  nothing: 'zzzzz',
};

/** How long a search of the catalogue takes over 2,000 lessons. */
export const search: Bench = { name: 'search', run };

async function run({ say, cleanUp }: BenchContext): Promise<BenchOutcome> {
  const url = await openWorkDatabase({ say, cleanUp });
  say('importing the courses');
  const answer = await importPackages('content');
  await closeCompiler();
  if (!answer.ok) throw new Error('the content has faults: npm run content:check');
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  cleanUp.add(() => sql.end());
  const lessons = await copyCourses(sql, lessonsWanted);
  say(`indexing ${lessons} lessons`);
  const began = performance.now();
  await importPackages('content');
  const indexing = (performance.now() - began) / 1000;
  await sql`vacuum analyze`;
  const [size] = await sql<{ bytes: number; words: number }[]>`
    select pg_total_relation_size('search_entry')::int as bytes, (select count(*)::int from search_word) as words`;

  const figures: { name: string; search: string; courses: number; p50: number; p95: number; max: number }[] =
    [];
  const everything: number[] = [];
  const floor: number[] = [];
  for (const [name, typed] of Object.entries(searches)) {
    const milliseconds: number[] = [];
    let courses = 0;
    for (let round = -3; round < rounds; round++) {
      const start = performance.now();
      courses = (await searchCourses('sw', typed)).total;
      if (round >= 0) milliseconds.push(performance.now() - start);
      const asked = performance.now();
      await sql`select 1`;
      if (round >= 0) floor.push(performance.now() - asked);
    }
    milliseconds.sort((a, b) => a - b);
    everything.push(...milliseconds);
    figures.push({
      name,
      search: typed,
      courses,
      p50: percentile(milliseconds, 0.5),
      p95: percentile(milliseconds, 0.95),
      max: milliseconds.at(-1) ?? Number.NaN,
    });
  }
  everything.sort((a, b) => a - b);
  floor.sort((a, b) => a - b);
  const overall = { p50: percentile(everything, 0.5), p95: percentile(everything, 0.95) };
  return {
    table: {
      title: `A search of the catalogue over ${lessons} lessons in two languages (milliseconds)`,
      headings: ['search', 'typed', 'courses', 'p50', 'p95', 'max'],
      rows: [
        ...figures.map((one) => [
          one.name,
          one.search,
          String(one.courses),
          one.p50.toFixed(1),
          one.p95.toFixed(1),
          one.max.toFixed(1),
        ]),
        ['all', '', '', overall.p50.toFixed(1), overall.p95.toFixed(1), (everything.at(-1) ?? 0).toFixed(1)],
      ],
    },
    notes: [
      `${rounds} searches of each kind, one after the other, with what the page shows of each course.`,
      `In between, \`select 1\` took ${percentile(floor, 0.5).toFixed(2)} ms (p95 ${percentile(floor, 0.95).toFixed(2)} ms): on a quiet machine it takes some 0.1 ms.`,
      `The index: ${((size?.bytes ?? 0) / 1024 ** 2).toFixed(0)} MB, ${size?.words} words, made in ${indexing.toFixed(1)} s.`,
    ],
    figures: { lessons, overall, searches: figures, indexingSeconds: indexing, index: size },
  };
}
