import type { Language } from '~/platform/i18n/language';
import type { EditorVocabulary } from '../editor-vocabulary';
import type { ShownAdded } from '../present-added';

/** What is put into both texts of a lesson, and what its author is told of the file. */
export interface AddedTags {
  tags: Record<Language, string>;
  message: string;
}

/** Sends a file to a lesson, or names one that the library of its institute has. @returns how it is kept, or why it isn't */
export async function sendMedia(
  address: string,
  source: File | { fromLibrary: string },
  words: EditorVocabulary['words'],
): Promise<{ path: string; message: string } | { fault: string }> {
  const body = new FormData();
  if (source instanceof File) body.append('file', source);
  else body.append('fromLibrary', source.fromLibrary);
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' }).catch(() => undefined);
  if (answer?.type === 'opaqueredirect') return { fault: words.signedOutSend };
  const added = (await answer?.json().catch(() => undefined)) as ShownAdded | undefined;
  if (!added?.path) return { fault: added?.message ?? words.sendFailed };
  return { path: added.path, message: added.message };
}

/** Kilobytes of a file as it is chosen, for people who pay for each. */
export const kilobytesOf = (file: Blob): string =>
  new Intl.NumberFormat(document.documentElement.lang).format(Math.max(1, Math.round(file.size / 1024)));
