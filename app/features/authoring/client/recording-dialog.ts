import type { Language } from '~/platform/i18n/language';
import { writeComponent } from '../component-source';
import type { EditorVocabulary } from '../editor-vocabulary';
import { labelled, openDialog } from './component-dialog';
import { fill, make } from './dom';
import { type AddedTags, kilobytesOf, sendMedia } from './send-media';

interface Asked {
  file: File | undefined;
  captions: Record<Language, File | undefined>;
  title: Record<Language, string>;
  transcript: Record<Language, string>;
}

/**
 * Asks for a recording or a film, its title and words in both languages, and the captions of a film, and sends all of it.
 * @returns the component for each language's text; undefined where nobody wants it any more or something was refused
 */
export async function askRecording(
  address: string,
  vocabulary: EditorVocabulary,
  tell: (words: string) => void,
): Promise<AddedTags | undefined> {
  const { words } = vocabulary;
  const asked = await askAll(vocabulary);
  if (!asked?.file) return undefined;
  tell(words.sendingFile);
  const paths = new Map<File, string>();
  let message = '';
  for (const file of [asked.file, asked.captions.sw, asked.captions.en]) {
    if (!file) continue;
    const added = await sendMedia(address, file);
    if (!added?.path) {
      tell(added?.message ?? words.bringFailed);
      return undefined;
    }
    message ||= added.message;
    paths.set(file, added.path);
    if (!vocabulary.media.includes(added.path)) vocabulary.media.push(added.path);
  }
  const src = paths.get(asked.file) ?? '';
  const name = /\.(mp4|webm)$/.test(src) ? 'Video' : 'Audio';
  const form = vocabulary.components.find((one) => one.name === name);
  if (!form) return undefined;
  const tagOf = (language: Language) => {
    const captions = asked.captions[language];
    const values = {
      src,
      title: asked.title[language],
      captions: captions ? (paths.get(captions) ?? '') : '',
    };
    return writeComponent({ form, values, words: asked.transcript[language], parts: [] }, '');
  };
  return { tags: { sw: tagOf('sw'), en: tagOf('en') }, message };
}

function askAll({ words }: EditorVocabulary): Promise<Asked | undefined> {
  const file = make('input', { type: 'file', accept: 'audio/*,video/mp4,video/webm', required: true });
  const size = make('p', { className: 'hint' });
  const captionsOf = () => make('input', { type: 'file', accept: '.vtt' });
  const titleOf = () => make('input', { maxLength: 200, required: true });
  const transcriptOf = () => make('textarea', { rows: 4, required: true });
  const [swCaptions, enCaptions, swTitle, enTitle] = [captionsOf(), captionsOf(), titleOf(), titleOf()];
  const [swWords, enWords] = [transcriptOf(), transcriptOf()];
  const captions = make(
    'div',
    { hidden: true },
    labelled(words.captionsSw, swCaptions),
    labelled(words.captionsEn, enCaptions),
  );
  file.onchange = () => {
    const [chosen] = file.files ?? [];
    size.textContent = chosen ? fill(words.size, { size: kilobytesOf(chosen) }) : '';
    captions.hidden = !chosen?.type.startsWith('video/');
  };
  return openDialog<Asked>(
    words.recording,
    [
      labelled(words.recordingFile, file),
      size,
      captions,
      labelled(words.titleSw, swTitle),
      labelled(words.titleEn, enTitle),
      labelled(words.transcriptSw, swWords),
      labelled(words.transcriptEn, enWords),
    ],
    {
      words,
      submit: words.insert,
      read: () => ({
        file: file.files?.[0],
        captions: { sw: swCaptions.files?.[0], en: enCaptions.files?.[0] },
        title: { sw: swTitle.value, en: enTitle.value },
        transcript: { sw: swWords.value, en: enWords.value },
      }),
    },
  );
}
