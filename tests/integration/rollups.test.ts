import fc from 'fast-check';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { learningEvent } from '~db/schema/events';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { applyRollups, rebuildRollups } from '~/features/tracking/index.server';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();
let course: PublishedCourse;

beforeAll(async () => {
  course = await importSmallCourse();
});

/** Takes away what only grows: the triggers that forbid it sleep meanwhile. */
const startAnew = () =>
  workerDatabase.owner.begin(async (owner) => {
    await owner`set local session_replication_role = replica`;
    await owner`truncate account, learning_event, credential, standing, tally, pace_tally, lesson_tally, facility_tally, rollup_due cascade`;
  });

beforeEach(startAnew);

const now = new Date('2026-06-15T09:00:00Z');
const places = ['kigoma-dc', 'kasulu-dc', 'temeke-mc'];
const cadres = ['NO', 'CO', 'EN'];
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

type Step =
  | {
      kind: 'event';
      person: number;
      what: 'registered' | 'lesson' | 'pass' | 'fail' | 'regraded';
      days: number;
    }
  | { kind: 'certificate'; person: number; days: number; months: number }
  | { kind: 'move'; person: number; place: number; cadre: number; sex: 'female' | 'male' | null }
  | { kind: 'merge'; person: number; into: number }
  | { kind: 'delete'; person: number }
  | { kind: 'apply' };

const person = fc.nat({ max: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('event' as const),
      person,
      what: fc.constantFrom('registered', 'lesson', 'pass', 'fail', 'regraded'),
      days: fc.nat({ max: 700 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('certificate' as const),
      person,
      days: fc.nat({ max: 700 }),
      months: fc.nat({ max: 24 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      person,
      place: fc.nat({ max: 2 }),
      cadre: fc.nat({ max: 2 }),
      sex: fc.constantFrom('female' as const, 'male' as const, null),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('merge' as const), person, into: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), person }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'apply' as const }) },
);

async function take(one: Step, people: string[]): Promise<void> {
  if (one.kind === 'apply') return void (await applyRollups(undefined, now));
  const id = people[one.person]!;
  if (one.kind === 'event') {
    const { quiz, lesson } = ids();
    const isGrade = one.what !== 'registered' && one.what !== 'lesson';
    await database()
      .insert(learningEvent)
      .values({
        id: uuidv7(),
        actorId: id,
        courseId: course.id,
        cadre: 'NO',
        councilId: 'kigoma-dc',
        source: 'web',
        occurredAt: daysAgo(one.days),
        ...(one.what === 'registered'
          ? { verb: 'registered', objectType: 'course', objectId: course.id }
          : isGrade
            ? {
                verb: 'graded',
                objectType: 'attempt',
                objectId: one.what === 'regraded' ? `${id}-1` : uuidv7(),
                result: { quizId: quiz, passed: one.what === 'pass' },
              }
            : { verb: 'completed', objectType: 'lesson', objectId: lesson }),
      });
  }
  if (one.kind === 'certificate') {
    await workerDatabase.owner`
      insert into credential (id, number, person_id, course_id, course_revision, institute_id, holder_name, language, score, is_demo,
        issued_at, valid_until)
      select gen_random_uuid(), gen_random_uuid()::text, ${id}, id, current_revision, institute_id, 'x', 'sw', 80, false,
        ${daysAgo(one.days)}, ${one.months === 0 ? null : new Date(daysAgo(one.days).getTime() + one.months * 30 * 86_400_000)}
      from course where id = ${course.id} on conflict do nothing`;
    await database()
      .insert(learningEvent)
      .values({
        id: uuidv7(),
        actorId: id,
        courseId: course.id,
        cadre: 'NO',
        councilId: 'kigoma-dc',
        source: 'web',
        verb: 'earned',
        objectType: 'credential',
        objectId: id,
        occurredAt: daysAgo(one.days),
      });
  }
  if (one.kind === 'move') {
    await database()
      .update(account)
      .set({ councilId: places[one.place]!, cadre: cadres[one.cadre]!, sex: one.sex })
      .where(eq(account.id, id));
  }
  if (one.kind === 'merge' && one.into > one.person) {
    const into = people[one.into]!;
    const isThere = sql`exists (select from account as other where other.id = ${into})`;
    await database()
      .update(account)
      .set({ mergedInto: into })
      .where(and(eq(account.id, id), isThere));
  }
  if (one.kind === 'delete') await database().delete(account).where(eq(account.id, id));
}

function ids() {
  const [module] = course.manifest.modules;
  return { quiz: course.manifest.final.id, lesson: module!.lessons[0]!.id };
}

/** Everything that is counted, without what was counted down to nothing. */
async function counted() {
  const read = (text: string) =>
    database()
      .execute<{ row: string }>(sql.raw(text))
      .then((rows) => rows.map(({ row }) => row));
  return {
    standings: await read('select s::text as row from standing s order by 1'),
    tally: await read(
      'select t::text as row from tally t where known + enrolled + active + passed + certified + expired + passed_in + certified_in > 0 order by 1',
    ),
    pace: await read('select t::text as row from pace_tally t where people > 0 order by 1'),
    lessons: await read('select t::text as row from lesson_tally t where people > 0 order by 1'),
    facilities: await read('select t::text as row from facility_tally t where certified > 0 order by 1'),
  };
}

test('kept step by step, the rollups say what a count of everything says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      await startAnew();
      const people: string[] = [];
      for (let made = 0; made < 6; made++) people.push((await createPerson()).id);
      for (const one of steps) await take(one, people);
      await applyRollups(undefined, now);
      const kept = await counted();
      await rebuildRollups(now);
      expect(kept).toEqual(await counted());
    }),
    { numRuns: 12 },
  );
});

const nation = async () =>
  (
    await database().execute(
      sql`select known, enrolled, active, passed, certified, expiring, expired, staffed from tally
        where area = 'nation' and subject = ${course.id} and cadre = '' and sex = '' and month = ''`,
    )
  )[0];

test('a person is counted once in each step, and as what the newest grade and the day say', async () => {
  const people: string[] = [];
  for (let made = 0; made < 4; made++) people.push((await createPerson()).id);
  const event = (person: number, what: 'registered' | 'lesson' | 'pass', days: number) =>
    take({ kind: 'event', person, what, days }, people);
  for (const at of [0, 1, 2]) await event(at, 'registered', 300);
  await event(0, 'lesson', 290);
  await event(0, 'lesson', 289);
  await event(1, 'pass', 280);
  await take({ kind: 'certificate', person: 1, days: 280, months: 10 }, people);
  await applyRollups(undefined, now);
  expect(await nation()).toEqual({
    known: 3,
    enrolled: 3,
    active: 2,
    passed: 1,
    certified: 1,
    expiring: 1,
    expired: 0,
    staffed: 1,
  });
  await applyRollups(undefined, new Date(now.getTime() + 40 * 86_400_000));
  expect(await nation()).toMatchObject({ certified: 0, expiring: 0, expired: 1 });
  await database().delete(account).where(inArray(account.id, people));
  await applyRollups(undefined, now);
  expect(await nation()).toMatchObject({ known: 0, enrolled: 3, certified: 1, staffed: 0 });
});

test('what commits late is counted once it has', async () => {
  const first = await createPerson();
  await applyRollups(undefined, now);
  let late!: () => void;
  const held = new Promise<void>((resolve) => (late = resolve));
  let written!: () => void;
  const isWritten = new Promise<void>((resolve) => (written = resolve));
  const slow = database().transaction(async (tx) => {
    await tx.execute(sql`insert into learning_event (id, actor_id, verb, object_type, object_id, course_id, cadre, council_id, source)
      values (${uuidv7()}, ${first.id}, 'registered', 'course', ${course.id}, ${course.id}, 'NO', 'kigoma-dc', 'web')`);
    written();
    await held;
  });
  await isWritten;
  const second = await createPerson();
  await take({ kind: 'event', person: 0, what: 'registered', days: 0 }, [second.id]);
  await applyRollups(undefined, now);
  expect(await nation()).toMatchObject({ enrolled: 1 });
  late();
  await slow;
  await applyRollups(undefined, now);
  expect(await nation()).toMatchObject({ enrolled: 2 });
});

test('a rollup that is killed in the middle is right after the next one', async () => {
  for (let made = 0; made < 40; made++) {
    const { id } = await createPerson();
    await take({ kind: 'event', person: 0, what: 'registered', days: made }, [id]);
  }
  let kills = 0;
  let isOver = false;
  await workerDatabase.owner.begin(async (owner) => {
    await owner`lock table lesson_tally in exclusive mode`;
    const killed = applyRollups(undefined, now).then(
      () => 'done',
      () => 'killed',
    );
    void killed.then(() => (isOver = true));
    while (kills === 0 && !isOver) {
      const [row] = await workerDatabase.owner`
        select count(pg_terminate_backend(pid))::int as kills from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%into lesson_tally%'`;
      kills = (row?.kills as number | undefined) ?? 0;
    }
    expect(await killed).toBe('killed');
  });
  expect(await nation()).toBeUndefined();
  await applyRollups(undefined, now);
  expect(await nation()).toMatchObject({ enrolled: 40 });
  const kept = await counted();
  await rebuildRollups(now);
  expect(kept).toEqual(await counted());
});

/** Whom the attempts themselves say to have failed the same quiz twice or more without passing it, looked for person by person. */
const failedByAttempts = sql`
  select person_id from standing
  where course_id <> '' and passed_at is null and certificate is null and started_at is not null and exists (
    select from attempt
    where attempt.person_id = any(array(select identity from identities_of(standing.person_id) as identity))
      and attempt.course_id = standing.course_id and not attempt.is_practice and attempt.submitted_at is not null
      and attempt.score is not null
    group by attempt.quiz_id
    having count(*) filter (where attempt.score < attempt.pass_mark) >= 2
      and not bool_or(attempt.score >= attempt.pass_mark))
  order by person_id`;

test('who failed a quiz twice and didn’t pass it is known from the log as the attempts say it, also after a merge', async () => {
  const [module] = course.manifest.modules;
  const quizzes = [course.manifest.final.id, module!.quiz!.id, 'a-practice'];
  const attempts = fc.array(
    fc.record({ person: fc.nat({ max: 2 }), quiz: fc.nat({ max: 2 }), passes: fc.nat({ max: 5 }) }),
    { maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(attempts, fc.boolean(), async (made, isMerged) => {
      await startAnew();
      const people: string[] = [];
      for (let number = 0; number < 3; number++) people.push((await createPerson()).id);
      for (const [number, { person: of, quiz, passes }] of made.entries()) {
        const [id, passed] = [uuidv7(), passes === 0];
        const isPractice = quiz === 2;
        await database().execute(sql`
          insert into attempt (id, person_id, course_id, course_revision, institute_id, quiz_id, number, seed, drawn, responses,
            is_practice, submitted_at, score, pass_mark)
          select ${id}::uuid, ${people[of]!}::uuid, id, current_revision, institute_id, ${quizzes[quiz]!}, ${number}, 1, '[]', '{}',
            ${isPractice}, now(), ${passed ? 90 : 40}, 80
          from course where id = ${course.id}`);
        await database().execute(sql`
          insert into learning_event (id, actor_id, verb, object_type, object_id, course_id, result, cadre, council_id, source)
          values (gen_random_uuid(), ${people[of]!}::uuid, 'graded', 'attempt', ${id}, ${course.id},
            ${JSON.stringify({ quizId: quizzes[quiz], passed })}::jsonb, 'NO', 'kigoma-dc', 'web')`);
      }
      if (isMerged) {
        await take({ kind: 'merge', person: 0, into: 1 }, people);
        await database().execute(sql`
          insert into account_merge (id, kept_id, merged_id, merged_by)
          values (gen_random_uuid(), ${people[1]!}::uuid, ${people[0]!}::uuid, ${people[1]!}::uuid)`);
      }
      await applyRollups(undefined, now);
      const kept = await database().execute(
        sql`select person_id from standing where failed_twice and passed_at is null and certificate is null order by person_id`,
      );
      expect([...kept]).toEqual([...(await database().execute(failedByAttempts))]);
    }),
    { numRuns: 15 },
  );
});
