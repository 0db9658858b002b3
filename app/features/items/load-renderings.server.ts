import { desc, eq, inArray } from 'drizzle-orm';
import { rendererVersion } from '~/mdx/renderer-version';
import type { Executor } from '~db/client.server';
import { itemRendering, type RenderedItem } from '~db/schema/items';

/**
 * The HTML of item revisions by hash. An attempt is bound to revisions that no import renders anew: where the present
 * renderer has made nothing of one, what an earlier one made is shown.
 */
export async function loadRenderings(
  executor: Executor,
  hashes: string[],
): Promise<Map<string, RenderedItem>> {
  const rows = await executor
    .selectDistinctOn([itemRendering.itemHash], { hash: itemRendering.itemHash, html: itemRendering.html })
    .from(itemRendering)
    .where(inArray(itemRendering.itemHash, hashes))
    .orderBy(
      itemRendering.itemHash,
      desc(eq(itemRendering.renderer, rendererVersion)),
      desc(itemRendering.renderer),
    );
  return new Map(rows.map(({ hash, html }) => [hash, html]));
}
