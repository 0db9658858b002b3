import type { EventActor } from '~/platform/learning-events.server';
import { answerOnce } from '~/platform/receipts.server';
import { enrol, type Enrolling } from './enrol.server';

/** Enrols a person in a course; a replay of the same client UUID changes nothing. */
export async function enrolOnce(
  actor: EventActor,
  enrolling: Enrolling & { clientUuid: string },
): Promise<void> {
  await answerOnce(actor.id, enrolling.clientUuid, `enrol ${enrolling.courseId}`, async (tx) => {
    await enrol(tx, actor, enrolling);
    return { enrolled: enrolling.courseId };
  });
}
