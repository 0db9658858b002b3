import { randomInt } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import type { QuizEntry } from '~db/schema/catalog';
import { account } from '~db/schema/accounts';
import { enrolment } from '~db/schema/enrolments';
import { itemRevision, type ItemBody } from '~db/schema/items';
import { attempt } from '~db/schema/quizzes';
import { openSession } from '~/features/accounts/session.server';
import { drawItems } from '~/features/quizzes/draw-items';
import { rightAnswersTo } from '~tests/factories/right-answers';

/** Somebody who is signed in and has an open attempt. */
export interface Learner {
  id: string;
  cookie: string;
  attemptId: string;
  /** Fields of the attempt's form that answer each item right, in the order drawn. */
  answers: [string, string][];
}

const rowsAtOnce = 500;

/**
 * Makes people who each have an open attempt at a course's quiz.
 * @param publicUrl origin that their sessions are for
 */
export async function makeLearners(
  { slug, quiz, publicUrl }: { slug: string; quiz: QuizEntry; publicUrl: string },
  count: number,
): Promise<Learner[]> {
  const bodies = await bodiesOf(quiz);
  const learners: Learner[] = [];
  for (let from = 0; from < count; from += rowsAtOnce) {
    const people = Array.from({ length: Math.min(rowsAtOnce, count - from) }, (_, at) => ({
      id: uuidv7(),
      name: `Mwanafunzi ${from + at}`,
      phone: `+2557${String(from + at).padStart(8, '0')}`,
      cadre: 'NO',
      councilId: 'kigoma-dc',
      language: 'sw' as const,
    }));
    await database().insert(account).values(people);
    await database()
      .insert(enrolment)
      .values(people.map(({ id }) => ({ personId: id, courseId: slug })));
    const attempts = people.map(({ id }) => openAttempt(id, slug, quiz, bodies));
    await database().insert(attempt).values(attempts);
    for (const { id, personId, drawn } of attempts) {
      const setCookie = await openSession(personId, { publicUrl });
      learners.push({
        id: personId,
        cookie: setCookie.slice(0, setCookie.indexOf(';')),
        attemptId: id,
        answers: drawn.flatMap((one) => fieldsTo(bodies.get(one.hash), one)),
      });
    }
  }
  return learners;
}

async function bodiesOf(quiz: QuizEntry): Promise<Map<string, ItemBody>> {
  const hashes = quiz.items.map(({ hash }) => hash);
  const rows = await database().select().from(itemRevision).where(inArray(itemRevision.hash, hashes));
  return new Map(rows.map(({ hash, body }) => [hash, body]));
}

function openAttempt(personId: string, slug: string, quiz: QuizEntry, bodies: Map<string, ItemBody>) {
  const seed = randomInt(2 ** 31);
  return {
    id: uuidv7(),
    personId,
    courseId: slug,
    courseRevision: slug,
    instituteId: 'ttcih',
    quizId: quiz.id,
    number: 1,
    seed,
    drawn: drawItems(quiz, bodies, seed),
    responses: {},
    passMark: quiz.passMark,
  };
}

function fieldsTo(
  body: ItemBody | undefined,
  drawn: Parameters<typeof rightAnswersTo>[1],
): [string, string][] {
  if (!body) throw new Error(`no revision ${drawn.hash} is kept`);
  return Object.entries(rightAnswersTo(body, drawn)).flatMap(([name, values]) =>
    values.map((value): [string, string] => [`item.${name}`, value]),
  );
}
