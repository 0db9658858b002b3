import type { Transaction } from '~db/client.server';
import { enrolment } from '~db/schema/enrolments';
import { type EventActor, recordEvents } from '~/platform/learning-events.server';

export interface Enrolling {
  courseId: string;
  revision: string;
  clientUuid?: string;
  /** Ids of the courses that the person had completed, as this one asks. */
  prerequisites?: string[];
}

/** Enrols a person in a course, in the caller's transaction. Enrolling twice changes nothing. */
export async function enrol(tx: Transaction, actor: EventActor, enrolling: Enrolling): Promise<void> {
  const { courseId, revision, clientUuid, prerequisites } = enrolling;
  const [made] = await tx
    .insert(enrolment)
    .values({ personId: actor.id, courseId })
    .onConflictDoNothing()
    .returning({ courseId: enrolment.courseId });
  if (!made) return;
  await recordEvents(tx, [
    {
      actor,
      verb: 'registered',
      objectType: 'course',
      objectId: courseId,
      courseId,
      revision,
      clientUuid,
      ...(prerequisites && { result: { prerequisites } }),
    },
  ]);
}
