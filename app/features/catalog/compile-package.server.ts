import { createHash } from 'node:crypto';
import {
  compileLesson,
  type Media,
  type MediaFile,
  prepareMedia,
  publicHtml,
  type References,
  type RenderedBlock,
  type SourceBlock,
} from '~/mdx/index.server';
import { compress } from '~/platform/http/compression.server';
import { type Language, languages } from '~/platform/i18n/language';
import type { BlockTranslation, LessonFrontMatter } from '~db/schema/catalog';
import type { ContentFault } from '~/platform/content/content-fault';
import { parseYaml } from '~/platform/content/parse-yaml.server';
import type { CoursePackage, LessonFiles, ReadPackage } from './read-package.server';
import type { PackageReferences } from './read-references.server';
import { type LessonFileFrontMatter, LessonFrontMatterSchema, type QuizFile } from './schemas';
import { compareTranslations } from './compare-translations';

export interface CompiledLessonText {
  hash: string;
  frontMatter: LessonFileFrontMatter;
  source: string;
  /** A drawing's own text, or what was made of the file, by the path that the lesson writes. */
  media: Record<string, unknown>;
  blocks: RenderedBlock[];
  sources: SourceBlock[];
  terms: string[];
  words: number;
  compressedBytes: number;
}

export interface CompiledLesson {
  id: string;
  slug: string;
  /** Path of each language's file inside the package. */
  file: Record<Language, string>;
  texts: Record<Language, CompiledLessonText>;
  /** How the two languages stand towards each other, block by block. */
  translation: BlockTranslation[];
  /** Pictures, recordings and files to serve. */
  files: MediaFile[];
}

export interface CompiledPackage extends Omit<CoursePackage, 'quizzes'> {
  modules: { lessons: CompiledLesson[]; quiz: QuizFile }[];
}

/**
 * Compiles every lesson of a package in every language, whatever else is wrong with the package: its author hears of all faults at once.
 * @param references what lessons may refer to beyond their package
 * @param onLesson called after each lesson, for progress
 */
export async function compilePackage(
  read: ReadPackage,
  references: PackageReferences,
  onLesson: (file: string) => void = () => undefined,
): Promise<{ package: CompiledPackage | undefined; faults: ContentFault[] }> {
  const faults = [...read.faults];
  const seenIds = new Map<string, string>();
  const compiledModules: CompiledLesson[][] = [];
  for (const module of read.lessons) {
    const lessons: CompiledLesson[] = [];
    for (const files of module) {
      const compiled = await compileLessonFiles(files, references);
      onLesson(files.slug);
      faults.push(...compiled.faults);
      if (!compiled.lesson) continue;
      const earlier = seenIds.get(compiled.lesson.id);
      if (earlier) {
        faults.push({ ...placeOfFront(files.file.sw), code: 'idTwice', values: { other: earlier } });
      }
      seenIds.set(compiled.lesson.id, files.file.sw);
      lessons.push(compiled.lesson);
    }
    compiledModules.push(lessons);
  }
  if (faults.length > 0 || !read.package) return { faults, package: undefined };
  const { quizzes, ...coursePackage } = read.package;
  const modules = quizzes.map((quiz, index) => ({ quiz, lessons: compiledModules[index] ?? [] }));
  return { faults, package: { ...coursePackage, modules } };
}

const placeOfFront = (file: string) => ({ file, line: 2, column: 1 });

async function compileLessonFiles(
  files: LessonFiles,
  references: PackageReferences,
): Promise<{ lesson: CompiledLesson | undefined; faults: ContentFault[] }> {
  const faults: ContentFault[] = [];
  const texts: Partial<Record<Language, CompiledLessonText>> = {};
  const written = languages.map((language) => files.source[language]?.toString('utf8') ?? '');
  const prepared = await prepareMedia(files.media, written);
  for (const language of languages) {
    const compiled = await compileText(files, language, prepared.media, references[language]);
    faults.push(...compiled.faults);
    texts[language] = compiled.text;
  }
  faults.push(...unusedMedia(files, written));
  const { sw, en } = texts;
  if (!sw || !en) return { lesson: undefined, faults };
  for (const name of ['id', 'minutes', 'stage'] as const) {
    if (sw.frontMatter[name] !== en.frontMatter[name]) {
      const values = { name, here: en.frontMatter[name], there: sw.frontMatter[name] };
      faults.push({ ...placeOfFront(files.file.en), code: 'languagesDiffer', values });
    }
  }
  return {
    faults,
    lesson: {
      id: sw.frontMatter.id,
      slug: files.slug,
      file: files.file,
      texts: { sw, en },
      translation: compareTranslations(sw.sources, en.sources, files.confirmed),
      files: prepared.files,
    },
  };
}

/** A file that neither language names was forgotten, or its name is misspelt. */
function unusedMedia(files: LessonFiles, written: string[]): ContentFault[] {
  return Object.keys(files.media)
    .filter((name) => !written.some((text) => text.includes(`"${name}"`)))
    .map((name) => ({
      file: `${files.file.sw.slice(0, files.file.sw.lastIndexOf('/'))}/${name}`,
      line: 1,
      column: 1,
      code: 'mediaUnused' as const,
    }));
}

async function compileText(
  files: LessonFiles,
  language: Language,
  media: Media,
  references: References,
): Promise<{ text: CompiledLessonText | undefined; faults: ContentFault[] }> {
  const file = files.file[language];
  const source = files.source[language];
  // A missing file has been told already.
  if (!source) return { text: undefined, faults: [] };
  const compiled = await compileLesson({ source, language, media, references });
  if (!compiled.ok) return { text: undefined, faults: compiled.faults.map((fault) => ({ file, ...fault })) };
  const text = source.toString('utf8');
  const frontMatter = parseYaml(file, frontMatterOf(text), LessonFrontMatterSchema, 1);
  if (!frontMatter.ok) return { text: undefined, faults: frontMatter.faults };
  const shown = Object.fromEntries(
    Object.entries(media)
      .filter(([name]) => text.includes(`"${name}"`))
      .map(([name, asset]) => [
        name,
        asset.kind === 'drawing' ? Buffer.from(asset.bytes).toString('utf8') : asset,
      ]),
  );
  const { blocks, sources, terms, words } = compiled;
  const html = Buffer.from(publicHtml(blocks));
  return {
    faults: [],
    text: {
      hash: hashOf({ text, media: shown }),
      frontMatter: frontMatter.value,
      source: text,
      media: shown,
      blocks,
      sources,
      terms,
      words,
      compressedBytes: (await compress(html, 'br', 'made-once')).length,
    },
  };
}

const frontMatterOf = (text: string) => /^---\r?\n([^]*?)\r?\n---/.exec(text)?.[1] ?? '';

/** @returns the content hash of a value whose keys always stand in one order */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** What of a lesson's front matter is kept with its revision. */
export function keptFrontMatter(frontMatter: LessonFileFrontMatter): LessonFrontMatter {
  const { title, minutes, stage, author, swahiliReviewer, updated, sources } = frontMatter;
  return { title, minutes, stage, author, swahiliReviewer, updated, sources };
}
