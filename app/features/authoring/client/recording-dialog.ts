import type { Language } from '~/platform/i18n/language';
import { writeComponent } from '../component-source';
import type { EditorVocabulary } from '../editor-vocabulary';
import { labelled, openDialog, type SentForm } from './component-dialog';
import { fill, make } from './dom';
import { type AddedTags, kilobytesOf, sendMedia } from './send-media';

/**
 * Asks for a recording or a film, its title and words in both languages, and the captions of a film, and sends all of it.
 * @param given what was dropped or pasted
 * @returns the component for each language's text; undefined where nobody wants it any more
 */
export function askRecording(
  address: string,
  vocabulary: EditorVocabulary,
  given?: File,
): Promise<AddedTags | undefined> {
  const { words, components, media } = vocabulary;
  const file = make('input', { type: 'file', accept: 'audio/*,video/mp4,video/webm', required: true });
  const size = make('p', { className: 'hint' });
  const captionsOf = () => make('input', { type: 'file', accept: '.vtt' });
  const titleOf = () => make('input', { maxLength: 200, required: true });
  const transcriptOf = () => make('textarea', { rows: 4, required: true });
  const captions = { sw: captionsOf(), en: captionsOf() };
  const title = { sw: titleOf(), en: titleOf() };
  const transcript = { sw: transcriptOf(), en: transcriptOf() };
  const captionFields = make(
    'div',
    {},
    labelled(words.captionsSw, captions.sw),
    labelled(words.captionsEn, captions.en),
  );
  const show = (chosen: File | undefined) => {
    size.textContent = chosen ? fill(words.sizeWhole, { size: kilobytesOf(chosen) }) : '';
    captionFields.hidden = !chosen?.type.startsWith('video/');
  };
  file.onchange = () => show(file.files?.[0]);
  show(given);
  /** What has been sent already, so that a second try sends only what is missing. */
  const paths = new Map<File, string>();
  let message = '';

  return openDialog<AddedTags>(
    given ? `${words.recording}: ${given.name}` : words.recording,
    [
      ...(given ? [] : [labelled(words.recordingFile, file)]),
      size,
      captionFields,
      labelled(words.titleSw, title.sw),
      labelled(words.titleEn, title.en),
      labelled(words.transcriptSw, transcript.sw),
      labelled(words.transcriptEn, transcript.en),
    ],
    { words, submit: words.insert, send },
  );

  async function send(tell: (progress: string) => void): Promise<SentForm<AddedTags>> {
    const chosen = given ?? file.files?.[0];
    if (!chosen) return { fault: words.recordingFile };
    for (const one of [chosen, captions.sw.files?.[0], captions.en.files?.[0]]) {
      if (!one || paths.has(one)) continue;
      const added = await sendMedia(address, one, words, tell);
      if ('fault' in added) return added;
      message ||= added.message;
      paths.set(one, added.path);
      if (!media.includes(added.path)) media.push(added.path);
    }
    return { answer: { tags: { sw: tagOf('sw', chosen), en: tagOf('en', chosen) }, message } };
  }

  function tagOf(language: Language, chosen: File): string {
    const pathOf = (one: File | undefined) => (one && paths.get(one)) ?? '';
    const src = pathOf(chosen);
    const name = /\.(mp4|webm)$/.test(src) ? 'Video' : 'Audio';
    const form = components.find((one) => one.name === name)!;
    const values = {
      src,
      title: title[language].value,
      captions: pathOf(captions[language].files?.[0]),
    };
    return writeComponent({ form, values, words: transcript[language].value, parts: [] }, '');
  }
}
