import { and, type AnyColumn, eq, exists, type Placeholder, sql } from 'drizzle-orm';
import { type Database, database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { account, session } from '~db/schema/accounts';
import { learningEvent } from '~db/schema/events';
import { reflection } from '~db/schema/lessons';
import { grantsOfAccount, isOpenAndNoted, sessionIdOf } from '~/features/accounts/index.server';
import type { Grant } from '~/features/accounts/index';

/** What a page of a lesson says of one person. */
export interface LessonStanding {
  isDone: boolean;
  /** Whether the person has written something under a question of the lesson. */
  hasWritten: boolean;
}

interface LessonKey<Value = string> {
  courseId: Value;
  lessonId: Value;
}

/** Asks all of it in one statement. */
export async function getLessonStanding(personId: string, lesson: LessonKey): Promise<LessonStanding> {
  const [found] = await database()
    .select(standingOf(personId, lesson))
    .from(sql`(values (1)) as one(one)`);
  return found ?? { isDone: false, hasWritten: false };
}

/**
 * Asks for the person of a session and for their standing in one statement, which PostgreSQL has planned before.
 * @param secret the session's, by its cookie
 * @returns undefined where nobody is signed in by it, or where its use has to be written down
 */
export async function getLessonStandingBySession(
  secret: string,
  { courseId, lessonId }: LessonKey,
): Promise<(LessonStanding & { grants: Grant[] }) | undefined> {
  const [found] = await prepared(database()).execute({ sessionId: sessionIdOf(secret), courseId, lessonId });
  return found;
}

const statements = new WeakMap<Database, ReturnType<typeof prepare>>();

function prepared(db: Database) {
  const made = statements.get(db) ?? prepare(db);
  statements.set(db, made);
  return made;
}

const prepare = (db: Database) =>
  db
    .select({
      grants: grantsOfAccount,
      ...standingOf(account.id, {
        courseId: sql.placeholder('courseId'),
        lessonId: sql.placeholder('lessonId'),
      }),
    })
    .from(session)
    .innerJoin(account, eq(account.id, session.userId))
    .where(and(eq(session.id, sql.placeholder('sessionId')), isOpenAndNoted))
    .prepare('lesson_standing');

function standingOf(person: string | AnyColumn, { courseId, lessonId }: LessonKey<string | Placeholder>) {
  const done = database()
    .select({ one: sql`1` })
    .from(learningEvent)
    .where(
      and(
        isSamePerson(learningEvent.actorId, person),
        eq(learningEvent.courseId, courseId),
        eq(learningEvent.verb, 'completed'),
        eq(learningEvent.objectType, 'lesson'),
        eq(learningEvent.objectId, lessonId),
      ),
    );
  const written = database()
    .select({ one: sql`1` })
    .from(reflection)
    .where(and(isSamePerson(reflection.personId, person), eq(reflection.lessonId, lessonId)));
  return {
    isDone: sql<boolean>`${exists(done)}`,
    hasWritten: sql<boolean>`${exists(written)}`,
  };
}
