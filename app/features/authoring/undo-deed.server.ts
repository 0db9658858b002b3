import { and, asc, eq } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { draftChange } from '~db/schema/authoring';
import { isMediaKept } from './clear-media.server';
import type { DraftActor } from './draft-actor.server';
import { lockDraft } from './find-draft.server';
import { listDraftFiles } from './get-draft-file.server';
import { contentOf, type FileChange, keepChanges } from './keep-changes.server';
import { writesCoursesOf } from './policy';

/** A file that a deed has changed. */
interface FileOfDeed {
  path: string;
  /** What taking the deed back makes of it. */
  becomes: 'removed' | 'broughtBack' | 'changedBack';
  /** Whether it is now as the deed has left it, as it was before the deed, or neither. */
  now: 'after' | 'before' | 'changedSince';
}

/** The files that changed together, by their paths; none where there is no such deed. */
export async function getDeed(draftId: string, deed: string): Promise<FileOfDeed[]> {
  const { changes, isNow } = await readDeed(database(), draftId, deed);
  return changes.map((change) => ({
    path: change.path,
    becomes: becomesOf(change),
    now: isNow(change, 'After') ? 'after' : isNow(change, 'Before') ? 'before' : 'changedSince',
  }));
}

type Change = typeof draftChange.$inferSelect;

function becomesOf({ textBefore, mediaBefore, textAfter, mediaAfter }: Change): FileOfDeed['becomes'] {
  if (contentOf(textBefore, mediaBefore) === null) return 'removed';
  return contentOf(textAfter, mediaAfter) === null ? 'broughtBack' : 'changedBack';
}

async function readDeed(tx: Transaction | ReturnType<typeof database>, draftId: string, deed: string) {
  const changes = await tx
    .select()
    .from(draftChange)
    .where(and(eq(draftChange.draftId, draftId), eq(draftChange.deed, deed)))
    .orderBy(asc(draftChange.path));
  const files = new Map((await listDraftFiles(draftId, tx)).map((file) => [file.path, file]));
  const isNow = (change: Change, side: 'Before' | 'After') => {
    const file = files.get(change.path);
    return (
      (file?.text ?? null) === change[`text${side}`] && (file?.mediaHash ?? null) === change[`media${side}`]
    );
  };
  return { changes, isNow };
}

export type UndoAnswer = { outcome: 'undone' | 'notFound' | 'forbidden' | 'changedSince' | 'mediaGone' };

/** Brings back what every file of a deed was before it, unless one of them has changed since. Done twice it changes nothing more. */
export async function undoDeed(actor: DraftActor, draftId: string, deed: string): Promise<UndoAnswer> {
  return database().transaction(async (tx): Promise<UndoAnswer> => {
    const draft = await lockDraft(tx, actor, draftId);
    if (!draft) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    const { changes: done, isNow } = await readDeed(tx, draftId, deed);
    if (done.length === 0) return { outcome: 'notFound' };
    const changes = done.map(({ path, textBefore, mediaBefore }): FileChange => ({
      path,
      content: contentOf(textBefore, mediaBefore),
    }));
    if (done.every((one) => isNow(one, 'Before'))) return { outcome: 'undone' };
    if (!done.every((one) => isNow(one, 'After'))) return { outcome: 'changedSince' };
    if (!(await isMediaKept(tx, draft.instituteId, changes))) return { outcome: 'mediaGone' };
    await keepChanges(tx, { draft, actorId: actor.id, changes });
    return { outcome: 'undone' };
  });
}
