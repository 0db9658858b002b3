import { and, eq, inArray } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { draftFile, draftMedia } from '~db/schema/authoring';
import type { DraftActor } from './draft-actor.server';
import { lockDraft } from './find-draft.server';
import { listDraftFiles } from './get-draft-file.server';
import { type FileChange, keepChanges } from './keep-changes.server';
import { lockMedia } from './package-changes.server';
import { writesCoursesOf } from './policy';
import { shownAlts } from './shown-alts';

export type ClearMediaAnswer = {
  outcome:
    'deleted' | 'takenOut' | 'notFound' | 'forbidden' /** A draft holds it, or a text shows it. */ | 'inUse';
};

/** Deletes a file that no draft of the institute holds any more. The history still tells of it, but can't bring it back. */
export async function deleteMedia(
  actor: DraftActor,
  instituteId: string,
  hash: string,
): Promise<ClearMediaAnswer> {
  if (!writesCoursesOf(actor, instituteId)) return { outcome: 'forbidden' };
  return database().transaction(async (tx): Promise<ClearMediaAnswer> => {
    await lockMedia(tx, instituteId, 'alone');
    const here = and(eq(draftMedia.instituteId, instituteId), eq(draftMedia.hash, hash));
    const [found] = await tx.select({ hash: draftMedia.hash }).from(draftMedia).where(here);
    if (!found) return { outcome: 'notFound' };
    const [used] = await tx
      .select({ path: draftFile.path })
      .from(draftFile)
      .where(and(eq(draftFile.instituteId, instituteId), eq(draftFile.mediaHash, hash)))
      .limit(1);
    if (used) return { outcome: 'inUse' };
    await tx.delete(draftMedia).where(here);
    return { outcome: 'deleted' };
  });
}

/** Takes a file out of a draft none of whose texts beside it shows it. It stays in the library. */
export async function takeOutMedia(
  actor: DraftActor,
  draftId: string,
  path: string,
): Promise<ClearMediaAnswer> {
  return database().transaction(async (tx): Promise<ClearMediaAnswer> => {
    const draft = await lockDraft(tx, actor, draftId);
    if (!draft) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    const files = await listDraftFiles(draftId, tx);
    if (!files.some((file) => file.path === path && file.mediaHash !== null)) return { outcome: 'notFound' };
    const folder = path.replace(/media\/[^/]*$/, '');
    const isShown = files.some(
      ({ path: name, text }) =>
        name.replace(/[^/]*$/, '') === folder &&
        shownAlts(text ?? '', path.slice(folder.length)) !== undefined,
    );
    if (isShown) return { outcome: 'inUse' };
    await keepChanges(tx, { draft, actorId: actor.id, changes: [{ path, content: null }] });
    return { outcome: 'takenOut' };
  });
}

/** Whether every file that changes would bring back is still kept, held until the transaction ends. */
export async function isMediaKept(
  tx: Transaction,
  instituteId: string,
  changes: readonly FileChange[],
): Promise<boolean> {
  const hashes = new Set(
    changes.flatMap(({ content }) => (content && 'mediaHash' in content ? [content.mediaHash] : [])),
  );
  if (hashes.size === 0) return true;
  await lockMedia(tx, instituteId, 'beside others');
  const kept = await tx
    .select({ hash: draftMedia.hash })
    .from(draftMedia)
    .where(and(eq(draftMedia.instituteId, instituteId), inArray(draftMedia.hash, [...hashes])));
  return kept.length === hashes.size;
}
