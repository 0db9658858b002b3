import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Received, Unsent } from '../outbox';
import type { SealingKey, SigningKey } from './seal-work';

/** Who has worked on this phone: a name that tells nothing, and their key. */
interface PhonePerson extends SigningKey {
  person: string;
}

/** Whose turn it is. Without a person either nobody is signed in or it has not been asked yet. */
interface Turn {
  session: string | null;
  isAsked: boolean;
  person?: string;
}

interface OutboxSchema extends DBSchema {
  people: { key: string; value: PhonePerson };
  now: { key: 'turn'; value: Turn };
  sealing: { key: 'key'; value: SealingKey };
  /** What isn't received yet, each entry a JWE that nobody on the phone can open. */
  entries: { key: string; value: Unsent & { sealed: string; order: number } };
  receipts: { key: string; value: Received };
}

let opened: Promise<IDBPDatabase<OutboxSchema>> | undefined;

/** What the phone keeps about work that is to be sent. Nothing that anybody has written or done can be read in it. */
export function outboxStore(): Promise<IDBPDatabase<OutboxSchema>> {
  opened ??= openDB<OutboxSchema>('tumia-outbox', 1, {
    upgrade(store) {
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
