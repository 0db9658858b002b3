import { inArray } from 'drizzle-orm';
import type { Executor } from '~db/client.server';
import { type ItemBody, itemRevision } from '~db/schema/items';

/** @returns the bodies of item revisions by hash */
export async function loadItems(executor: Executor, hashes: string[]): Promise<Map<string, ItemBody>> {
  const rows = await executor
    .select({ hash: itemRevision.hash, body: itemRevision.body })
    .from(itemRevision)
    .where(inArray(itemRevision.hash, hashes));
  return new Map(rows.map((row) => [row.hash, row.body]));
}

/** @returns the bodies in the order of `hashes` @throws where one is not kept, since revisions are never deleted */
export function inOrder(items: Map<string, ItemBody>, hashes: string[]): ItemBody[] {
  return hashes.map((hash) => {
    const item = items.get(hash);
    if (!item) throw new Error(`item revision ${hash} is not kept`);
    return item;
  });
}
