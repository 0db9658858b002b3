import type { Language } from '~/platform/i18n/language';

/** One thing of a pack, which is fetched by itself: a break loses no more than one. */
export interface PackEntry {
  kind: 'course' | 'lesson' | 'practice' | 'image';
  title: string;
  /** Where it is fetched from. */
  address: string;
  /** The address under which a phone keeps it and shows it. */
  path: string;
  /** Other addresses that lead to it: the forms of a picture, of which one is kept. */
  also?: string[];
  etag: string;
  /** Of its body, compressed with brotli where it is text. */
  bytes: number;
}

/** @returns every address under which a phone keeps an entry */
export const pathsOf = ({ path, also = [] }: Pick<PackEntry, 'path' | 'also'>): string[] => [path, ...also];

/** All that makes a course readable without network: no question of a quiz that counts. */
export interface Pack {
  course: string;
  language: Language;
  title: string;
  revision: string;
  /** Hash of what it holds: another as soon as anything of it is. */
  version: string;
  /** The sum of its entries. */
  bytes: number;
  entries: PackEntry[];
}
