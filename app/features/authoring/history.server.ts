import { and, desc, eq } from 'drizzle-orm';
import { nameAccounts } from '~/features/accounts/index.server';
import { database } from '~db/client.server';
import { draftChange } from '~db/schema/authoring';
import { isMediaKept } from './clear-media.server';
import type { DraftActor } from './draft-actor.server';
import { lockDraft } from './find-draft.server';
import { keepChanges } from './keep-changes.server';
import { writesCoursesOf } from './policy';

/** A page of a draft's history. */
const mostChanges = 100;

export interface ListedChange {
  id: string;
  path: string;
  deed: string;
  by: string | null;
  endedAt: Date;
  kind: 'added' | 'changed' | 'removed';
  isText: boolean;
}

/** @param path of one file; undefined for all @returns the last changes of a draft, the latest first */
export async function listChanges(draftId: string, path?: string): Promise<ListedChange[]> {
  const rows = await database()
    .select()
    .from(draftChange)
    .where(and(eq(draftChange.draftId, draftId), path === undefined ? undefined : eq(draftChange.path, path)))
    .orderBy(desc(draftChange.endedAt), desc(draftChange.id))
    .limit(mostChanges);
  const names = await nameAccounts(rows.map(({ changedBy }) => changedBy));
  return rows.map((row) => ({
    id: row.id,
    path: row.path,
    deed: row.deed,
    by: names.get(row.changedBy ?? '') ?? null,
    endedAt: row.endedAt,
    kind: kindOf(row.textBefore ?? row.mediaBefore, row.textAfter ?? row.mediaAfter),
    isText: row.mediaBefore === null && row.mediaAfter === null,
  }));
}

const kindOf = (before: string | null, after: string | null): ListedChange['kind'] => {
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
};

/** One change of a draft with its texts; undefined where there is none. */
export async function getChange(draftId: string, changeId: string) {
  const [found] = await database()
    .select()
    .from(draftChange)
    .where(and(eq(draftChange.draftId, draftId), eq(draftChange.id, changeId)));
  if (!found) return undefined;
  const names = await nameAccounts([found.changedBy]);
  return { ...found, by: names.get(found.changedBy ?? '') ?? null };
}

export type RestoreAnswer = {
  outcome:
    'restored' | 'notFound' | 'forbidden' /** The file was deleted from the library since. */ | 'mediaGone';
};

/** Makes a file what it was before a change, as a change of its own: nothing of the history is lost. */
export async function restoreFile(
  actor: DraftActor,
  draftId: string,
  changeId: string,
): Promise<RestoreAnswer> {
  return database().transaction(async (tx): Promise<RestoreAnswer> => {
    const draft = await lockDraft(tx, actor, draftId);
    if (!draft) return { outcome: 'notFound' };
    if (!writesCoursesOf(actor, draft.instituteId)) return { outcome: 'forbidden' };
    const [change] = await tx
      .select()
      .from(draftChange)
      .where(and(eq(draftChange.draftId, draftId), eq(draftChange.id, changeId)));
    if (!change) return { outcome: 'notFound' };
    const { path, textBefore, mediaBefore } = change;
    const content =
      textBefore !== null ? { text: textBefore } : mediaBefore !== null ? { mediaHash: mediaBefore } : null;
    const changes = [{ path, content }];
    if (!(await isMediaKept(tx, draft.instituteId, changes))) return { outcome: 'mediaGone' };
    await keepChanges(tx, { draft, actorId: actor.id, changes });
    return { outcome: 'restored' };
  });
}
