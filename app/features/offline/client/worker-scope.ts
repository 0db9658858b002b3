import type { Language } from '~/platform/i18n/language';
import type { WorkerWords } from '../worker-words';

/** What this worker needs of its surroundings: the compiler knows pages, not workers. */
export interface Scope {
  clients: {
    claim: () => Promise<void>;
    matchAll: (options: object) => Promise<{ url: string; postMessage: (message: unknown) => void }[]>;
  };
  registration: { sync?: { register: (tag: string) => Promise<void> } };
}

/** What the worker says by itself. The server puts it before the worker's own text. */
export const words = (self as unknown as { tumiaWords: Record<Language, WorkerWords> }).tumiaWords;

/** @returns the words in the language of an address; undefined where it is in none */
export const wordsAt = (pathname: string): WorkerWords | undefined =>
  (words as Record<string, WorkerWords>)[pathname.slice(1, 3)];
