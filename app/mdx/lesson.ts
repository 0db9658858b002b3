import type { Language } from '~/platform/i18n/language';
import type { Problem } from '~/platform/content/problem';
import type { Fault } from './fault';
import type { RenderedBlock } from './rendered-block';
import type { SourceBlock } from './source-blocks';

/** A photograph, ready in the widths and formats that phones choose from. */
export interface Picture {
  kind: 'picture';
  width: number;
  height: number;
  /** The best format first; `srcset` as HTML writes it. */
  sources: { type: string; srcset: string }[];
  /** Address of the one that every browser reads. */
  fallback: string;
  /** Weight of the heaviest format at a phone's width, in bytes. */
  phoneBytes: number;
}

/** A file that a lesson shows or offers, made ready before the lesson is compiled. */
export type MediaAsset =
  | { kind: 'drawing'; bytes: Uint8Array }
  | Picture
  | { kind: 'recording'; address: string; type: string; bytes: number; seconds: number }
  /** `bytes` are those that travel: a text is compressed on its way. */
  | { kind: 'file'; address: string; ending: string; bytes: number }
  | { kind: 'broken'; problem: Problem };

/** The files a lesson may show, by the path as its author writes it (`media/cycle.sw.svg`). */
export type Media = Record<string, MediaAsset>;

/** What lessons may refer to and don't hold themselves. */
export interface References {
  /** Ids of the glossary. */
  terms: readonly string[];
  /** Worksheets by their number (`W05`). */
  worksheets: Readonly<Record<string, WorksheetReference>>;
}

export interface WorksheetReference {
  /** Title and path in the lesson's language. */
  title: string;
  path: string;
  /** Names that the form of each part takes, with a star for the row: `rows.*.target`. The first part is what the path shows. */
  parts: Readonly<Record<string, readonly string[]>>;
}

/** Texts that aren't lessons: what a question is about, a toolkit's guide, and its sheet to print. */
export type OtherText = 'stimulus' | 'guide' | 'job-aid';

/** One lesson in one language, as it lies in its folder. */
export interface LessonSource {
  /** The whole `.mdx` file. */
  source: Uint8Array | string;
  language: Language;
  media: Media;
  references: References;
  /** What the source is, where it isn't a lesson. It has no front matter and may hold less. */
  holds?: OtherText;
}

export type CompileResult =
  | {
      ok: true;
      /** What stands at the top level of the lesson, in order: no script, no style, nothing that needs JavaScript. */
      blocks: RenderedBlock[];
      /** The same blocks as the author wrote them, to hold the other language against. */
      sources: SourceBlock[];
      /** What the YAML says, to be validated by who knows the fields; null where the file has none. */
      frontMatter: unknown;
      /** How many words a learner reads, titles and captions counted, the texts inside figures not. */
      words: number;
      /** Ids of the terms that the lesson links to, in the order of their first use. */
      terms: string[];
    }
  | { ok: false; faults: Fault[] };
