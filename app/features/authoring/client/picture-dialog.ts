import type { Language } from '~/platform/i18n/language';
import { writeComponent } from '../component-source';
import type { EditorVocabulary } from '../editor-vocabulary';
import { labelled, openDialog } from './component-dialog';
import { make } from './dom';
import { pictureSource } from './picture-source';
import { type AddedTags, sendMedia } from './send-media';

interface Asked {
  source: File | { fromLibrary: string } | undefined;
  alt: Record<Language, string>;
  caption: Record<Language, string>;
}

/**
 * Asks for a picture and what it shows in both languages, and sends it.
 * @param given what was dropped or pasted
 * @returns the tag for each language's text; undefined where nobody wants it any more or it was refused
 */
export async function askPicture(
  address: string,
  vocabulary: EditorVocabulary,
  tell: (words: string) => void,
  given?: File,
): Promise<AddedTags | undefined> {
  const { words } = vocabulary;
  const form = vocabulary.components.find(({ name }) => name === 'Figure');
  if (!form) return undefined;
  const alt = () => make('textarea', { rows: 2, maxLength: 600, required: true });
  const [sw, en] = [alt(), alt()];
  const caption = () => make('input', { maxLength: 300 });
  const [captionSw, captionEn] = [caption(), caption()];
  const source = pictureSource(address, vocabulary, ({ alts }) => {
    sw.value ||= alts.sw[0] ?? '';
    en.value ||= alts.en[0] ?? '';
  });
  const asked = await openDialog<Asked>(
    given ? `${words.picture}: ${given.name}` : words.picture,
    [
      ...(given ? [] : source.elements),
      labelled(words.altSw, sw),
      labelled(words.altEn, en),
      labelled(words.captionSw, captionSw),
      labelled(words.captionEn, captionEn),
    ],
    {
      words,
      submit: words.insert,
      read: () => ({
        source: given ?? source.read(),
        alt: { sw: sw.value, en: en.value },
        caption: { sw: captionSw.value, en: captionEn.value },
      }),
    },
  );
  if (!asked?.source) return undefined;
  tell(words.uploading);
  const added = await sendMedia(address, asked.source);
  const path = added?.path;
  if (!path) {
    tell(added?.message ?? words.bringFailed);
    return undefined;
  }
  if (!vocabulary.media.includes(path)) vocabulary.media.push(path);
  const tagOf = (language: Language) => {
    const values = { src: path, alt: asked.alt[language], caption: asked.caption[language] };
    return writeComponent({ form, values, words: '', parts: [] }, '');
  };
  return { tags: { sw: tagOf('sw'), en: tagOf('en') }, message: added.message };
}
