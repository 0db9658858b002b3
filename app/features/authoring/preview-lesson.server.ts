import { fromHtml } from 'hast-util-from-html';
import { compareTranslations, compileOnce, type PackageReferences } from '~/features/catalog/index.server';
import { TranslationFileSchema } from '~/features/catalog/schemas';
import { wordsOf } from '~/mdx/conversion/tidy-words';
import {
  type CompileResult,
  type Fault,
  type Media,
  publicHtml,
  type RenderedBlock,
  type SourceBlock,
} from '~/mdx/index.server';
import { parseYaml } from '~/platform/content/parse-yaml.server';
import { compress } from '~/platform/http/compression.server';
import { type Language, languages } from '~/platform/i18n/language';
import type { BlockTranslation } from '~db/schema/catalog';
import { findFileFaults } from './find-file-faults.server';
import { linesBefore, splitLesson } from './lesson-file';
import { type ReadingHints, readingHints } from './reading-hints';

/** A lesson as it stands in a draft, or in somebody's editor. */
export interface LessonDraft {
  /** The whole file in each language. */
  source: Record<Language, string>;
  media: Media;
  /** `translation.yml`; empty where there is none. */
  confirmed: string;
  references: PackageReferences;
}

export interface TextPreview {
  /** What keeps it from being published, places counted from the first line of the text below the front matter; line 0 is in the front matter. */
  faults: Fault[];
  /** Null while there are faults that keep it from being rendered. */
  blocks: RenderedBlock[] | null;
  sources: SourceBlock[];
  /** What a learner's phone loads: words and drawings compressed, and photographs at a phone's width. */
  bytes: { text: number; pictures: number };
  hints: ReadingHints | null;
}

export interface LessonPreview {
  texts: Record<Language, TextPreview>;
  /** How the languages stand towards each other; null while one of them can't be read. */
  translation: BlockTranslation[] | null;
}

/** What is made of a compiled text, so that nothing is made anew of the language that nobody is writing in. */
const previews = new WeakMap<CompileResult, Promise<TextPreview>>();

/** A lesson as the gate of publishing sees it, rendered as far as it can be. */
export async function previewLesson(lesson: LessonDraft): Promise<LessonPreview> {
  const [sw, en] = await Promise.all(languages.map((language) => previewOnce(lesson, language)));
  if (!sw || !en) throw new Error('a lesson has two languages');
  const isReadable = sw.blocks !== null && en.blocks !== null;
  return {
    texts: { sw, en },
    translation: isReadable
      ? compareTranslations(sw.sources, en.sources, confirmedPairs(lesson.confirmed))
      : null,
  };
}

function confirmedPairs(text: string) {
  const parsed = parseYaml('translation.yml', text, TranslationFileSchema);
  return parsed.ok ? parsed.value : [];
}

async function previewOnce(
  { source, media, references }: LessonDraft,
  language: Language,
): Promise<TextPreview> {
  const text = source[language];
  const bytes = Buffer.from(text);
  const result = await compileOnce({ source: bytes, language, media, references: references[language] });
  const known = previews.get(result);
  if (known) return known;
  const preview = previewText(result, text, media, language);
  previews.set(result, preview);
  preview.catch(() => previews.delete(result));
  return preview;
}

async function previewText(
  result: CompileResult,
  text: string,
  media: Media,
  language: Language,
): Promise<TextPreview> {
  const parts = splitLesson(text);
  const before = linesBefore(parts);
  const faults = [...faultsOfFront(parts.front), ...(result.ok ? [] : result.faults)]
    .map((fault) => ({ ...fault, line: Math.max(fault.line - before, 0) }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
  return { faults, ...(await renderedOf(result, language, text, media, before)) };
}

const faultsOfFront = (front: string): Fault[] =>
  findFileFaults('lesson.mdx', front).map(({ line, column, code, values = {} }) => ({
    line,
    column,
    code,
    values,
  }));

async function renderedOf(
  result: CompileResult,
  language: Language,
  text: string,
  media: Media,
  before: number,
): Promise<Omit<TextPreview, 'faults'>> {
  if (!result.ok) return { blocks: null, sources: [], bytes: { text: 0, pictures: 0 }, hints: null };
  const html = publicHtml(result.blocks);
  return {
    blocks: result.blocks,
    sources: result.sources.map((block) => ({ ...block, line: block.line - before })),
    bytes: {
      text: (await compress(Buffer.from(html), 'br', 'per-request')).length,
      pictures: Object.entries(media)
        .filter(([name]) => text.includes(`"${name}"`))
        .reduce((sum, [, asset]) => sum + (asset.kind === 'picture' ? asset.phoneBytes : 0), 0),
    },
    hints: readingHints(wordsOf(fromHtml(html, { fragment: true })), language),
  };
}
