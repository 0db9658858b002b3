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
}
