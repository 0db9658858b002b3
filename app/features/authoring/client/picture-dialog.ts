import type { Language } from '~/platform/i18n/language';
import { writeComponent } from '../component-source';
import type { EditorVocabulary } from '../editor-vocabulary';
import { labelled, openDialog } from './component-dialog';
import { make } from './dom';
import { pictureSource } from './picture-source';
import { type AddedTags, sendMedia } from './send-media';

/**
 * Asks for a picture and what it shows in both languages, and sends it.
 * @param given what was dropped or pasted
 * @returns the tag for each language's text; undefined where nobody wants it any more
 */
export async function askPicture(
  address: string,
  vocabulary: EditorVocabulary,
  given?: File,
): Promise<AddedTags | undefined> {
  const { words } = vocabulary;
  const form = vocabulary.components.find(({ name }) => name === 'Figure');
  if (!form) return undefined;
  const altOf = () => make('textarea', { rows: 2, maxLength: 600, required: true });
  const captionOf = () => make('input', { maxLength: 300 });
  const alt = { sw: altOf(), en: altOf() };
  const caption = { sw: captionOf(), en: captionOf() };
  const source = pictureSource(address, vocabulary, ({ alts }) => {
    alt.sw.value ||= alts.sw[0] ?? '';
    alt.en.value ||= alts.en[0] ?? '';
  });
  const tagOf = (language: Language, src: string) => {
    const values = { src, alt: alt[language].value, caption: caption[language].value };
    return writeComponent({ form, values, words: '', parts: [] }, '');
  };
  return openDialog<AddedTags>(
    given ? `${words.picture}: ${given.name}` : words.picture,
    [
      ...(given ? [] : source.elements),
      labelled(words.altSw, alt.sw),
      labelled(words.altEn, alt.en),
      labelled(words.captionSw, caption.sw),
      labelled(words.captionEn, caption.en),
    ],
    {
      words,
      submit: words.insert,
      send: async (tell) => {
        const chosen = given ?? source.read();
        const added = chosen && (await sendMedia(address, chosen, words, tell));
        if (!added || 'fault' in added) return added ?? { fault: words.choosePicture };
        const { path, message } = added;
        if (!vocabulary.media.includes(path)) vocabulary.media.push(path);
        return { answer: { tags: { sw: tagOf('sw', path), en: tagOf('en', path) }, message } };
      },
    },
  );
}
