import { readOutline } from './course-document';
import type { DraftActor } from './draft-actor.server';
import { type Draft, findDraft } from './find-draft.server';
import { type DraftFile, listDraftFiles } from './get-draft-file.server';
import { linksToLesson } from './links-to-lesson';
import { lessonFolder } from './package-path';
import type { LocalizedText } from '~/platform/i18n/language';

export interface OutlineLesson {
  slug: string;
  /** Title in each language, empty where it has none yet. */
  title: LocalizedText;
  /** Which languages have text beyond their front matter. */
  written: { sw: boolean; en: boolean };
  /** Paths of the texts of the course that link to it, and `course.yml` where a rule names it. */
  linkedFrom: string[];
}

export interface OutlineOfModule {
  id: string;
  slug: string;
  title: LocalizedText;
  lessons: OutlineLesson[];
  hasPractice: boolean;
}

/** A draft with its files and what its `course.yml` leads to. */
export interface OpenDraft extends Draft {
  files: DraftFile[];
  modules: OutlineOfModule[];
}

/** @returns undefined where there is no such draft, or the actor doesn't work on its institute's courses */
export async function getDraft(actor: DraftActor, slug: string): Promise<OpenDraft | undefined> {
  const draft = await findDraft(actor, slug);
  if (!draft) return undefined;
  const files = await listDraftFiles(draft.id);
  const textOf = new Map(files.map(({ path, text }) => [path, text ?? '']));
  const { modules } = readOutline(textOf.get('course.yml') ?? '');
  return {
    ...draft,
    files,
    modules: modules.map(({ lessons, ...module }) => ({
      ...module,
      hasPractice: textOf.has(`${module.slug}/practice.yml`),
      lessons: lessons.map((slug) => {
        const folder = lessonFolder(module.slug, slug);
        const sw = readLesson(textOf.get(`${folder}/lesson.sw.mdx`) ?? '');
        const en = readLesson(textOf.get(`${folder}/lesson.en.mdx`) ?? '');
        return {
          slug,
          title: { sw: sw.title, en: en.title },
          written: { sw: sw.hasText, en: en.hasText },
          linkedFrom: linksToLesson(textOf, { course: draft.slug, module: module.slug, lesson: slug }),
        };
      }),
    })),
  };
}

/** A lesson's title and whether anything stands below its front matter, without reading it as the gate does. */
function readLesson(text: string): { title: string; hasText: boolean } {
  const front = /^---\r?\n([^]*?)\r?\n---/.exec(text);
  const line = /^title:[ \t]*(.*)$/m.exec(front?.[1] ?? '')?.[1]?.trim() ?? '';
  return {
    title: unquoted(line),
    hasText: text.slice(front?.[0].length ?? 0).trim() !== '',
  };
}

function unquoted(value: string): string {
  const [, single, double] = /^(?:'((?:[^']|'')*)'|"((?:[^"\\]|\\.)*)")/.exec(value) ?? [];
  if (single !== undefined) return single.replaceAll("''", "'");
  return double ?? value;
}
