import { and, asc, eq, isNull, ne, or, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { listInstitutePeople, nameAccounts } from '~/features/accounts/index.server';
import { database, type Transaction } from '~db/client.server';
import { reviewAssignment, type ReviewKind } from '~db/schema/authoring';
import { recordAudit } from '~/platform/audit.server';
import { type DraftActor, partyOf } from './draft-actor.server';
import { listWriters } from './draft-people.server';
import { type Draft, findDraftById, lockDraft } from './find-draft.server';
import { hasOpenComments } from './comments.server';
import { managesCoursesOf, writesCoursesOf } from './policy';
import { isWithReviewers } from './review-state';
import { settleReview } from './settle-review.server';
import { tellReviewers } from './tell-of-review.server';

export interface Review {
  id: string;
  reviewerId: string;
  name: string;
  kind: ReviewKind;
  verdict: 'approved' | 'changesRequested' | null;
  /** Whether they have written in the draft since it was last published. */
  wroteIt: boolean;
}

/** Who reviews a draft and what they have said; whether it may be seen is for the caller to have asked. */
export async function listReviews(draftId: string): Promise<Review[]> {
  const rows = await database()
    .select()
    .from(reviewAssignment)
    .where(eq(reviewAssignment.draftId, draftId))
    .orderBy(asc(reviewAssignment.assignedAt), asc(reviewAssignment.id));
  const names = await nameAccounts(rows.map(({ reviewerId }) => reviewerId));
  const writers = await listWriters(database(), draftId);
  return rows.map(({ id, reviewerId, kind, verdict }) => ({
    id,
    reviewerId,
    name: names.get(reviewerId) ?? '',
    kind,
    verdict,
    wroteIt: writers.has(reviewerId),
  }));
}

/** Who holds the role of a reviewer at an institute. */
export async function listReviewers(instituteId: string): Promise<{ id: string; name: string }[]> {
  const byRole = await listInstitutePeople(instituteId);
  return byRole.find(({ role }) => role === 'reviewer')?.people ?? [];
}

export type ReviewAnswer = {
  outcome:
    | 'done'
    | 'notFound'
    | 'forbidden'
    | 'notReviewer'
    | 'noReviewers'
    | 'notAssigned'
    | 'openComments'
    /** Who has asked for changes is taken off the review by a manager alone. */
    | 'askedChanges'
    /** The draft has changed since it was read. */
    | 'changedMeanwhile';
};

type InDraft = (tx: Transaction, draft: Draft) => Promise<ReviewAnswer>;

/** Does something with a draft that is held meanwhile, for whoever works on its institute's courses. */
async function inDraft(actor: DraftActor, draftId: string, work: InDraft): Promise<ReviewAnswer> {
  return database().transaction(async (tx) => {
    const draft = await lockDraft(tx, actor, draftId);
    return draft ? work(tx, draft) : { outcome: 'notFound' };
  });
}

const asWriter =
  (actor: DraftActor, work: InDraft): InDraft =>
  async (tx, draft) =>
    writesCoursesOf(actor, draft.instituteId) ? work(tx, draft) : { outcome: 'forbidden' };

/**
 * Asks a reviewer of the institute to read a draft. Asked twice they are asked once. A draft that was approved waits for them; they are told
 * at once where it is with its reviewers, else when it is sent.
 */
export async function assignReviewer(
  actor: DraftActor,
  draftId: string,
  { reviewerId, kind }: { reviewerId: string; kind: ReviewKind },
): Promise<ReviewAnswer> {
  const draft = await findDraftById(actor, draftId);
  if (!draft) return { outcome: 'notFound' };
  const reviewers = await listReviewers(draft.instituteId);
  if (!reviewers.some(({ id }) => id === reviewerId)) return { outcome: 'notReviewer' };
  return inDraft(
    actor,
    draftId,
    asWriter(actor, async (tx, locked) => {
      const asked = await tx
        .insert(reviewAssignment)
        .values({
          id: uuidv7(),
          draftId,
          instituteId: locked.instituteId,
          reviewerId,
          kind,
          assignedBy: actor.id,
        })
        .onConflictDoNothing()
        .returning({ id: reviewAssignment.id });
      if (asked.length === 0) return { outcome: 'done' };
      await settleReview(tx, locked, actor.id);
      if (locked.state === 'inReview' || locked.state === 'approved')
        await tellReviewers(tx, locked, [reviewerId]);
      return { outcome: 'done' };
    }),
  );
}

/** Takes a reviewer off a draft, whatever they have said; one who has asked for changes only by a manager's word. */
export const dismissReviewer = (
  actor: DraftActor,
  draftId: string,
  assignmentId: string,
): Promise<ReviewAnswer> =>
  inDraft(
    actor,
    draftId,
    asWriter(actor, async (tx, draft) => {
      const taken = await tx
        .delete(reviewAssignment)
        .where(
          and(
            eq(reviewAssignment.draftId, draftId),
            eq(reviewAssignment.id, assignmentId),
            managesCoursesOf(actor, draft.instituteId)
              ? undefined
              : or(isNull(reviewAssignment.verdict), ne(reviewAssignment.verdict, 'changesRequested')),
          ),
        )
        .returning({ reviewerId: reviewAssignment.reviewerId, verdict: reviewAssignment.verdict });
      const [gone] = taken;
      if (!gone)
        return (await isAssigned(tx, assignmentId)) ? { outcome: 'askedChanges' } : { outcome: 'done' };
      await recordAudit(tx, partyOf(actor), {
        action: 'course.reviewerDismissed',
        personId: gone.reviewerId,
        objectId: draftId,
        detail: { verdict: gone.verdict },
      });
      await settleReview(tx, draft, actor.id);
      return { outcome: 'done' };
    }),
  );

async function isAssigned(tx: Transaction, assignmentId: string): Promise<boolean> {
  const [found] = await tx
    .select({ id: reviewAssignment.id })
    .from(reviewAssignment)
    .where(eq(reviewAssignment.id, assignmentId));
  return found !== undefined;
}

/**
 * Sends a draft to those who were asked to review it. Who has asked for changes is asked again; an approval stays as long as the text that
 * it was given for. Sent again it changes nothing.
 */
export const sendToReview = (actor: DraftActor, draftId: string): Promise<ReviewAnswer> =>
  inDraft(
    actor,
    draftId,
    asWriter(actor, async (tx, draft) => {
      const asked = and(eq(reviewAssignment.draftId, draftId), isNull(reviewAssignment.verdict));
      if (draft.state !== 'inReview' && draft.state !== 'approved') {
        await tx
          .update(reviewAssignment)
          .set({ verdict: null, settledAt: null })
          .where(
            and(eq(reviewAssignment.draftId, draftId), eq(reviewAssignment.verdict, 'changesRequested')),
          );
      }
      const [somebody] = await tx
        .select({ id: reviewAssignment.id })
        .from(reviewAssignment)
        .where(eq(reviewAssignment.draftId, draftId))
        .limit(1);
      if (!somebody) return { outcome: 'noReviewers' };
      if (draft.state === 'inReview' || draft.state === 'approved') return { outcome: 'done' };
      const waiting = await tx
        .select({ id: reviewAssignment.reviewerId })
        .from(reviewAssignment)
        .where(asked);
      await settleReview(tx, draft, actor.id, 'inReview');
      await tellReviewers(
        tx,
        draft,
        waiting.map(({ id }) => id),
      );
      return { outcome: 'done' };
    }),
  );

/**
 * Writes down what a reviewer says of a draft that is with its reviewers, for every kind of review they were asked for; they may say
 * otherwise later. One who asks for changes takes it back to its authors.
 * @param seen the draft's version on the page that they read, so that nobody approves what was written meanwhile
 */
export const giveVerdict = (
  actor: DraftActor,
  draftId: string,
  verdict: 'approved' | 'changesRequested',
  seen?: number,
): Promise<ReviewAnswer> =>
  inDraft(actor, draftId, async (tx, draft) => {
    if (!isWithReviewers(draft)) return { outcome: 'notAssigned' };
    const own = and(eq(reviewAssignment.draftId, draftId), eq(reviewAssignment.reviewerId, actor.id));
    const [assigned] = await tx
      .select({ id: reviewAssignment.id })
      .from(reviewAssignment)
      .where(own)
      .limit(1);
    if (!assigned) return { outcome: 'notAssigned' };
    if (seen !== undefined && seen !== draft.version) return { outcome: 'changedMeanwhile' };
    if (verdict === 'approved' && (await hasOpenComments(tx, draftId))) return { outcome: 'openComments' };
    await tx
      .update(reviewAssignment)
      .set({ verdict, settledAt: sql`now()` })
      .where(own);
    await settleReview(tx, draft, actor.id);
    await recordAudit(tx, partyOf(actor), {
      action: 'course.reviewed',
      objectId: draftId,
      detail: { verdict, version: draft.version },
    });
    return { outcome: 'done' };
  });
