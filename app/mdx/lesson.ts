import type { Language } from '~/platform/i18n/language';
import type { Fault } from './fault';

/** The files a lesson may show, by the path as its author writes it (`media/cycle.sw.svg`). */
export type Media = Record<string, Uint8Array>;

/** One lesson in one language, as it lies in its folder. */
export interface LessonSource {
  /** The whole `.mdx` file. */
  source: Uint8Array | string;
  language: Language;
  media: Media;
}

export type CompileResult =
  | {
      ok: true;
      /** A fragment of plain HTML: no script, no style, nothing that needs JavaScript. */
      html: string;
      /** What the YAML says, to be validated by who knows the fields; null where the file has none. */
      frontMatter: unknown;
      /** How many words a learner reads, titles and captions counted, the texts inside figures not. */
      words: number;
    }
  | { ok: false; faults: Fault[] };
