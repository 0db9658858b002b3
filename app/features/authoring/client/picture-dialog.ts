import type { Language } from '~/platform/i18n/language';
import { writeComponent } from '../component-source';
import type { EditorVocabulary } from '../editor-vocabulary';
import type { ShownAdded } from '../present-added';
import { labelled, openDialog } from './component-dialog';
import { make } from './dom';

interface Asked {
  file: File | undefined;
  alt: Record<Language, string>;
  caption: string;
}

/**
 * Asks for a picture and what it shows in both languages, and sends it. On a phone the field offers the camera.
 * @param given what was dropped or pasted
 * @returns the tag for each language's text; undefined where nobody wants it any more or it was refused
 */
export async function askPicture(
  address: string,
  vocabulary: EditorVocabulary,
  tell: (words: string) => void,
  given?: File,
): Promise<Record<Language, string> | undefined> {
  const { words } = vocabulary;
  const form = vocabulary.components.find(({ name }) => name === 'Figure');
  if (!form) return undefined;
  const file = make('input', { type: 'file', accept: 'image/*', required: true });
  const alt = (required: boolean) => make('textarea', { rows: 2, maxLength: 600, required });
  const [sw, en] = [alt(true), alt(true)];
  const caption = make('input', { maxLength: 300 });
  const asked = await openDialog<Asked>(
    given ? `${words.picture}: ${given.name}` : words.picture,
    [
      ...(given ? [] : [labelled(words.pictureFile, file)]),
      labelled(words.altSw, sw),
      labelled(words.altEn, en),
      labelled(words.caption, caption),
    ],
    {
      words,
      submit: words.insert,
      read: () => ({
        file: given ?? file.files?.[0],
        alt: { sw: sw.value, en: en.value },
        caption: caption.value,
      }),
    },
  );
  if (!asked?.file) return undefined;
  tell(words.uploading);
  const added = await send(address, asked.file).catch(() => undefined);
  tell(added?.message ?? words.bringFailed);
  const path = added?.path;
  if (!path) return undefined;
  if (!vocabulary.media.includes(path)) vocabulary.media.push(path);
  const tagOf = (language: Language) =>
    writeComponent(
      { form, values: { src: path, alt: asked.alt[language], caption: asked.caption }, words: '', parts: [] },
      '',
    );
  return { sw: tagOf('sw'), en: tagOf('en') };
}

async function send(address: string, file: File): Promise<ShownAdded> {
  const body = new FormData();
  body.append('file', file);
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' });
  return (await answer.json()) as ShownAdded;
}
