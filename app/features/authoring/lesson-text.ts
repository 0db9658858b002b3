import type { Language } from '~/platform/i18n/language';

/** One language of a lesson in its editor. */
export interface EditedText {
  /** What stands below the front matter. */
  body: string;
  /** The version of the file that it was made from. */
  version: number;
}

export type EditedTexts = Record<Language, EditedText>;
