import { isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { LocalizedText } from '~/platform/i18n/language';
import { modulesOf, seqIn, textOf } from './course-document';
import type { FileChange, FileContent } from './keep-changes.server';
import { editFront } from './lesson-facts';
import { newLessonFiles, newQuizFile } from './new-course-files';
import { lessonFolder } from './package-path';

/** Something that is done to the outline of a course. Modules and lessons are named by their slugs. */
export type OutlineDeed =
  | { kind: 'addModule'; slug: string; title: LocalizedText }
  | { kind: 'addLesson'; module: string; slug: string; title: LocalizedText }
  | { kind: 'addPractice'; module: string }
  | { kind: 'renameModule'; module: string; title: LocalizedText }
  | { kind: 'renameLesson'; module: string; lesson: string; title: LocalizedText }
  /** So many places up, or down where it is positive. */
  | { kind: 'moveModule'; module: string; by: number }
  | { kind: 'moveLesson'; module: string; lesson: string; by: number }
  | { kind: 'deleteModule'; module: string }
  | { kind: 'deleteLesson'; module: string; lesson: string }
  | { kind: 'deletePractice'; module: string };

/** What a draft holds, as far as its outline goes. */
export interface OutlineSource {
  courseId: string;
  /** Every file by its path. */
  files: ReadonlyMap<string, FileContent>;
  /** A number that no id of the course has had yet. */
  fresh: number;
  author: LocalizedText;
  /** ISO date. */
  today: string;
}

export type OutlineFault = 'slugTwice' | 'gone' | 'courseUnreadable';

/**
 * @returns the files that a deed changes; or why it can't be done
 */
export function planOutline(
  deed: OutlineDeed,
  source: OutlineSource,
): { changes: FileChange[] } | { fault: OutlineFault } {
  const text = textIn(source, 'course.yml');
  const document = parseDocument(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return { fault: 'courseUnreadable' };
  const modules = modulesOf(document);
  const withCourse = (...more: FileChange[]) => ({
    changes: [written('course.yml', textOf(document, text)), ...more],
  });

  if (deed.kind === 'addModule') {
    if (modules.some((module) => module.get('slug') === deed.slug)) return { fault: 'slugTwice' };
    const id = `${source.courseId}.m${source.fresh}`;
    addTo(
      seqIn(document, ['modules']),
      document.createNode({ id, slug: deed.slug, title: deed.title, lessons: [] }),
    );
    return withCourse(written(`${deed.slug}/quiz.yml`, newQuizFile(`${id}.quiz`)));
  }
  const module = modules.find((one) => one.get('slug') === deed.module);
  if (!module) return { fault: 'gone' };
  const id = module.get('id');
  const moduleId = typeof id === 'string' ? id : source.courseId;
  const practice = `${deed.module}/practice.yml`;
  switch (deed.kind) {
    case 'renameModule':
      setTitle(module, deed.title);
      return withCourse();
    case 'moveModule':
      move(seqIn(document, ['modules']), module, deed.by);
      return withCourse();
    case 'deleteModule': {
      const list = seqIn(document, ['modules']);
      list.items = list.items.filter((one) => one !== module);
      return withCourse(...removed(source, deed.module));
    }
    case 'addPractice':
      if (source.files.has(practice)) return { changes: [] };
      return { changes: [written(practice, newPracticeFile(`${moduleId}.p${source.fresh}`))] };
    case 'deletePractice':
      return { changes: source.files.has(practice) ? [{ path: practice, content: null }] : [] };
    case 'addLesson': {
      const lessons = lessonsOf(module);
      if (lessons.items.some((one) => slugOf(one) === deed.slug)) return { fault: 'slugTwice' };
      addTo(lessons, document.createNode(deed.slug));
      const files = newLessonFiles(lessonFolder(deed.module, deed.slug), {
        id: `${moduleId}.l${source.fresh}`,
        title: deed.title,
        author: source.author,
        today: source.today,
      });
      return withCourse(...Object.entries(files).map(([path, body]) => written(path, body)));
    }
    case 'renameLesson':
      return renameLesson(deed, source);
    case 'moveLesson': {
      const lessons = lessonsOf(module);
      const node = lessons.items.find((one) => slugOf(one) === deed.lesson);
      if (!node) return { fault: 'gone' };
      move(lessons, node, deed.by);
      return withCourse();
    }
    case 'deleteLesson': {
      const lessons = lessonsOf(module);
      lessons.items = lessons.items.filter((one) => slugOf(one) !== deed.lesson);
      return withCourse(...removed(source, lessonFolder(deed.module, deed.lesson)));
    }
  }
}

const written = (path: string, text: string): FileChange => ({ path, content: { text } });

/** Everything that lies in a folder, taken out. */
const removed = ({ files }: OutlineSource, folder: string): FileChange[] =>
  [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).map((path) => ({ path, content: null }));

function textIn({ files }: OutlineSource, path: string): string {
  const content = files.get(path);
  return content && 'text' in content ? content.text : '';
}

const newPracticeFile = (id: string) => `id: ${id}\nitems: []\n`;

const slugOf = (node: unknown): unknown => (isScalar(node) ? node.value : undefined);

/** The list of a module's lessons, made where there is none. */
function lessonsOf(module: YAMLMap): YAMLSeq {
  const found = module.get('lessons');
  if (isSeq(found)) return found;
  module.set('lessons', []);
  const made = module.get('lessons', true);
  if (!isSeq(made)) throw new Error('the list of lessons was not made');
  return made;
}

/** An empty list stands on one line, `[]`; a list of maps is written with a line for each. */
function addTo(list: YAMLSeq, node: ReturnType<ReturnType<typeof parseDocument>['createNode']>): void {
  if (list.items.length === 0 && isMap(node)) list.flow = false;
  list.items.push(node);
}

function setTitle(module: YAMLMap, title: LocalizedText): void {
  for (const language of ['sw', 'en'] as const) module.setIn(['title', language], title[language]);
}

/** Moves an entry of a list by so many places, to the end of the list at most. */
function move(list: YAMLSeq, node: unknown, by: number): void {
  const from = list.items.indexOf(node);
  if (from < 0) return;
  list.items.splice(from, 1);
  list.items.splice(Math.min(Math.max(from + by, 0), list.items.length), 0, node);
}

/** The titles stand in the front matter of the two texts. */
function renameLesson(
  { module, lesson, title }: Extract<OutlineDeed, { kind: 'renameLesson' }>,
  source: OutlineSource,
): { changes: FileChange[] } | { fault: OutlineFault } {
  const changes: FileChange[] = [];
  for (const language of ['sw', 'en'] as const) {
    const path = `${lessonFolder(module, lesson)}/lesson.${language}.mdx`;
    const renamed = editFront(textIn(source, path), (document) => document.set('title', title[language]));
    if (renamed === undefined) return { fault: 'gone' };
    changes.push(written(path, renamed));
  }
  return { changes };
}
