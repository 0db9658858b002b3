import { rendererVersion } from '~/mdx/renderer-version';
import type { Transaction } from '~db/client.server';
import { type ItemBody, itemRendering, itemRevision, type RenderedItem } from '~db/schema/items';

/** An item without faults, with the HTML of what is not plain text in it. */
export interface CompiledItem {
  /** Of the body and the files that it shows. */
  hash: string;
  body: ItemBody;
  media: Record<string, unknown>;
  html: RenderedItem;
}

/** Keeps items as revisions, in the caller's transaction; what is there already, by its hash, is left alone. */
export async function keepItems(
  tx: Transaction,
  instituteId: string,
  items: readonly CompiledItem[],
): Promise<void> {
  await tx
    .insert(itemRevision)
    .values(items.map(({ hash, body, media }) => ({ hash, itemId: body.id, instituteId, body, media })))
    .onConflictDoNothing();
  const rendered = items.filter(({ html }) => html.stimulus ?? html.chart);
  if (rendered.length === 0) return;
  await tx
    .insert(itemRendering)
    .values(rendered.map(({ hash, html }) => ({ itemHash: hash, renderer: rendererVersion, html })))
    .onConflictDoNothing();
}
