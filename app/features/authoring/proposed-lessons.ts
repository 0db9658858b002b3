import type { Language, LocalizedText } from '~/platform/i18n/language';
import type { TextPart } from './compare-texts';
import { lessonFile, lessonTitle } from './lesson-file';
import { folderOf } from './package-path';

/** One language of a lesson in a proposal. */
export interface ProposedText {
  language: Language;
  /** What differs, word by word. */
  differences: TextPart[];
  /** Whether the course's own text has changed since the proposal was made, and whether accepting would take that change away. */
  since: 'same' | 'changed' | 'replaced' | 'gone';
  /** Names of pictures and recordings that come along. */
  media: string[];
}

/** A lesson of a proposal with what was answered. */
export interface ProposedLesson {
  folder: string;
  title: LocalizedText;
  verdict: 'accepted' | 'declined' | null;
  reason: string | null;
  texts: ProposedText[];
}

/** A text of a proposal that is shown: `proposed` beside `base`. */
export interface ShownText extends Pick<ProposedLesson, 'verdict' | 'reason'> {
  path: string;
  base: string;
  proposed: string;
  media: Record<string, string>;
}

/** The lessons that texts belong to, in their order, each as `present` says. */
export function lessonsOf<Text extends ShownText>(
  texts: readonly Text[],
  present: (text: Text) => Pick<ProposedText, 'differences' | 'since'>,
): ProposedLesson[] {
  const folders = [...new Set(texts.map(({ path }) => folderOf(path)))];
  return folders.map((folder) => {
    const own = texts.filter(({ path }) => folderOf(path) === folder);
    const titleIn = (language: Language) =>
      lessonTitle(own.find(({ path }) => path === lessonFile(folder, language))?.base ?? '');
    const answer = own.find(({ verdict }) => verdict === null) ?? own[0];
    const [sw, en] = [titleIn('sw'), titleIn('en')];
    return {
      folder,
      title: { sw: sw || en || folder, en: en || sw || folder },
      verdict: answer?.verdict ?? null,
      reason: answer?.reason ?? null,
      texts: own.map((text) => ({
        language: text.path === lessonFile(folder, 'sw') ? 'sw' : 'en',
        media: Object.keys(text.media),
        ...present(text),
      })),
    };
  });
}
