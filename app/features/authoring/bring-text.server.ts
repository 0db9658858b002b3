import { convertDocx } from '~/mdx/conversion/convert-docx.server';
import { type BroughtNote, convertHtml, Unconvertible } from '~/mdx/conversion/convert-html';
import { countTry, type RateLimit } from '~/platform/security/rate-limit.server';
import { addLessonMedia } from './add-lesson-media.server';
import type { DraftActor } from './draft-actor.server';
import type { OpenLesson } from './open-lesson.server';
import { writesCoursesOf } from './policy';

/** Documents and pasted pages that one author brings in within ten minutes. */
const limit: RateLimit = { name: 'studio:bring', limit: 60, windowSeconds: 600 };

type BringNote = BroughtNote | 'pictureRefused';

export type BringAnswer =
  | { outcome: 'brought'; mdx: string; notes: BringNote[] }
  | { outcome: 'refused'; reason: Unconvertible['reason'] | 'wait' }
  | { outcome: 'forbidden' };

/** What is brought in: what a browser pasted, or a document of Word's. */
type BroughtSource = { html: string } | { docx: Uint8Array };

/** Writes a text that was made elsewhere as a lesson holds it, and keeps its pictures with the lesson. Nothing of the lesson's text is saved. */
export async function bringText(
  actor: DraftActor,
  lesson: OpenLesson,
  source: BroughtSource,
): Promise<BringAnswer> {
  if (!writesCoursesOf(actor, lesson.draft.instituteId)) return { outcome: 'forbidden' };
  if (!(await countTry(limit, actor.id)).allowed) return { outcome: 'refused', reason: 'wait' };
  try {
    const { mdx, notes, pictures } =
      'docx' in source ? await convertDocx(source.docx) : convertHtml(source.html);
    const kept = await keepPictures(actor, lesson, pictures);
    const isAllKept = [...kept.values()].every((path) => path !== undefined);
    return {
      outcome: 'brought',
      mdx: withKeptPictures(mdx, kept),
      notes: [...notes, ...(isAllKept ? [] : ['pictureRefused' as const])],
    };
  } catch (error) {
    if (error instanceof Unconvertible) return { outcome: 'refused', reason: error.reason };
    throw error;
  }
}

/** @returns where each picture lies now; undefined where it was refused */
async function keepPictures(
  actor: DraftActor,
  lesson: OpenLesson,
  pictures: ReadonlyMap<string, Uint8Array>,
): Promise<Map<string, string | undefined>> {
  const kept = new Map<string, string | undefined>();
  for (const [path, bytes] of pictures) {
    const added = await addLessonMedia(actor, lesson, { name: path.slice('media/'.length), bytes });
    kept.set(path, added.outcome === 'added' ? added.file.path : undefined);
  }
  return kept;
}

/** Each picture by the name under which it is kept; the tag of one that isn't goes. */
function withKeptPictures(mdx: string, kept: ReadonlyMap<string, string | undefined>): string {
  return mdx
    .replace(/^<Figure src="([^"]*)"(?:[^">]|"[^"]*")*>$/gm, (tag, path: string) => {
      const now = kept.get(path);
      return now === undefined ? '' : tag.replace(path, () => now);
    })
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
