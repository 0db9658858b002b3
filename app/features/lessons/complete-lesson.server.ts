import { enrol } from '~/features/enrolments/index.server';
import { type EventActor, recordEvents } from '~/platform/learning-events.server';
import { answerOnce } from '~/platform/receipts.server';

export interface CompletedLesson {
  courseId: string;
  /** The course's revision that was read. */
  revision: string;
  lessonId: string;
  clientUuid: string;
}

/** Records that a person has done a lesson; who does a lesson of a course is enrolled in it. A replay changes nothing. */
export async function completeLesson(actor: EventActor, completed: CompletedLesson): Promise<void> {
  const { courseId, revision, lessonId, clientUuid } = completed;
  await answerOnce(actor.id, clientUuid, `complete ${lessonId}`, async (tx) => {
    await enrol(tx, actor, { courseId, revision });
    await recordEvents(tx, [
      { actor, verb: 'completed', objectType: 'lesson', objectId: lessonId, courseId, revision, clientUuid },
    ]);
    return { completed: lessonId };
  });
}
