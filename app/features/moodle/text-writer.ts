import { NoItem, type RichText } from '~/features/items/index.server';
import { languages } from '~/platform/i18n/language';
import { readLessonText, type TextPlace } from './lesson-text';
import { cutLine, inLanguages, type InLanguages, isSaid } from './plain-words';
import type { LessonSources, PlannedLesson } from './planned-lesson';
import type { BackupActivity } from './read-backup';
import type { FilesOfArea } from './read-files';
import type { ActivityNote, LeftOutReason } from './report';

export interface WrittenText {
  mdx: InLanguages;
  /** Its beginning, in one line of plain words. */
  firstWords: InLanguages;
}

/** Letters of the first words of a text. */
const firstLetters = 200;

/** Where a text of a lesson stands. @param owner what its files are told to belong to */
export function placeOf(
  { accounts }: Pick<LessonSources, 'accounts'>,
  owner: string,
  files: FilesOfArea,
  { shelf, folder }: PlannedLesson,
  notes: Set<ActivityNote>,
): TextPlace {
  return { files, shelf, notes, account: (file) => accounts.file(owner, folder, file) };
}

/** @returns writes a text in each language that it has; undefined where it says nothing, the reason where it can't be read */
export function textWriter(
  sources: Pick<LessonSources, 'accounts' | 'unmarked'>,
  activity: BackupActivity | undefined,
  owner: string,
): (text: RichText, files: FilesOfArea, lesson: PlannedLesson) => WrittenText | LeftOutReason | undefined {
  const { accounts, unmarked } = sources;
  return (text, files, lesson) => {
    if (text.text.trim() === '') return undefined;
    const notes = new Set<ActivityNote>();
    const place = placeOf(sources, owner, files, lesson, notes);
    const words = new Map<string, string>();
    let mdx: InLanguages;
    try {
      mdx = inLanguages(text, unmarked, (part) => {
        const written = readLessonText(part, place);
        words.set(written.mdx, cutLine(written.words, firstLetters));
        return written.mdx;
      });
    } catch (error) {
      if (error instanceof NoItem) return error.reason === 'tooDeep' ? 'tooDeep' : 'tooLong';
      throw error;
    }
    if (!isSaid(mdx)) return undefined;
    if (languages.some((language) => mdx[language] === null)) notes.add('oneLanguage');
    if (activity) for (const note of notes) accounts.note(activity, note);
    const first = (part: string | null) => (part === null ? null : words.get(part) || null);
    return { mdx, firstWords: { sw: first(mdx.sw), en: first(mdx.en) } };
  };
}
