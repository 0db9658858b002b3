import {
  type Media,
  type MediaFile,
  prepareMedia,
  type References,
  type RenderedBlock,
  type SourceBlock,
} from '~/mdx/index.server';
import { type Language, languages } from '~/platform/i18n/language';
import type { BlockTranslation, LessonFrontMatter } from '~db/schema/catalog';
import type { ContentFault } from '~/platform/content/content-fault';
import { parseYaml } from '~/platform/content/parse-yaml.server';
import type { CoursePackage, LessonFiles, ReadPackage } from './read-package.server';
import type { PackageReferences } from './read-references.server';
import { type LessonFileFrontMatter, LessonFrontMatterSchema } from './schemas';
import { compareTranslations } from './compare-translations';
import { compileOnce, weighOnce } from './compile-once.server';
import { type CompiledQuiz, compileQuiz } from './compile-quiz.server';
import { hashOf } from './hash-of.server';
import { shownMedia, unusedMedia } from './shown-media';

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

export interface CompiledPackage extends CoursePackage {
  modules: { lessons: CompiledLesson[]; quiz: CompiledQuiz; practice: CompiledQuiz | undefined }[];
  final: CompiledQuiz;
}

/**
 * Compiles every lesson and every quiz of a package in every language, whatever else is wrong with the package: its author hears of all faults at once.
 * @param references what lessons may refer to beyond their package
 * @param onLesson called after each lesson, for progress
 */
export async function compilePackage(
  read: ReadPackage,
  references: PackageReferences,
  onLesson: (file: string) => void | Promise<void> = () => undefined,
): Promise<{ package: CompiledPackage | undefined; faults: ContentFault[] }> {
  const faults = [...read.faults];
  const seenIds = new Map<string, string>();
  const compiledModules: CompiledLesson[][] = [];
  for (const module of read.lessons) {
    const lessons: CompiledLesson[] = [];
    for (const files of module) {
      const compiled = await compileLessonFiles(files, references);
      await onLesson(files.slug);
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
  const quizzes: CompiledQuiz[] = [];
  for (const files of read.quizzes) {
    const compiled = await compileQuiz(files);
    faults.push(...compiled.faults);
    quizzes.push(compiled.quiz);
  }
  const practices: (CompiledQuiz | undefined)[] = [];
  for (const files of read.practices) {
    const compiled = files && (await compileQuiz(files));
    faults.push(...(compiled?.faults ?? []));
    practices.push(compiled?.quiz);
  }
  const final = quizzes.pop();
  if (faults.length > 0 || !read.package || !final) return { faults, package: undefined };
  const modules = quizzes.map((quiz, index) => ({
    quiz,
    practice: practices[index],
    lessons: compiledModules[index] ?? [],
  }));
  return { faults, package: { ...read.package, modules, final } };
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
  const folder = files.file.sw.slice(0, files.file.sw.lastIndexOf('/'));
  faults.push(...unusedMedia(folder, Object.keys(files.media), written));
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
  const compiled = await compileOnce({ source, language, media, references });
  if (!compiled.ok) return { text: undefined, faults: compiled.faults.map((fault) => ({ file, ...fault })) };
  const text = source.toString('utf8');
  const frontMatter = parseYaml(file, frontMatterOf(text), LessonFrontMatterSchema, 1);
  if (!frontMatter.ok) return { text: undefined, faults: frontMatter.faults };
  const shown = shownMedia(media, text);
  const { blocks, sources, terms, words } = compiled;
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
      compressedBytes: await weighOnce(compiled),
    },
  };
}

const frontMatterOf = (text: string) => /^---\r?\n([^]*?)\r?\n---/.exec(text)?.[1] ?? '';

/** What of a lesson's front matter is kept with its revision. */
export function keptFrontMatter(frontMatter: LessonFileFrontMatter): LessonFrontMatter {
  const { title, minutes, stage, author, swahiliReviewer, updated, sources } = frontMatter;
  return { title, minutes, stage, author, swahiliReviewer, updated, sources };
}
