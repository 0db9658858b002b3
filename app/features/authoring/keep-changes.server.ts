import { and, desc, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '~db/client.server';
import { draftChange, draftCourse, draftFile, reviewAssignment } from '~db/schema/authoring';
import type { Draft } from './find-draft.server';
import { courseTitle } from './course-document';
import { lapsePublication } from './lapse-publication.server';

/** What a file holds: a text, or the hash of bytes that are kept already. */
export type FileContent = { text: string } | { mediaHash: string };

/** What a row says that a file holds; null where it says that there is none. */
export const contentOf = (text: string | null, mediaHash: string | null): FileContent | null => {
  if (text !== null) return { text };
  return mediaHash === null ? null : { mediaHash };
};

/** A file of a draft and what it is to hold; null takes it out. */
export interface FileChange {
  path: string;
  content: FileContent | null;
}

/** So many minutes after a save the same person's next one of that file still belongs to it. */
const oneSitting = 10;

interface Changing {
  /** A draft that this transaction has locked. */
  draft: Draft;
  /** Null where nobody in the studio acts. */
  actorId: string | null;
  changes: readonly FileChange[];
  /** Whether a save continues the last one of the same file by the same person, so that the history has no noise. */
  joins?: boolean;
}

/**
 * Writes files of a draft and its history. A draft that was approved or published is a draft again, and approvals end: they were
 * given for what was read. A day that was set for its publication ends with them.
 * @returns the draft's new version and the deed by which all of it can be undone; the old version where nothing changes
 */
export async function keepChanges(
  tx: Transaction,
  { draft, actorId, changes, joins = false }: Changing,
): Promise<{ version: number; deed: string }> {
  const deed = uuidv7();
  const version = draft.version + 1;
  let title = draft.title;
  let changed = 0;
  for (const { path, content } of changes) {
    const here = and(eq(draftFile.draftId, draft.id), eq(draftFile.path, path));
    const [before] = await tx
      .select({ text: draftFile.text, mediaHash: draftFile.mediaHash })
      .from(draftFile)
      .where(here);
    const after = content && { text: null, mediaHash: null, ...content };
    if (before?.text === after?.text && before?.mediaHash === after?.mediaHash) continue;
    changed += 1;
    if (after) {
      const set = { ...after, version, updatedBy: actorId, updatedAt: sql`now()` };
      await tx
        .insert(draftFile)
        .values({ draftId: draft.id, path, instituteId: draft.instituteId, ...set })
        .onConflictDoUpdate({ target: [draftFile.draftId, draftFile.path], set });
      if (path === 'course.yml' && after.text !== null) title = courseTitle(after.text) ?? title;
    } else {
      await tx.delete(draftFile).where(here);
    }
    const sides = { textAfter: after?.text ?? null, mediaAfter: after?.mediaHash ?? null, version };
    if (joins && (await joinsLast(tx, draft.id, path, actorId, sides))) continue;
    await tx.insert(draftChange).values({
      id: uuidv7(),
      draftId: draft.id,
      instituteId: draft.instituteId,
      path,
      deed,
      textBefore: before?.text ?? null,
      mediaBefore: before?.mediaHash ?? null,
      ...sides,
      changedBy: actorId,
    });
  }
  if (changed === 0) return { version: draft.version, deed };
  const isSettled = ['approved', 'published', 'archived'].includes(draft.state);
  await tx
    .update(draftCourse)
    .set({ version, title, updatedAt: sql`now()`, ...(isSettled && { state: 'draft' }) })
    .where(eq(draftCourse.id, draft.id));
  await tx
    .update(reviewAssignment)
    .set({ verdict: null, settledAt: null })
    .where(and(eq(reviewAssignment.draftId, draft.id), eq(reviewAssignment.verdict, 'approved')));
  await lapsePublication(tx, draft, 'changed', actorId);
  return { version, deed };
}

/** Lets the last change of a file grow. @returns false where it is somebody else's, too long ago, or has been published */
async function joinsLast(
  tx: Transaction,
  draftId: string,
  path: string,
  actorId: string | null,
  sides: { textAfter: string | null; mediaAfter: string | null; version: number },
): Promise<boolean> {
  const [last] = await tx
    .select({
      id: draftChange.id,
      changedBy: draftChange.changedBy,
      isOpen: sql<boolean>`${draftChange.endedAt} > now() - make_interval(mins => ${oneSitting})`,
      isPublished: sql<boolean>`exists (select from publication where course_id = ${draftId} and draft_version >= draft_change.version)`,
      alone: sql<boolean>`(select count(*) = 1 from draft_change other where other.deed = draft_change.deed)`,
    })
    .from(draftChange)
    .where(and(eq(draftChange.draftId, draftId), eq(draftChange.path, path)))
    .orderBy(desc(draftChange.version))
    .limit(1);
  if (!last?.isOpen || !last.alone || last.isPublished || last.changedBy !== actorId) return false;
  await tx
    .update(draftChange)
    .set({ ...sides, endedAt: sql`now()` })
    .where(eq(draftChange.id, last.id));
  return true;
}
