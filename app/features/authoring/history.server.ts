import { and, count, desc, eq, inArray, sql } from 'drizzle-orm';
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
  /** How many other files its deed has changed. */
  together: number;
}

export interface ChangesPage {
  changes: ListedChange[];
  /** The change behind which the next page begins; null on the last one. */
  next: string | null;
}

/** Of the files that one deed has changed: it is listed once. */
const isLastOfItsDeed = sql`not exists (
  select from draft_change as later
  where later.draft_id = ${draftChange.draftId} and later.deed = ${draftChange.deed}
    and (later.ended_at, later.id) > (${draftChange.endedAt}, ${draftChange.id})
)`;

/**
 * The changes of a draft, the latest first: deeds, or the changes of one file.
 * @param part path of one file, undefined for all; and the change behind which to begin
 */
export async function listChanges(
  draftId: string,
  { path, after }: { path?: string | undefined; after?: string | undefined } = {},
): Promise<ChangesPage> {
  const place = sql`(${draftChange.endedAt}, ${draftChange.id})`;
  const found = await database()
    .select({
      id: draftChange.id,
      path: draftChange.path,
      deed: draftChange.deed,
      changedBy: draftChange.changedBy,
      endedAt: draftChange.endedAt,
      hasBefore: sql<boolean>`num_nonnulls(${draftChange.textBefore}, ${draftChange.mediaBefore}) > 0`,
      hasAfter: sql<boolean>`num_nonnulls(${draftChange.textAfter}, ${draftChange.mediaAfter}) > 0`,
      isText: sql<boolean>`num_nonnulls(${draftChange.mediaBefore}, ${draftChange.mediaAfter}) = 0`,
    })
    .from(draftChange)
    .where(
      and(
        eq(draftChange.draftId, draftId),
        path === undefined ? isLastOfItsDeed : eq(draftChange.path, path),
        after === undefined
          ? undefined
          : sql`${place} < (select ended_at, id from draft_change where id = ${after} and draft_id = ${draftId})`,
      ),
    )
    .orderBy(desc(draftChange.endedAt), desc(draftChange.id))
    .limit(mostChanges + 1);
  const rows = found.slice(0, mostChanges);
  const [names, sizes] = await Promise.all([
    nameAccounts(rows.map(({ changedBy }) => changedBy)),
    sizesOfDeeds(
      draftId,
      rows.map(({ deed }) => deed),
    ),
  ]);
  const changes = rows.map((row) => ({
    id: row.id,
    path: row.path,
    deed: row.deed,
    by: names.get(row.changedBy ?? '') ?? null,
    endedAt: row.endedAt,
    kind: kindOf(row),
    isText: row.isText,
    together: (sizes.get(row.deed) ?? 1) - 1,
  }));
  return { changes, next: found.length > mostChanges ? (rows.at(-1)?.id ?? null) : null };
}

const kindOf = ({ hasBefore, hasAfter }: { hasBefore: boolean; hasAfter: boolean }): ListedChange['kind'] => {
  if (!hasBefore) return 'added';
  return hasAfter ? 'changed' : 'removed';
};

/** How many files each of these deeds has changed. */
async function sizesOfDeeds(draftId: string, deeds: string[]): Promise<Map<string, number>> {
  const rows = await database()
    .select({ deed: draftChange.deed, files: count() })
    .from(draftChange)
    .where(and(eq(draftChange.draftId, draftId), inArray(draftChange.deed, deeds)))
    .groupBy(draftChange.deed);
  return new Map(rows.map(({ deed, files }) => [deed, files]));
}

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
