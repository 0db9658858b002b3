import { type IDBPDatabase, openDB } from 'idb';

/** A text that this device keeps until it is saved. */
export interface KeptText {
  body: string;
  /** The version of the file that it was made from. */
  version: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** Where unsaved texts are kept over a crash; a browser that keeps nothing costs only that. */
export interface KeptTexts {
  read: (key: string) => Promise<KeptText | undefined>;
  keep: (key: string, text: KeptText) => Promise<void>;
  forget: (key: string) => Promise<void>;
}

const store = 'unsaved-texts';

export function keptTexts(): KeptTexts {
  const opened: Promise<IDBPDatabase | undefined> = openDB('tumia-studio', 1, {
    upgrade: (database) => void database.createObjectStore(store),
  }).catch(() => undefined);
  const within = async <Result>(work: (database: IDBPDatabase) => Promise<Result>) => {
    const database = await opened;
    return database && work(database).catch(() => undefined);
  };
  return {
    read: (key) => within((database) => database.get(store, key) as Promise<KeptText | undefined>),
    keep: async (key, text) => void (await within((database) => database.put(store, text, key))),
    forget: async (key) => void (await within((database) => database.delete(store, key))),
  };
}
