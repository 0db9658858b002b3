import type { en } from '~/platform/i18n/locales/en';
import type { LocalizedText } from '~/platform/i18n/language';
import type { ComponentForm } from './component-fields';

type EditorWords = (typeof en)['lesson-editor']['client'];

/** What the page of a lesson tells its script. */
export interface EditorVocabulary {
  components: ComponentForm[];
  /** What components, attributes and the options of choices are called. */
  labels: {
    component: Record<string, string>;
    attribute: Record<string, string>;
    option: Record<string, string>;
  };
  terms: { id: string; term: LocalizedText }[];
  /** Files of the lesson: `media/register.jpg`. */
  media: string[];
  /** A name in braces is filled in by the script. */
  words: EditorWords;
  languages: LocalizedText;
}
