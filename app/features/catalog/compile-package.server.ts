import { createHash } from 'node:crypto';
import { compileLesson } from '~/mdx/index.server';
import { compress } from '~/platform/http/compression.server';
import { type Language, languages } from '~/platform/i18n/language';
import type { LessonFrontMatter } from '~db/schema/catalog';
import type { ContentFault } from '~/platform/content/content-fault';
import { parseYaml } from '~/platform/content/parse-yaml.server';
import type { CoursePackage, LessonFiles, ReadPackage } from './read-package.server';
import { type LessonFileFrontMatter, LessonFrontMatterSchema, type QuizFile } from './schemas';

export interface CompiledLessonText {
  hash: string;
  frontMatter: LessonFileFrontMatter;
  source: string;
  media: Record<string, string>;
  html: string;
  words: number;
  compressedBytes: number;
}

export interface CompiledLesson {
  id: string;
  slug: string;
  texts: Record<Language, CompiledLessonText>;
}

export interface CompiledPackage extends Omit<CoursePackage, 'quizzes'> {
  modules: { lessons: CompiledLesson[]; quiz: QuizFile }[];
}

/**
 * Compiles every lesson of a package in every language, whatever else is wrong with the package: its author hears of all faults at once.
 * @param onLesson called after each lesson, for progress
 */
export async function compilePackage(
  read: ReadPackage,
  onLesson: (file: string) => void = () => undefined,
): Promise<{ package: CompiledPackage | undefined; faults: ContentFault[] }> {
  const faults = [...read.faults];
  const seenIds = new Map<string, string>();
  const compiledModules: CompiledLesson[][] = [];
  for (const module of read.lessons) {
    const lessons: CompiledLesson[] = [];
    for (const files of module) {
      const compiled = await compileLessonFiles(files);
      onLesson(files.slug);
      faults.push(...compiled.faults);
      if (!compiled.lesson) continue;
      const earlier = seenIds.get(compiled.lesson.id);
      if (earlier) {
        faults.push({ ...placeOfFront(files.file.sw), message: `the id stands in ${earlier} too` });
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
): Promise<{ lesson: CompiledLesson | undefined; faults: ContentFault[] }> {
  const faults: ContentFault[] = [];
  const texts: Partial<Record<Language, CompiledLessonText>> = {};
  for (const language of languages) {
    const compiled = await compileText(files, language);
    faults.push(...compiled.faults);
    texts[language] = compiled.text;
  }
  const { sw, en } = texts;
  if (!sw || !en) return { lesson: undefined, faults };
  for (const key of ['id', 'minutes', 'stage'] as const) {
    if (sw.frontMatter[key] !== en.frontMatter[key]) {
      faults.push({
        ...placeOfFront(files.file.en),
        message: `${key} is ${en.frontMatter[key]} here but ${sw.frontMatter[key]} in the Swahili file`,
      });
    }
  }
  return { faults, lesson: { id: sw.frontMatter.id, slug: files.slug, texts: { sw, en } } };
}

async function compileText(
  files: LessonFiles,
  language: Language,
): Promise<{ text: CompiledLessonText | undefined; faults: ContentFault[] }> {
  const file = files.file[language];
  const source = files.source[language];
  // A missing file has been told already.
  if (!source) return { text: undefined, faults: [] };
  const compiled = await compileLesson({ source, language, media: files.media });
  if (!compiled.ok) return { text: undefined, faults: compiled.faults.map((fault) => ({ file, ...fault })) };
  const text = source.toString('utf8');
  const frontMatter = parseYaml(file, frontMatterOf(text), LessonFrontMatterSchema, 1);
  if (!frontMatter.ok) return { text: undefined, faults: frontMatter.faults };
  const media = Object.fromEntries(
    Object.entries(files.media)
      .filter(([name]) => text.includes(name))
      .map(([name, body]) => [name, body.toString('utf8')]),
  );
  return {
    faults: [],
    text: {
      hash: hashOf({ text, media }),
      frontMatter: frontMatter.value,
      source: text,
      media,
      html: compiled.html,
      words: compiled.words,
      compressedBytes: (await compress(Buffer.from(compiled.html), 'br', 'made-once')).length,
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
