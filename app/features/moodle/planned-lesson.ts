import type { Language } from '~/platform/i18n/language';
import type { Accounts } from './accounts-of';
import type { MediaShelf } from './media-shelf';
import type { InLanguages } from './plain-words';
import type { FileIndex, StoredFile } from './read-files';

/** A lesson while its parts are gathered. */
export interface PlannedLesson {
  id: string;
  /** Its module and its own slug: `dosing/for-children`. */
  folder: string;
  slug: string;
  title: InLanguages;
  summary: InLanguages;
  /** MDX of its parts in order. */
  parts: LessonPart[];
  shelf: MediaShelf;
  /** Seconds since 1970; 0 where Moodle doesn't say. */
  changedAt: number;
}

export interface LessonPart {
  mdx: InLanguages;
  /** A link or a file is for both languages, so it is no reason for a lesson in one that has nothing else. */
  isText: boolean;
}

/** What lessons are made of. */
export interface LessonSources {
  index: FileIndex;
  stored: ReadonlyMap<string, StoredFile>;
  unmarked: Language;
  accounts: Accounts;
  courseId: string;
  courseContextId: string;
}

/** Writes a part for the lesson that it joins. */
export type PartWriter = (lesson: PlannedLesson) => LessonPart;
