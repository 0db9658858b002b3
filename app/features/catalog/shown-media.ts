import type { Media } from '~/mdx/index.server';
import type { ContentFault } from '~/platform/content/content-fault';

/** The files that a text names, as they are kept with its revision: a drawing's own text, or what was made of the file. */
export function shownMedia(media: Media, text: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(media)
      .filter(([name]) => text.includes(`"${name}"`))
      .map(([name, asset]) => [
        name,
        asset.kind === 'drawing' ? Buffer.from(asset.bytes).toString('utf8') : asset,
      ]),
  );
}

/** A file that no text names was forgotten, or its name is misspelt. @param folder the one that holds `media/`, or empty */
export function unusedMedia(folder: string, names: string[], texts: string[]): ContentFault[] {
  return names
    .filter((name) => !texts.some((text) => text.includes(`"${name}"`)))
    .map((name) => ({
      file: folder ? `${folder}/${name}` : name,
      line: 1,
      column: 1,
      code: 'mediaUnused' as const,
    }));
}
