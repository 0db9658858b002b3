import { eq, lte } from 'drizzle-orm';
import { database } from '~db/client.server';
import { draftCourse } from '~db/schema/authoring';
import { dayOf } from '~/platform/calendar-day';
import { log } from '~/platform/logging.server';
import type { DraftActor } from './draft-actor.server';
import { lockDraft, selectDrafts } from './find-draft.server';
import { lapsePublication } from './lapse-publication.server';
import { writesCoursesOf } from './policy';
import { publishPackage } from './publish-draft.server';

export type ScheduleAnswer = {
  outcome: 'scheduled' | 'cancelled' | 'notFound' | 'forbidden' | 'notApproved' | 'past';
};

/** Sets the day on which an approved draft is published. A change before that day ends the approval, and the day with it. */
export async function schedulePublication(
  actor: DraftActor,
  draftId: string,
  { note, startsOn }: { note: string; startsOn: string },
  now = new Date(),
): Promise<ScheduleAnswer> {
  if (startsOn <= dayOf(now)) return { outcome: 'past' };
  return setDay(actor, draftId, { publishOn: startsOn, publishNote: note, publishAskedBy: actor.id });
}

/** Takes the day back. */
export const cancelPublication = (actor: DraftActor, draftId: string): Promise<ScheduleAnswer> =>
  setDay(actor, draftId, { publishOn: null, publishNote: null, publishAskedBy: null });

async function setDay(
  actor: DraftActor,
  draftId: string,
  day: { publishOn: string | null; publishNote: string | null; publishAskedBy: string | null },
): Promise<ScheduleAnswer> {
  return database().transaction(async (tx): Promise<ScheduleAnswer> => {
    const draft = await lockDraft(tx, actor, draftId);
    if (!draft) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    if (day.publishOn !== null && draft.state !== 'approved') return { outcome: 'notApproved' };
    await tx
      .update(draftCourse)
      .set({ ...day, lapsedOn: null, lapseReason: null })
      .where(eq(draftCourse.id, draftId));
    return { outcome: day.publishOn === null ? 'cancelled' : 'scheduled' };
  });
}

/** Publishes what is due. What can't be published waits for its authors without a day, and whoever had set it is told why. */
export async function publishDueDrafts(now: Date, signal?: AbortSignal): Promise<void> {
  const due = await selectDrafts().where(lte(draftCourse.publishOn, dayOf(now)));
  for (const draft of due) {
    signal?.throwIfAborted();
    const { outcome } = await publishPackage(null, draft, draft.publishNote ?? '');
    if (outcome === 'published') continue;
    log.warn({ draft: draft.id, outcome }, 'a draft was not published on its day');
    // Whoever has changed it meanwhile has ended the day, or it is tried again within the hour.
    if (outcome === 'changedMeanwhile' || outcome === 'notFound' || outcome === 'forbidden') continue;
    await database().transaction(async (tx) => {
      const [held] = await tx
        .select({ version: draftCourse.version })
        .from(draftCourse)
        .where(eq(draftCourse.id, draft.id))
        .for('update');
      if (held?.version === draft.version) await lapsePublication(tx, draft, outcome, null);
    });
  }
}
