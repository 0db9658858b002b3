import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { listInstitutePeople, nameAccounts } from '~/features/accounts/index.server';
import { database, type Transaction } from '~db/client.server';
import { draftCourse, draftFile, reviewAssignment, reviewComment, type ReviewKind } from '~db/schema/authoring';
import { recordAudit } from '~/platform/audit.server';
import { type DraftActor, partyOf } from './draft-actor.server';
import { type Draft, findDraftById, lockDraft } from './find-draft.server';
import { writesCoursesOf } from './policy';

export interface Review {
  id: string;
  reviewerId: string;
  name: string;
  kind: ReviewKind;
  verdict: 'approved' | 'changesRequested' | null;
}

export interface ReviewComment {
  id: string;
  path: string;
  line: number | null;
  quote: string | null;
  text: string;
  by: string | null;
  writtenAt: Date;
  resolvedAt: Date | null;
}

/** Who reviews a draft and what they have said; whether it may be seen is for the caller to have asked. */
export async function listReviews(draftId: string): Promise<{ reviews: Review[]; comments: ReviewComment[] }> {
  const assignments = await database()
    .select()
    .from(reviewAssignment)
    .where(eq(reviewAssignment.draftId, draftId))
    .orderBy(asc(reviewAssignment.assignedAt), asc(reviewAssignment.id));
  const comments = await database()
    .select()
    .from(reviewComment)
    .where(eq(reviewComment.draftId, draftId))
    .orderBy(asc(reviewComment.writtenAt), asc(reviewComment.id));
  const names = await nameAccounts([
    ...assignments.map(({ reviewerId }) => reviewerId),
    ...comments.map(({ writtenBy }) => writtenBy),
  ]);
  return {
    reviews: assignments.map(({ id, reviewerId, kind, verdict }) => ({
      id,
      reviewerId,
      name: names.get(reviewerId) ?? '',
      kind,
      verdict,
    })),
    comments: comments.map(({ id, path, line, quote, text, writtenBy, writtenAt, resolvedAt }) => ({
      id,
      path,
      line,
      quote,
      text,
      by: names.get(writtenBy ?? '') ?? null,
      writtenAt,
      resolvedAt,
    })),
  };
}

/** Who holds the role of a reviewer at an institute. */
export async function listReviewers(instituteId: string): Promise<{ id: string; name: string }[]> {
  const byRole = await listInstitutePeople(instituteId);
  return byRole.find(({ role }) => role === 'reviewer')?.people ?? [];
}

export type ReviewAnswer = {
  outcome: 'done' | 'notFound' | 'forbidden' | 'notReviewer' | 'noReviewers' | 'notAssigned' | 'openComments';
};

type InDraft = (tx: Transaction, draft: Draft) => Promise<ReviewAnswer>;

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

/** Asks a reviewer of the institute to read a draft. Asked twice they are asked once. */
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
    asWriter(actor, async (tx, { instituteId }) => {
      await tx
        .insert(reviewAssignment)
        .values({ id: uuidv7(), draftId, instituteId, reviewerId, kind, assignedBy: actor.id })
        .onConflictDoNothing();
      return { outcome: 'done' };
    }),
  );
}

/** Takes back that somebody was asked, as long as they have said nothing. */
export const dismissReviewer = (
  actor: DraftActor,
  draftId: string,
  assignmentId: string,
): Promise<ReviewAnswer> =>
  inDraft(
    actor,
    draftId,
    asWriter(actor, async (tx) => {
      await tx
        .delete(reviewAssignment)
        .where(
          and(
            eq(reviewAssignment.draftId, draftId),
            eq(reviewAssignment.id, assignmentId),
            isNull(reviewAssignment.verdict),
          ),
        );
      return { outcome: 'done' };
    }),
  );

/** Sends a draft to those who were asked to review it; what they had said of it before is asked for again. */
export const sendToReview = (actor: DraftActor, draftId: string): Promise<ReviewAnswer> =>
  inDraft(
    actor,
    draftId,
    asWriter(actor, async (tx) => {
      const asked = await tx
        .update(reviewAssignment)
        .set({ verdict: null, settledAt: null })
        .where(eq(reviewAssignment.draftId, draftId))
        .returning({ id: reviewAssignment.id });
      if (asked.length === 0) return { outcome: 'noReviewers' };
      await tx.update(draftCourse).set({ state: 'inReview' }).where(eq(draftCourse.id, draftId));
      return { outcome: 'done' };
    }),
  );

/**
 * Writes down what a reviewer says of a draft in review, for every kind of review they were asked for. It is approved when all have approved
 * and no comment is open; one who asks for changes takes it back to its authors.
 */
export const giveVerdict = (
  actor: DraftActor,
  draftId: string,
  verdict: 'approved' | 'changesRequested',
): Promise<ReviewAnswer> =>
  inDraft(actor, draftId, async (tx, draft) => {
    if (draft.state !== 'inReview') return { outcome: 'notAssigned' };
    const own = and(eq(reviewAssignment.draftId, draftId), eq(reviewAssignment.reviewerId, actor.id));
    const [assigned] = await tx.select({ id: reviewAssignment.id }).from(reviewAssignment).where(own).limit(1);
    if (!assigned) return { outcome: 'notAssigned' };
    const [open] = await tx
      .select({ id: reviewComment.id })
      .from(reviewComment)
      .where(and(eq(reviewComment.draftId, draftId), isNull(reviewComment.resolvedAt)))
      .limit(1);
    if (open && verdict === 'approved') return { outcome: 'openComments' };
    await tx.update(reviewAssignment).set({ verdict, settledAt: sql`now()` }).where(own);
    const rows = await tx
      .select({ verdict: reviewAssignment.verdict })
      .from(reviewAssignment)
      .where(eq(reviewAssignment.draftId, draftId));
    const isApproved = rows.every((row) => row.verdict === 'approved');
    const state = verdict === 'changesRequested' ? verdict : isApproved ? 'approved' : 'inReview';
    await tx.update(draftCourse).set({ state }).where(eq(draftCourse.id, draftId));
    await recordAudit(tx, partyOf(actor), {
      action: 'course.reviewed',
      objectId: draftId,
      detail: { verdict, version: draft.version },
    });
    return { outcome: 'done' };
  });

export interface NewComment {
  /** Empty for the whole course. */
  path: string;
  line: number | null;
  text: string;
}

/** Says something about a draft; whoever works on the institute's courses may. */
export const addComment = (actor: DraftActor, draftId: string, comment: NewComment): Promise<ReviewAnswer> =>
  inDraft(actor, draftId, async (tx, { instituteId }) => {
    const { path, line, text } = comment;
    const [file] = await tx
      .select({ text: draftFile.text })
      .from(draftFile)
      .where(and(eq(draftFile.draftId, draftId), eq(draftFile.path, path)));
    if (path !== '' && !file) return { outcome: 'notFound' };
    const quote = line === null ? null : (file?.text?.split(/\r?\n/)[line - 1]?.slice(0, 200) ?? null);
    await tx
      .insert(reviewComment)
      .values({ id: uuidv7(), draftId, instituteId, path, line, quote, text, writtenBy: actor.id });
    return { outcome: 'done' };
  });

/** Settles a comment: an author who has done what it asks, or whoever wrote it. */
export const resolveComment = (
  actor: DraftActor,
  draftId: string,
  commentId: string,
): Promise<ReviewAnswer> =>
  inDraft(actor, draftId, async (tx, draft) => {
    const [comment] = await tx
      .select({ writtenBy: reviewComment.writtenBy })
      .from(reviewComment)
      .where(and(eq(reviewComment.draftId, draftId), eq(reviewComment.id, commentId)));
    if (!comment) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId) && comment.writtenBy !== actor.id) return { outcome: 'forbidden' };
    await tx
      .update(reviewComment)
      .set({ resolvedAt: sql`now()`, resolvedBy: actor.id })
      .where(and(eq(reviewComment.id, commentId), isNull(reviewComment.resolvedAt)));
    return { outcome: 'done' };
  });
