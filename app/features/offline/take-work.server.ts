import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { courseRevision, type CourseManifest } from '~db/schema/catalog';
import { type Actor, getProfile } from '~/features/accounts/index.server';
import { isArchived, lessonsInOrder, quizzesInOrder } from '~/features/catalog/index.server';
import { issueCertificate } from '~/features/certificates/index.server';
import { completeLesson } from '~/features/lessons/index.server';
import { admitToCourse } from '~/features/progress/index.server';
import { saveAttempt } from '~/features/quizzes/index.server';
import { readRun, saveRun } from '~/features/runs/index.server';
import { worksheetAt } from '~/features/worksheets/index';
import { answerWorksheet, typedAlone } from '~/features/worksheets/index.server';
import { recordEvents } from '~/platform/learning-events.server';
import { answerOnce } from '~/platform/receipts.server';
import type { Work } from './schemas';

/** What came of work that was taken; `beside`: figures that are kept beside newer ones of the same period. */
export type WorkOutcome = 'done' | 'saved' | 'beside' | 'submitted';

/** Why work is not taken as it is now. It stays on the phone, where its person is told. */
export type WorkRefusal =
  /** What it names was never there, or is not theirs. */
  | 'notFound'
  /** The course asks for another one first. */
  | 'otherCourseFirst'
  /** Figures that the worksheet's own page would refuse as well. */
  | 'unfinished';

type Taken = { outcome: WorkOutcome } | { refused: WorkRefusal };

const refused = (reason: WorkRefusal): Taken => ({ refused: reason });

type WorkOf<Kind extends Work['kind']> = Extract<Work, { kind: Kind }>;

/**
 * Does with work from an outbox what its page would have done, once for its UUID. Time is the server's: what the phone says that it was is written
 * beside it as a claim.
 */
export function takeWork(actor: Actor, work: Work): Promise<Taken> {
  const claiming = { ...actor, claimedAt: work.at ?? undefined, source: 'phone' as const };
  switch (work.kind) {
    case 'lesson':
      return takeLesson(claiming, work);
    case 'practice':
      return takePractice(claiming, work);
    case 'worksheet':
      return takeWorksheet(claiming, work);
    case 'attempt':
      return takeAttempt(claiming, work);
  }
}

/** The revision that was read counts, also where the course has another by now. */
async function takeLesson(actor: Actor, work: WorkOf<'lesson'>): Promise<Taken> {
  const read = await findRevision(work.revision);
  const place = read && lessonsInOrder(read.manifest).find(({ lesson }) => lesson.id === work.lesson);
  if (!read || !place) return refused('notFound');
  const { courseId, revision, manifest } = read;
  if (manifest.prerequisites || (await isArchived(courseId))) {
    const admitted = await admitToCourse(actor, { id: courseId, revision, manifest }, work.uuid);
    if (admitted === 'refused') return refused('otherCourseFirst');
  }
  await completeLesson(actor, { courseId, revision, lessonId: work.lesson, clientUuid: work.uuid });
  await issueCertificate(actor, courseId);
  return { outcome: 'done' };
}

/** Practice counts for nothing, so nothing but that it was done is told. */
async function takePractice(actor: Actor, work: WorkOf<'practice'>): Promise<Taken> {
  const read = await findRevision(work.revision);
  const quiz = read && quizzesInOrder(read.manifest).find(({ quiz }) => quiz.id === work.quiz)?.quiz;
  if (!read || quiz?.kind !== 'practice') return refused('notFound');
  await answerOnce(actor.id, work.uuid, `practise ${quiz.id}`, async (tx) => {
    await recordEvents(tx, [
      {
        actor,
        verb: 'completed',
        objectType: 'quiz',
        objectId: quiz.id,
        courseId: read.courseId,
        revision: read.revision,
        result: { answered: work.answered },
        clientUuid: work.uuid,
      },
    ]);
    return {};
  });
  return { outcome: 'done' };
}

async function takeWorksheet(actor: Actor, work: WorkOf<'worksheet'>): Promise<Taken> {
  const worksheet = worksheetAt(work.toolkit, work.worksheet);
  const page = worksheet && answerWorksheet(worksheet, work.part, typedAlone(work.fields), 'sw');
  if (!page) return refused('notFound');
  const read = readRun(worksheet, page, work.period);
  if ('fault' in read) return refused('unfinished');
  const profile = work.isForFacility ? await getProfile(actor.id) : undefined;
  const run = { ...read.run, facilityCode: profile?.facilityId ?? null };
  const { isBeside } = await saveRun(actor.id, run, work.uuid, { claimedAt: work.at });
  return { outcome: isBeside ? 'beside' : 'saved' };
}

/** Answers of two phones add up until one submits; what comes later is kept in the log beside the result that stands. */
async function takeAttempt(actor: Actor, work: WorkOf<'attempt'>): Promise<Taken> {
  const answer = await saveAttempt(actor, {
    attemptId: work.attempt,
    responses: work.responses,
    intent: work.intent,
    // Who submits without network can't be asked again: it was asked on the phone.
    acceptsUnanswered: true,
    clientUuid: work.uuid,
  });
  if (answer.outcome === 'not-found') return refused('notFound');
  if (answer.outcome !== 'submitted') return { outcome: 'saved' };
  await issueCertificate(actor, answer.courseId);
  return { outcome: 'submitted' };
}

async function findRevision(
  hash: string,
): Promise<{ courseId: string; revision: string; manifest: CourseManifest } | undefined> {
  const [found] = await database()
    .select({
      courseId: courseRevision.courseId,
      revision: courseRevision.hash,
      manifest: courseRevision.manifest,
    })
    .from(courseRevision)
    .where(eq(courseRevision.hash, hash));
  return found;
}
