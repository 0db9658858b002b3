import {
  childOf,
  childrenOf,
  type RichText,
  richIn,
  valueIn,
  type XmlElement,
} from '~/features/items/index.server';
import { languages } from '~/platform/i18n/language';
import { mediaShelf } from './media-shelf';
import { partOf } from './lesson-parts';
import { textWriter, type WrittenText } from './text-writer';
import { inEither, type InLanguages, isSaid, nameOf, plainLine, unsaid } from './plain-words';
import type { BackupActivity, BackupSection } from './read-backup';
import type { FilesOfArea } from './read-files';
import type { LessonSources, PartWriter, PlannedLesson } from './planned-lesson';
import { givingOnce, slugOf } from './slug-of';

export interface PlannedModule {
  section: BackupSection;
  slug: string;
  title: InLanguages;
  lessons: PlannedLesson[];
}

const lessonKinds = new Set(['page', 'book']);
const partKinds = new Set(['label', 'url', 'resource', 'folder']);

/** Letters of a summary. */
const summaryLetters = 200;

const isWritten = ({ text }: RichText) => text.trim() !== '';

/**
 * Makes a section a module: a page is a lesson, a book a lesson for each of its chapters; labels, links and files join the lesson before
 * them, or the first one. Where there is no lesson they make one together.
 * @returns undefined where there is nothing to read in it
 */
export function planModule(
  section: BackupSection,
  slugOnce: (name: string) => string,
  sources: LessonSources,
): PlannedModule | undefined {
  const title = nameOf(section.name, sources.unmarked);
  const slug = slugOnce(slugOf(inEither(title, 'en')) || `section-${section.number}`);
  const gathering = new Gathering(slug, sources);
  if (!section.isHidden && isWritten(section.summary)) gathering.addSummary(section);
  for (const activity of section.activities) {
    const { kind, content } = activity;
    if (!lessonKinds.has(kind) && !partKinds.has(kind)) continue;
    if (activity.isHidden || section.isHidden) sources.accounts.leaveOut(activity, 'hidden');
    else if (typeof content === 'string') sources.accounts.leaveOut(activity, content);
    else if (kind === 'page') gathering.addPage(activity, content);
    else if (kind === 'book') gathering.addBook(activity, content);
    else gathering.addPart(activity, content);
  }
  const lessons = gathering.finish(`section-${section.id}`, title);
  return lessons.length === 0 ? undefined : { section, slug, title, lessons };
}

/** The lessons of a module while its activities come. */
class Gathering {
  readonly #lessons: PlannedLesson[] = [];
  readonly #waiting: { activity: BackupActivity | undefined; write: PartWriter }[] = [];
  readonly #slugOnce = givingOnce(['media']);

  constructor(
    private readonly slug: string,
    private readonly sources: LessonSources,
  ) {}

  addSummary(section: BackupSection): void {
    const files = this.sources.index.in(this.sources.courseContextId, 'course', 'section', section.id);
    const write = textWriter(this.sources, undefined, section.name);
    this.#add(undefined, (lesson) => {
      const written = write(section.summary, files, lesson);
      if (typeof written === 'string') this.sources.accounts.placeholder('sectionSummary', this.slug);
      return {
        mdx: written === undefined || typeof written === 'string' ? unsaid : written.mdx,
        isText: true,
      };
    });
  }

  addPage(activity: BackupActivity, content: XmlElement): void {
    const files = this.sources.index.in(activity.contextId, 'mod_page', 'content');
    const lesson = this.#draft(`page-${activity.moduleId}`, activity.title, content);
    lesson.summary = plainLine(richIn(content, 'intro'), this.sources.unmarked, summaryLetters);
    this.#addLesson(activity, lesson, richIn(content, 'content'), files);
  }

  addBook(activity: BackupActivity, content: XmlElement): void {
    const { index, accounts } = this.sources;
    const chapters = childrenOf(childOf(content, 'chapters'), 'chapter').sort(
      (one, other) => Number(valueIn(one, 'pagenum')) - Number(valueIn(other, 'pagenum')),
    );
    for (const chapter of chapters) {
      if (valueIn(chapter, 'hidden').trim() === '1') {
        accounts.note(activity, 'chapterHidden');
        continue;
      }
      const id = chapter.attributes.id ?? '';
      const lesson = this.#draft(`chapter-${id}`, valueIn(chapter, 'title'), chapter);
      const files = index.in(activity.contextId, 'mod_book', 'chapter', id);
      this.#addLesson(activity, lesson, richIn(chapter, 'content'), files);
    }
    if (accounts.isOpen(activity)) accounts.leaveOut(activity, 'empty');
  }

  addPart(activity: BackupActivity, content: XmlElement): void {
    const part = partOf(activity, content, this.sources);
    if (typeof part === 'string') this.sources.accounts.leaveOut(activity, part);
    else this.#add(activity, part);
  }

  /** @param id of the lesson that is made where there are only parts */
  finish(id: string, title: InLanguages): PlannedLesson[] {
    const [first] = this.#waiting;
    if (this.#lessons.length === 0 && first) {
      const lesson = this.#draft(id, first.activity?.title ?? '', undefined);
      if (isSaid(title)) lesson.title = title;
      this.#keep(lesson);
    }
    return this.#lessons.filter(({ parts }) => parts.some(({ mdx }) => isSaid(mdx)));
  }

  #draft(id: string, name: string, dated: XmlElement | undefined): PlannedLesson {
    const title = nameOf(name, this.sources.unmarked);
    const slug = this.#slugOnce(slugOf(inEither(title, 'en')) || id);
    return {
      id: `${this.sources.courseId}.${id}`,
      folder: `${this.slug}/${slug}`,
      slug,
      title,
      summary: unsaid,
      parts: [],
      shelf: mediaShelf(this.sources.stored),
      changedAt: Number(valueIn(dated, 'timemodified')) || 0,
    };
  }

  #addLesson(activity: BackupActivity, lesson: PlannedLesson, text: RichText, files: FilesOfArea): void {
    const { accounts } = this.sources;
    const written = textWriter(this.sources, activity, activity.title)(text, files, lesson);
    if (written === undefined || typeof written === 'string') {
      if (activity.kind === 'book') accounts.note(activity, 'chapterLeftOut');
      if (accounts.isOpen(activity)) accounts.leaveOut(activity, written ?? 'empty');
      return;
    }
    this.#keep(lesson);
    lesson.parts.push({ mdx: written.mdx, isText: true });
    lesson.summary = summaryOf(lesson.summary, written);
    accounts.take(activity, 'lesson', lesson.folder);
    if (languages.some((language) => written.mdx[language] !== null && lesson.title[language] === null)) {
      accounts.note(activity, 'titleOneLanguage');
    }
  }

  /** Takes a lesson with what has waited for it. */
  #keep(lesson: PlannedLesson): void {
    this.#lessons.push(lesson);
    for (const { activity, write } of this.#waiting.splice(0)) this.#join(lesson, activity, write);
  }

  #add(activity: BackupActivity | undefined, write: PartWriter): void {
    const lesson = this.#lessons.at(-1);
    if (lesson) this.#join(lesson, activity, write);
    else this.#waiting.push({ activity, write });
  }

  #join(lesson: PlannedLesson, activity: BackupActivity | undefined, write: PartWriter): void {
    const part = write(lesson);
    lesson.parts.push(part);
    if (!activity) return;
    if (isSaid(part.mdx)) this.sources.accounts.take(activity, 'part', lesson.folder);
    else if (this.sources.accounts.isOpen(activity)) this.sources.accounts.leaveOut(activity, 'empty');
  }
}

/** What Moodle says of a lesson, else its first words. */
const summaryOf = (intro: InLanguages, { firstWords }: WrittenText): InLanguages =>
  isSaid(intro) ? intro : firstWords;
