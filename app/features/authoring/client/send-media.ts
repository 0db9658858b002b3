import type { Language } from '~/platform/i18n/language';
import type { ShownAdded } from '../present-added';

/** What is put into both texts of a lesson, and what its author is told of the file. */
export interface AddedTags {
  tags: Record<Language, string>;
  message: string;
}

/** Sends a file to a lesson, or names one that the library of its institute has. @returns undefined where nothing came back */
export async function sendMedia(
  address: string,
  source: File | { fromLibrary: string },
): Promise<ShownAdded | undefined> {
  const body = new FormData();
  if (source instanceof File) body.append('file', source);
  else body.append('fromLibrary', source.fromLibrary);
  const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' }).catch(() => undefined);
  return answer && ((await answer.json().catch(() => undefined)) as ShownAdded | undefined);
}

/** Kilobytes of a file as it is chosen, for people who pay for each. */
export const kilobytesOf = (file: Blob): string =>
  new Intl.NumberFormat(document.documentElement.lang).format(Math.max(1, Math.round(file.size / 1024)));
