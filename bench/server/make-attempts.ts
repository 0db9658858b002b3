import { createHash, randomInt, randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { QuizEntry } from '~db/schema/catalog';
import { database } from '~db/client.server';
import { course, type CourseManifest, courseRevision } from '~db/schema/catalog';
import { learningEvent } from '~db/schema/events';
import { type ItemBody, itemRevision } from '~db/schema/items';
import { attempt } from '~db/schema/quizzes';
import { drawItems } from '~/features/quizzes/draw-items';
import { gradeAttempt } from '~/features/quizzes/grade-attempt';

const instituteId = 'ttcih';
const keys = ['a', 'b', 'c', 'd'];
const rowsAtOnce = 500;
const both = (text: string) => ({ sw: text, en: text });

function itemOf(number: number): ItemBody {
  const options = keys.map((key, at) => ({
    key,
    correct: at === number % keys.length,
    text: both(`A choice that says as much as real ones do: ${key}`),
    feedback: both(`Why it is right or not: ${key}`),
  }));
  const stem = both(`What does a health worker do in case ${number} with the number in the register?`);
  return { id: `bench.q${number}`, type: 'single', outcome: 'bench.o1', stem, options };
}

/** Publishes a course that is a final alone, which draws some of a pool of items. */
export async function makeQuizCourse(slug: string, pool: number, draw: number): Promise<QuizEntry> {
  const items = Array.from({ length: pool }, (_, number) => itemOf(number));
  const hashOf = ({ id }: ItemBody) => createHash('sha256').update(`${slug} ${id}`).digest('hex');
  const final: QuizEntry = {
    id: `${slug}.final`,
    kind: 'final',
    draw,
    perOutcome: null,
    passMark: 70,
    attemptsBeforePause: null,
    pauseHours: null,
    items: items.map((item) => ({ hash: hashOf(item), outcome: item.outcome })),
  };
  const manifest: CourseManifest = {
    id: slug,
    slug,
    topic: 'bench',
    inks: 'lake',
    title: both(slug),
    summary: both(slug),
    cadres: ['NO'],
    hours: 1,
    creditPoints: 1,
    outcomes: [],
    modules: [],
    final,
  };
  const db = database();
  await db
    .insert(itemRevision)
    .values(items.map((body) => ({ hash: hashOf(body), itemId: body.id, instituteId, body })));
  await db.insert(courseRevision).values({ hash: slug, courseId: slug, instituteId, number: 1, manifest });
  await db
    .insert(course)
    .values({ id: slug, slug, instituteId, home: 'files', currentRevision: slug, packageDigest: slug });
  return final;
}

/** Lets as many people submit an attempt each at a course's final; who knows more answers more items right. */
export async function makeAttempts(slug: string, final: QuizEntry, people: number): Promise<void> {
  const bodies = new Map(final.items.map(({ hash }, number) => [hash, itemOf(number)]));
  for (let from = 0; from < people; from += rowsAtOnce) {
    const made = Array.from({ length: Math.min(rowsAtOnce, people - from) }, () =>
      oneAttempt(slug, final, bodies),
    );
    await database()
      .insert(attempt)
      .values(made.map((one) => one.attempt));
    await database()
      .insert(learningEvent)
      .values(made.map((one) => one.graded));
  }
}

function oneAttempt(slug: string, final: QuizEntry, bodies: Map<string, ItemBody>) {
  const [id, personId, knows, seed] = [randomUUID(), randomUUID(), randomInt(30, 95), randomInt(2 ** 31)];
  const drawn = drawItems(final, bodies, seed);
  const items = drawn.flatMap(({ hash }) => bodies.get(hash) ?? []);
  const responses = Object.fromEntries(items.map((item) => [item.id, [answerTo(item, knows)]]));
  const { score, right } = gradeAttempt(items, responses);
  const startedAt = new Date(Date.now() - randomInt(10 ** 9));
  const submittedAt = new Date(startedAt.getTime() + randomInt(60_000, 3_600_000));
  const inCourse = { courseId: slug, courseRevision: slug };
  return {
    attempt: {
      ...{ id, personId, seed, drawn, responses, startedAt, submittedAt, score, instituteId, ...inCourse },
      quizId: final.id,
      number: 1,
      passMark: final.passMark,
    },
    graded: {
      id: randomUUID(),
      actorId: personId,
      verb: 'graded' as const,
      objectType: 'attempt' as const,
      objectId: id,
      revision: slug,
      courseId: slug,
      result: { score, passed: score >= final.passMark, right, quizId: final.id },
      cadre: 'NO',
      councilId: 'kigoma-dc',
      source: 'web' as const,
    },
  };
}

function answerTo(item: ItemBody, knows: number): string {
  const right = item.type === 'single' ? item.options.find(({ correct }) => correct)?.key : undefined;
  return right !== undefined && randomInt(100) < knows ? right : (keys[randomInt(keys.length)] ?? '');
}

/** Copies the attempts of a course and what they were graded to as many other courses, each by other people. */
export async function copyAttempts(sql: postgres.Sql, slug: string, courses: number): Promise<void> {
  await sql`insert into course (id, slug, institute_id, home, current_revision, package_digest)
    select id || '-' || copy, slug || '-' || copy, institute_id, home, current_revision, package_digest
    from course, generate_series(1, ${courses}) copy where id = ${slug}`;
  await sql`insert into attempt select (jsonb_populate_record(attempt, jsonb_build_object(
      'id', md5(attempt.id::text || copy)::uuid, 'person_id', md5(person_id::text || copy)::uuid, 'course_id', course_id || '-' || copy))).*
    from attempt, generate_series(1, ${courses}) copy where course_id = ${slug}`;
  await sql`insert into learning_event select (jsonb_populate_record(event, jsonb_build_object(
      'id', md5(event.id::text || copy)::uuid, 'actor_id', md5(actor_id::text || copy)::uuid,
      'object_id', md5(object_id || copy)::uuid, 'course_id', course_id || '-' || copy))).*
    from learning_event event, generate_series(1, ${courses}) copy where course_id = ${slug}`;
}
