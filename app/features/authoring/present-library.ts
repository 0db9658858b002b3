import type { Language } from '~/platform/i18n/language';
import type { LibraryFile } from './list-media.server';
import { lessonParam } from './package-path';

/** What a file of the library is, by its ending. */
const kinds: Readonly<Record<string, MediaKind>> = {
  ...Object.fromEntries(
    ['jpg', 'jpeg', 'png', 'webp', 'avif', 'svg'].map((one) => [one, 'picture' as const]),
  ),
  ...Object.fromEntries(['mp3', 'm4a', 'ogg', 'opus'].map((one) => [one, 'sound' as const])),
  ...Object.fromEntries(['mp4', 'webm'].map((one) => [one, 'film' as const])),
  vtt: 'captions',
};

export type MediaKind = 'picture' | 'sound' | 'film' | 'captions' | 'document';

export interface ShownUse {
  draftId: string;
  path: string;
  /** The course, and the lesson where there is one. */
  name: string;
  /** Where it is written. */
  address: string;
  isShown: boolean;
}

export interface ShownFile {
  hash: string;
  name: string;
  kind: MediaKind;
  /** In small; null for what is no picture. */
  thumbnail: string | null;
  bytes: number;
  /** What texts say that it shows, in both languages. */
  alts: Record<Language, string[]>;
  uses: ShownUse[];
}

/** A file of an institute's library for its page, or for the editor that picks one. */
export function presentFile(file: LibraryFile, instituteId: string, language: Language): ShownFile {
  const { hash, name, bytes, uses } = file;
  const kind = kinds[name.split('.').at(-1) ?? ''] ?? 'document';
  const altsIn = (one: Language) => [...new Set(uses.flatMap(({ alts }) => alts[one]))];
  return {
    hash,
    name,
    kind,
    thumbnail: kind === 'picture' ? `/${language}/studio/institutes/${instituteId}/media/${hash}` : null,
    bytes,
    alts: { sw: altsIn('sw'), en: altsIn('en') },
    uses: uses.map(({ draftId, path, slug, title, lesson, isShown }) => {
      const [module = '', folder = ''] = path.split('/');
      const home = `/${language}/studio/courses/${slug}`;
      return {
        draftId,
        path,
        name: lesson ? `${title[language]} · ${lesson[language] || folder}` : title[language],
        address: lesson ? `${home}/lessons/${lessonParam(module, folder)}` : home,
        isShown,
      };
    }),
  };
}
