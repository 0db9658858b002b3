/** What the service worker says by itself in one language. */
export interface WorkerWords {
  /** For its dates. */
  lang: string;
  /** With `{date}`. */
  banner: string;
  title: string;
  text: string;
  /** Above what can be read. */
  list: string;
  /** Where there is nothing to read. */
  nothing: string;
  markDone: string;
  /** After a lesson was done without network. */
  justKept: string;
  /** In place of the button, where nobody has a key. */
  noKey: string;
  /** After a lesson was done without network, and nothing could be kept. */
  notKept: string;
  /** With `{count}`. */
  unsent: string;
}
