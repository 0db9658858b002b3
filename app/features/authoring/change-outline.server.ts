import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { draftChange } from '~db/schema/authoring';
import { dayOf } from '~/platform/calendar-day';
import { isMediaKept } from './clear-media.server';
import type { DraftActor } from './draft-actor.server';
import { lockDraft } from './find-draft.server';
import { listDraftFiles } from './get-draft-file.server';
import { type FileChange, type FileContent, keepChanges } from './keep-changes.server';
import { type OutlineDeed, type OutlineFault, planOutline } from './plan-outline';
import { writesCoursesOf } from './policy';

export type ChangeOutlineAnswer =
  { outcome: 'done'; deed: string } | { outcome: 'notFound' | 'forbidden' | OutlineFault };

/** Changes the outline of a draft. What it does can be undone by its deed. */
export async function changeOutline(
  actor: DraftActor,
  draftId: string,
  deed: OutlineDeed,
): Promise<ChangeOutlineAnswer> {
  return database().transaction(async (tx): Promise<ChangeOutlineAnswer> => {
    const draft = await lockDraft(tx, actor, draftId);
    if (!draft) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    const files = await listDraftFiles(draftId, tx);
    const planned = planOutline(deed, {
      courseId: draft.id,
      files: new Map(files.map((file) => [file.path, contentOf(file.text, file.mediaHash) ?? { text: '' }])),
      fresh: draft.version + 1,
      author: draft.institute,
      today: dayOf(new Date()),
    });
    if ('fault' in planned) return { outcome: planned.fault };
    const kept = await keepChanges(tx, { draft, actorId: actor.id, changes: planned.changes });
    return { outcome: 'done', deed: kept.deed };
  });
}

export type UndoAnswer = { outcome: 'undone' | 'notFound' | 'forbidden' | 'changedSince' | 'mediaGone' };

/** Brings back what every file of a deed was before it, unless one of them has changed since. Done twice it changes nothing more. */
export async function undoDeed(actor: DraftActor, draftId: string, deed: string): Promise<UndoAnswer> {
  return database().transaction(async (tx): Promise<UndoAnswer> => {
    const draft = await lockDraft(tx, actor, draftId);
    if (!draft) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    const done = await tx
      .select()
      .from(draftChange)
      .where(and(eq(draftChange.draftId, draftId), eq(draftChange.deed, deed)));
    if (done.length === 0) return { outcome: 'notFound' };
    const files = await listDraftFiles(draftId, tx);
    const now = new Map(files.map((file) => [file.path, file]));
    const changes = done.map(({ path, textBefore, mediaBefore }): FileChange => ({
      path,
      content: contentOf(textBefore, mediaBefore),
    }));
    const isSide = (side: 'Before' | 'After') =>
      done.every(
        (one) =>
          (now.get(one.path)?.text ?? null) === one[`text${side}`] &&
          (now.get(one.path)?.mediaHash ?? null) === one[`media${side}`],
      );
    if (isSide('Before')) return { outcome: 'undone' };
    if (!isSide('After')) return { outcome: 'changedSince' };
    if (!(await isMediaKept(tx, draft.instituteId, changes))) return { outcome: 'mediaGone' };
    await keepChanges(tx, { draft, actorId: actor.id, changes });
    return { outcome: 'undone' };
  });
}

const contentOf = (text: string | null, mediaHash: string | null): FileContent | null => {
  if (text !== null) return { text };
  return mediaHash === null ? null : { mediaHash };
};
