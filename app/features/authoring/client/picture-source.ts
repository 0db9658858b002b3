import type { EditorVocabulary } from '../editor-vocabulary';
import type { ShownFile } from '../present-library';
import { labelled } from './component-dialog';
import { fill, make } from './dom';
import { kilobytesOf } from './send-media';

interface PictureSource {
  elements: HTMLElement[];
  read: () => File | { fromLibrary: string } | undefined;
}

/**
 * Where a picture comes from: a file, the camera of a phone, or the library of the institute.
 * @param onChoice what the library knows of the picture that was chosen there
 */
export function pictureSource(
  address: string,
  { words }: EditorVocabulary,
  onChoice: (file: ShownFile) => void,
): PictureSource {
  const file = make('input', { type: 'file', accept: 'image/*', required: true });
  const camera = make('input', { type: 'file', accept: 'image/*' });
  camera.setAttribute('capture', 'environment');
  const size = make('p', { className: 'hint' });
  const list = make('div', { className: 'editor-library' });
  const library = make('details', {}, make('summary', { textContent: words.library }), list);
  let source: File | { fromLibrary: string } | undefined;
  const take = (chosen: typeof source) => {
    source = chosen;
    file.required = chosen === undefined;
    size.textContent = chosen instanceof File ? fill(words.size, { size: kilobytesOf(chosen) }) : '';
  };
  const takeFrom = (input: HTMLInputElement, other: HTMLInputElement) => () => {
    other.value = '';
    for (const radio of list.querySelectorAll('input')) radio.checked = false;
    take(input.files?.[0]);
  };
  file.onchange = takeFrom(file, camera);
  camera.onchange = takeFrom(camera, file);
  library.ontoggle = () => {
    library.ontoggle = null;
    void load();
  };
  return {
    elements: [labelled(words.pictureFile, file), labelled(words.camera, camera), size, library],
    read: () => source,
  };

  async function load(): Promise<void> {
    const found = await fetch(address, { redirect: 'manual' })
      .then((answer) => answer.json() as Promise<ShownFile[]>)
      .catch(() => []);
    list.replaceChildren(...(found.length === 0 ? [words.libraryEmpty] : found.map((one) => choiceOf(one))));
  }

  function choiceOf(one: ShownFile): HTMLElement {
    const radio = make('input', {
      type: 'radio',
      name: 'library',
      onchange: () => {
        file.value = camera.value = '';
        take({ fromLibrary: one.hash });
        onChoice(one);
      },
    });
    const picture = make('img', { src: one.thumbnail ?? '', alt: '', loading: 'lazy' });
    return make('label', {}, radio, picture, make('span', { textContent: one.name }));
  }
}
