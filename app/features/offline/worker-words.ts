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
  /** After work was done without network that is more than a phone keeps. */
  tooLong: string;
  /** After other work was done, where its page can't be shown. */
  kept: string;
  /** Above an attempt whose answers wait on the phone. */
  answersKept: string;
  /** In place of an attempt that waits on the phone. */
  handedIn: string;
  /** The same once it has arrived, with `{code}`. */
  handedInReceived: string;
  /** Above an attempt that was handed in and has an answer that can't be read. */
  stillOpen: string;
  /** With `{list}`. */
  unanswered: string;
  submitAnyway: string;
  /** With `{count}`. */
  unsent: string;
}
