import { inArray, sql } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { learningPath } from '~db/schema/catalog';
import { hashOf } from './hash-of.server';
import type { PathEntry } from './schemas';

export interface KeptPaths {
  paths: number;
  /** How many of them are new, say something else than before, or stand elsewhere. */
  changed: number;
  removed: number;
}

/** Makes the learning paths what their file says, in the caller's transaction. Paths that are as they were are left alone. */
export async function keepPaths(tx: Transaction, paths: readonly PathEntry[]): Promise<KeptPaths> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('learning paths', 0))`);
  const kept = await tx.select({ id: learningPath.id, hash: learningPath.hash }).from(learningPath);
  const hashes = new Map(kept.map(({ id, hash }) => [id, hash]));
  const rows = paths.map((entry, position) => ({ ...entry, position, hash: hashOf([position, entry]) }));
  const changed = rows.filter(({ id, hash }) => hashes.get(id) !== hash);
  const ids = new Set(paths.map(({ id }) => id));
  const removed = kept.filter(({ id }) => !ids.has(id));
  const leaving = [...changed, ...removed].map(({ id }) => id);
  if (leaving.length > 0) await tx.delete(learningPath).where(inArray(learningPath.id, leaving));
  if (changed.length > 0) await tx.insert(learningPath).values(changed);
  return { paths: paths.length, changed: changed.length, removed: removed.length };
}
