import { listTerms } from '~/features/glossary/index.server';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { type ComponentForm, componentForms } from './component-fields';
import type { EditorVocabulary } from './editor-vocabulary';

/** The words that the editor's script says. */
const wordNames = [
  'toolbar',
  'heading',
  'subheading',
  'bold',
  'italic',
  'list',
  'numbers',
  'table',
  'link',
  'picture',
  'component',
  'editComponent',
  'undo',
  'redo',
  'insert',
  'change',
  'cancel',
  'body',
  'another',
  'choose',
  'noComponent',
  'saving',
  'savedAt',
  'unsaved',
  'saveFailed',
  'signedOut',
  'signIn',
  'keptOffer',
  'keptTake',
  'keptDrop',
  'secondTab',
  'takenOver',
  'conflict',
  'somebody',
  'mine',
  'theirs',
  'showTheirs',
  'bringing',
  'brought',
  'bringFailed',
  'heading2',
  'item',
  'column',
  'write',
  'linkWords',
  'linkAddress',
  'pictureFile',
  'altSw',
  'altEn',
  'camera',
  'library',
  'libraryEmpty',
  'size',
  'recording',
  'recordingFile',
  'captionsSw',
  'captionsEn',
  'titleSw',
  'titleEn',
  'transcriptSw',
  'transcriptEn',
  'captionSw',
  'captionEn',
  'sendingFile',
  'sizeWhole',
  'choosePicture',
  'sendFailed',
  'sendingPart',
  'makingReady',
  'fileTooBig',
  'signedOutSend',
  'noUse',
  'whatChanged',
  'checking',
  'find',
] as const;

/** What the editor offers: components with their forms, terms, files, and the words of its buttons. */
export async function editorVocabulary(
  media: readonly string[],
  language: Language,
): Promise<EditorVocabulary> {
  const t = getTranslator(language);
  const forms = componentForms();
  return {
    components: forms,
    labels: {
      component: named(
        forms.map(({ name }) => name),
        (name) => t(`lesson-editor:component.${name}` as 'lesson-editor:component.Callout'),
      ),
      attribute: named(
        fieldsOf(forms, ({ name }) => [name]),
        (name) => t(`lesson-editor:attribute.${name}` as 'lesson-editor:attribute.kind'),
      ),
      option: named(
        fieldsOf(forms, ({ options }) => options),
        (name) => t(`lesson-editor:option.${name}` as 'lesson-editor:option.yes'),
      ),
    },
    terms: await listTerms(),
    media: [...media].sort(),
    words: Object.fromEntries(
      wordNames.map((name) => [name, t(`lesson-editor:client.${name}`)]),
    ) as EditorVocabulary['words'],
    languages: { sw: t('lesson-editor:language.sw'), en: t('lesson-editor:language.en') },
  };
}

const fieldsOf = (
  forms: readonly ComponentForm[],
  of: (field: ComponentForm['fields'][number]) => string[],
): string[] => [...new Set(forms.flatMap(({ fields }) => fields.flatMap(of)))];

const named = (names: readonly string[], nameOf: (name: string) => string): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, nameOf(name)]));
