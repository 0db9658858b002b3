import postgres from 'postgres';
import { getCourse } from '~/features/catalog/index.server';
import { listItemAnalysis } from '~/features/quizzes/list-item-analysis.server';
import type { Bench, BenchContext, BenchOutcome } from './bench';
import { residentMegabytes } from './measure/resident-memory';
import { median } from './measure/statistics';
import { copyAttempts, makeAttempts, makeQuizCourse } from './server/make-attempts';
import { openWorkDatabase } from './server/open-work-database';

const people = 20_000;
const drawn = 10;
const pool = 60;
/** Courses beside the one that is analysed, each with as many attempts. */
const otherCourses = 4;
const rounds = 7;

/** How long the analysis of a course's questions takes over 200,000 responses, with a million on the site. */
export const itemAnalysis: Bench = { name: 'item-analysis', run };

async function run({ say, cleanUp }: BenchContext): Promise<BenchOutcome> {
  const url = await openWorkDatabase({ say, cleanUp });
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  cleanUp.add(() => sql.end());
  say(`${people} attempts`);
  const slug = 'bench-course';
  await makeAttempts(slug, await makeQuizCourse(slug, pool, drawn), people);
  say(`as many in ${otherCourses} other courses`);
  await copyAttempts(sql, slug, otherCourses);
  await sql`vacuum analyze`;
  const course = await getCourse(slug);
  if (!course) throw new Error('the course was not published');
  const before = await residentMegabytes(process.pid);
  const milliseconds: number[] = [];
  let responses = 0;
  for (let round = -1; round < rounds; round++) {
    const start = performance.now();
    const [analysis] = await listItemAnalysis(course);
    if (round >= 0) milliseconds.push(performance.now() - start);
    responses = analysis?.items.reduce((sum, { attempts }) => sum + attempts, 0) ?? 0;
  }
  const after = await residentMegabytes(process.pid);
  return {
    table: {
      title: `The analysis of a quiz of ${pool} items, of which ${drawn} are drawn`,
      headings: ['what', 'median', 'longest'],
      rows: [
        [`${responses} responses, ms`, median(milliseconds).toFixed(0), Math.max(...milliseconds).toFixed(0)],
        ['resident memory before, MB', before?.toFixed(0) ?? '', ''],
        ['resident memory after, MB', after?.toFixed(0) ?? '', ''],
      ],
    },
    notes: [
      `${rounds} times, one after the other; the site holds ${people * drawn * (otherCourses + 1)} responses of ${otherCourses + 1} courses.`,
    ],
    figures: { responses, milliseconds, residentMegabytes: { before, after } },
  };
}
