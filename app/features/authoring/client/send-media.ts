import type { Language } from '~/platform/i18n/language';
import type { EditorVocabulary } from '../editor-vocabulary';
import { largestFileBytes } from '../largest-file';
import type { ShownAdded } from '../present-added';
import { fill } from './dom';

/** What is put into both texts of a lesson, and what its author is told of the file. */
export interface AddedTags {
  tags: Record<Language, string>;
  message: string;
}

/**
 * Sends a file to a lesson, or names one that the library of its institute has; one that would be refused for its size isn't sent.
 * @param tell what is said while it goes on
 * @returns how it is kept, or why it isn't
 */
export async function sendMedia(
  address: string,
  source: File | { fromLibrary: string },
  words: EditorVocabulary['words'],
  tell: (progress: string) => void,
): Promise<{ path: string; message: string } | { fault: string }> {
  const body = new FormData();
  if (source instanceof File) {
    if (source.size > largestFileBytes) {
      const [size, max] = [source.size, largestFileBytes].map(megabytes);
      return { fault: fill(words.fileTooBig, { size: size ?? '', max: max ?? '' }) };
    }
    body.append('file', source);
  } else body.append('fromLibrary', source.fromLibrary);
  const answer = await post(new URL(address, location.href).href, body, (share) => {
    const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' }).format(share);
    tell(share < 1 ? fill(words.sendingPart, { percent }) : words.makingReady);
  });
  if (answer === 'signedOut') return { fault: words.signedOutSend };
  if (!answer?.path) return { fault: answer?.message ?? words.sendFailed };
  return { path: answer.path, message: answer.message };
}

/** Sends a form and says how much of it has gone: `fetch` doesn't know. @returns undefined where no answer came that can be read */
function post(
  address: string,
  body: FormData,
  onSent: (share: number) => void,
): Promise<ShownAdded | 'signedOut' | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onSent(loaded / total);
    request.onerror = () => resolve(undefined);
    request.onload = () => {
      const isAnswered = request.responseURL === address;
      resolve(isAnswered ? ((request.response as ShownAdded | null) ?? undefined) : 'signedOut');
    };
    request.send(body);
  });
}

const megabytes = (bytes: number): string =>
  new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 0 }).format(
    bytes / 1024 / 1024,
  );

/** Kilobytes of a file as it is chosen, for people who pay for each. */
export const kilobytesOf = (file: Blob): string =>
  new Intl.NumberFormat(document.documentElement.lang).format(Math.max(1, Math.round(file.size / 1024)));
