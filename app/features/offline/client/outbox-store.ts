import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Received, Unsent } from '../outbox';
import type { SealingKey, SigningKey } from './seal-work';

/** Who has worked on this phone: a name that tells nothing, and their key. */
interface PhonePerson extends SigningKey {
  person: string;
}

/** What only one person on the phone can read: AES-GCM under their key, which the phone has while it is their turn. */
export interface OwnSeal {
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
}

/** Whose turn it is. Without a person either nobody is signed in or it has not been asked yet. */
interface Turn {
  session: string | null;
  isAsked: boolean;
  person?: string;
  ownKey?: CryptoKey;
}

/** The page of an attempt that can be gone on with without network. */
interface KeptAttempt extends OwnSeal {
  path: string;
  person: string;
  title: string;
  /** Path of its quiz. */
  quiz: string;
  savedAt: string;
}

interface OutboxSchema extends DBSchema {
  people: { key: string; value: PhonePerson };
  now: { key: 'turn'; value: Turn };
  sealing: { key: 'key'; value: SealingKey };
  /** What isn't received yet, each entry a JWE that nobody on the phone can open. */
  entries: { key: string; value: Unsent & { sealed: string; order: number } };
  receipts: { key: string; value: Received };
  attempts: { key: string; value: KeptAttempt };
  /** What was answered without network, by the attempt's id. */
  drafts: { key: string; value: OwnSeal };
}

let opened: Promise<IDBPDatabase<OutboxSchema>> | undefined;

/** What the phone keeps about work that is to be sent. Nothing that anybody has written or done can be read in it. */
export function outboxStore(): Promise<IDBPDatabase<OutboxSchema>> {
  opened ??= openDB<OutboxSchema>('tumia-outbox', 2, {
    upgrade(store, earlier) {
      store.createObjectStore('attempts', { keyPath: 'path' });
      store.createObjectStore('drafts');
      if (earlier > 0) return;
      store.createObjectStore('people', { keyPath: 'person' });
      store.createObjectStore('now');
      store.createObjectStore('sealing');
      store.createObjectStore('entries', { keyPath: 'uuid' });
      store.createObjectStore('receipts', { keyPath: 'uuid' });
    },
    // A browser may close it for want of memory; then it is opened again.
    terminated: () => (opened = undefined),
  });
  opened.catch(() => (opened = undefined));
  return opened;
}
