import { type IDBPDatabase, openDB } from 'idb';

/** Where a browser keeps what somebody has typed and not saved; one that keeps nothing costs only that. */
export interface KeptOnDevice<Kept> {
  read: (key: string) => Promise<Kept | undefined>;
  keep: (key: string, kept: Kept) => Promise<void>;
  forget: (key: string) => Promise<void>;
}

const store = 'unsaved-texts';

/** Opens what this device keeps of pages in the studio. A key names the person and the page, so that each meets only what is theirs. */
export function keptOnDevice<Kept>(): KeptOnDevice<Kept> {
  const opened: Promise<IDBPDatabase | undefined> = openDB('tumia-studio', 1, {
    upgrade: (database) => void database.createObjectStore(store),
  }).catch(() => undefined);
  const within = async <Result>(work: (database: IDBPDatabase) => Promise<Result>) => {
    const database = await opened;
    return database && work(database).catch(() => undefined);
  };
  return {
    read: (key) => within((database) => database.get(store, key) as Promise<Kept | undefined>),
    keep: async (key, kept) => void (await within((database) => database.put(store, kept, key))),
    forget: async (key) => void (await within((database) => database.delete(store, key))),
  };
}
