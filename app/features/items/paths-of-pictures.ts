import type { ItemDraft } from '~db/schema/items';

/** The paths of the pictures of their bank that items show, each once. */
export function pathsOfPictures(items: readonly Pick<ItemDraft, 'stimulus'>[]): string[] {
  const shown = items.flatMap(({ stimulus }) => [stimulus?.sw ?? '', stimulus?.en ?? '']);
  return [...new Set(shown.flatMap((mdx) => mdx.match(/media\/[\da-f]{24}\.[a-z]+/g) ?? []))];
}
