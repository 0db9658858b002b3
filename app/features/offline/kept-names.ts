/** Names of the caches in which a phone keeps Tumia; nothing in them is about anybody. */
export const keptNames = {
  /** A shell for each language, and the styles, scripts and icons of pages. */
  shell: 'tumia-shell',
  /** Lessons' contents, under the address of the content layer. */
  content: 'tumia-content',
  /** Whole pages that were visited, and what belongs to a pack beside its lessons. */
  pages: 'tumia-pages',
  /** A manifest for each pack that was downloaded. */
  packs: 'tumia-packs',
  /** How many bytes came over the network in each month. */
  count: 'tumia-count',
} as const;

/** The address that a lesson's content is kept under. */
export const contentAddress = (pathname: string): string => `${pathname}?part=content`;

/** The address that the bytes of a month are kept under. @param at a moment, by the phone's clock */
export const countAddress = (at: Date): string => `/count/${at.toISOString().slice(0, 7)}`;
