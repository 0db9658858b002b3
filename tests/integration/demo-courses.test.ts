import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { getCourse, listCourses } from '~/features/catalog/index.server';
import { seedFacilities } from '~/features/places/index.server';
import { applyRollups, seedNation } from '~/features/tracking/index.server';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const learners = 200;
let seeded: Awaited<ReturnType<typeof seedNation>>;

beforeAll(async () => {
  await importSmallCourse();
  await seedFacilities('db/seed');
  seeded = await seedNation(learners, () => undefined, 2);
}, 240_000);

test('demo courses are published with lessons, quizzes and a certificate, and say in both languages that they are', async () => {
  for (const [language, name] of [
    ['sw', 'Kozi ya mfano'],
    ['en', 'Demo course'],
  ] as const) {
    const titles = (await listCourses(language)).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining([`${name} 1`, `${name} 2`]));
  }
  const course = await getCourse('demo-course-2');
  expect(course?.manifest).toMatchObject({ certificate: { validMonths: 24 }, modules: [{}, {}, {}] });
});

test('they are learnt in as the site writes it down: an attempt is begun, saved, handed in and graded', async () => {
  const [told] = await database().execute(sql`
    select (select count(*)::int from enrolment) as enrolments, (select count(*)::int from learning_event) as events,
      (select count(*)::int from credential) as certificates`);
  expect(told).toEqual({
    enrolments: seeded.enrolments,
    events: seeded.events,
    certificates: seeded.certificates,
  });
  const attempts = await database().execute<{
    verbs: string;
    passed: boolean;
    right: number;
    score: number;
  }>(sql`
    select string_agg(verb, ' ' order by occurred_at, verb desc) as verbs, bool_or((result ->> 'passed')::boolean) as passed,
      max(jsonb_array_length(result -> 'right')) as right, max((result ->> 'score')::int) as score
    from learning_event where object_type = 'attempt' and course_id like 'demo%' group by object_id`);
  expect(attempts.length).toBeGreaterThan(learners);
  for (const { verbs, passed, right, score } of attempts) {
    expect(verbs).toBe('initialized saved saved saved saved submitted graded');
    expect({ score, passed }).toEqual({ score: 20 * right, passed: right >= 4 });
  }
});

test('counted person by person, everybody stands as the seed has counted them', async () => {
  const read = async () => [
    ...(await database().execute(sql`select s::text as row from standing s order by 1`)),
    ...(await database().execute(
      sql`select t::text as row from tally t where known + enrolled > 0 order by 1`,
    )),
  ];
  const kept = await read();
  expect(kept.length).toBeGreaterThan(3 * learners);
  await database().execute(sql`insert into rollup_due (person_id) select id from account`);
  await applyRollups();
  expect(await read()).toEqual(kept);
});
