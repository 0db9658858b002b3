import { and, count, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { draftCourse, type DraftState, reviewAssignment, reviewComment } from '~db/schema/authoring';
import { hasOtherReviewers, listWriters } from './draft-people.server';
import type { Draft } from './find-draft.server';
import { type ReviewFacts, stateOf } from './review-state';
import { tellAuthors } from './tell-of-review.server';

/** What reviewers have said of a draft, as its state is made of it. */
async function readReviewFacts(tx: Transaction, draft: Draft): Promise<ReviewFacts> {
  const writers = await listWriters(tx, draft.id);
  const rows = await tx
    .select({ verdict: reviewAssignment.verdict, reviewerId: reviewAssignment.reviewerId })
    .from(reviewAssignment)
    .where(eq(reviewAssignment.draftId, draft.id));
  const [open] = await tx
    .select({ comments: count() })
    .from(reviewComment)
    .where(and(eq(reviewComment.draftId, draft.id), isNull(reviewComment.resolvedAt)));
  return {
    rows: rows.map(({ verdict, reviewerId }) => ({ verdict, wroteIt: writers.has(reviewerId) })),
    openComments: open?.comments ?? 0,
    hasOthers: await hasOtherReviewers(tx, draft, writers),
  };
}

/**
 * Brings a draft's state to what its reviewers say, after any deed of its review, and tells its authors where that is news to them.
 * @param draft as this transaction has locked it
 * @param from the state that the deed has brought it to
 */
export async function settleReview(
  tx: Transaction,
  draft: Draft,
  actorId: string,
  from: DraftState = draft.state,
): Promise<void> {
  const state = stateOf(from, await readReviewFacts(tx, draft));
  if (state === draft.state) return;
  await tx.update(draftCourse).set({ state }).where(eq(draftCourse.id, draft.id));
  if (state === 'changesRequested') await tellAuthors(tx, draft, 'changesAsked', actorId);
  if (state === 'approved') await tellAuthors(tx, draft, 'draftApproved', actorId);
}
