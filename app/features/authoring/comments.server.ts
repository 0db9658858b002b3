import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { nameAccounts } from '~/features/accounts/index.server';
import { database, type Transaction } from '~db/client.server';
import { draftFile, reviewComment } from '~db/schema/authoring';
import type { DraftActor } from './draft-actor.server';
import { type Draft, lockDraft } from './find-draft.server';
import { writesCoursesOf } from './policy';
import { settleReview } from './settle-review.server';
import { tellAuthors } from './tell-of-review.server';

export interface ReviewComment {
  id: string;
  /** Empty where it is about the whole course. */
  path: string;
  line: number | null;
  quote: string | null;
  block: string | null;
  text: string;
  /** Id and name of whoever wrote it. */
  writtenBy: string | null;
  by: string | null;
  writtenAt: Date;
  resolvedAt: Date | null;
}

/** What was said of a draft, the oldest first; whether it may be seen is for the caller to have asked. */
export async function listComments(draftId: string): Promise<ReviewComment[]> {
  const rows = await database()
    .select()
    .from(reviewComment)
    .where(eq(reviewComment.draftId, draftId))
    .orderBy(asc(reviewComment.writtenAt), asc(reviewComment.id));
  const names = await nameAccounts(rows.map(({ writtenBy }) => writtenBy));
  return rows.map(({ id, path, line, quote, block, text, writtenBy, writtenAt, resolvedAt }) => ({
    id,
    path,
    line,
    quote,
    block,
    text,
    writtenBy,
    by: names.get(writtenBy ?? '') ?? null,
    writtenAt,
    resolvedAt,
  }));
}

/** What waits to be settled. */
export const listOpenComments = async (draftId: string): Promise<ReviewComment[]> =>
  (await listComments(draftId)).filter(({ resolvedAt }) => resolvedAt === null);

/** Whether something that was said of a draft waits to be settled. */
export async function hasOpenComments(tx: Transaction, draftId: string): Promise<boolean> {
  const [open] = await tx
    .select({ id: reviewComment.id })
    .from(reviewComment)
    .where(and(eq(reviewComment.draftId, draftId), isNull(reviewComment.resolvedAt)))
    .limit(1);
  return open !== undefined;
}

export interface NewComment {
  /** Empty for the whole course. */
  path: string;
  /** The block of a lesson that it is about; null for the whole of the file. */
  at: { line: number; quote: string; block: string } | null;
  text: string;
}

export type CommentAnswer = { outcome: 'done' | 'notFound' | 'forbidden' };

/** Says something about a draft; whoever works on the institute's courses may. What was approved is so no more until it is settled. */
export async function addComment(
  actor: DraftActor,
  draftId: string,
  { path, at, text }: NewComment,
): Promise<CommentAnswer> {
  return database().transaction(async (tx): Promise<CommentAnswer> => {
    const draft = await lockDraft(tx, actor, draftId);
    if (!draft || (path !== '' && !(await hasFile(tx, draftId, path)))) return { outcome: 'notFound' };
    await tellOfComment(tx, draft, actor.id);
    await tx.insert(reviewComment).values({
      id: uuidv7(),
      draftId,
      instituteId: draft.instituteId,
      path,
      ...at,
      text,
      writtenBy: actor.id,
    });
    await settleReview(tx, draft, actor.id);
    return { outcome: 'done' };
  });
}

async function hasFile(tx: Transaction, draftId: string, path: string): Promise<boolean> {
  const [found] = await tx
    .select({ path: draftFile.path })
    .from(draftFile)
    .where(and(eq(draftFile.draftId, draftId), eq(draftFile.path, path)));
  return found !== undefined;
}

/** Tells the authors that somebody has commented, once a day: who reads a course says many things, one after the other. */
async function tellOfComment(tx: Transaction, draft: Draft, actorId: string): Promise<void> {
  const [earlier] = await tx
    .select({ id: reviewComment.id })
    .from(reviewComment)
    .where(
      and(
        eq(reviewComment.draftId, draft.id),
        eq(reviewComment.writtenBy, actorId),
        sql`${reviewComment.writtenAt} > now() - interval '1 day'`,
      ),
    )
    .limit(1);
  if (!earlier) await tellAuthors(tx, draft, 'draftCommented', actorId);
}

/** Settles a comment: an author who has done what it asks, or whoever wrote it. */
export async function resolveComment(
  actor: DraftActor,
  draftId: string,
  commentId: string,
): Promise<CommentAnswer> {
  return database().transaction(async (tx): Promise<CommentAnswer> => {
    const draft = await lockDraft(tx, actor, draftId);
    if (!draft) return { outcome: 'notFound' };
    const [comment] = await tx
      .select({ writtenBy: reviewComment.writtenBy })
      .from(reviewComment)
      .where(and(eq(reviewComment.draftId, draftId), eq(reviewComment.id, commentId)));
    if (!comment) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId) && comment.writtenBy !== actor.id)
      return { outcome: 'forbidden' };
    await tx
      .update(reviewComment)
      .set({ resolvedAt: sql`now()`, resolvedBy: actor.id })
      .where(and(eq(reviewComment.id, commentId), isNull(reviewComment.resolvedAt)));
    await settleReview(tx, draft, actor.id);
    return { outcome: 'done' };
  });
}
