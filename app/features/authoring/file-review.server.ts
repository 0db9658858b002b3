import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import type { DraftActor } from './draft-actor.server';
import { describeFile } from './describe-file';
import { listPartComments, type PartComment } from './file-comments.server';
import { type FilePart, hasParts, partsOfFile } from './file-parts.server';
import type { Draft } from './find-draft.server';
import { getDraft } from './get-draft.server';
import { anchorOf } from './place-part-comments';
import { writesCoursesOf } from './policy';
import { partName, type SaidPart, sayPart } from './say-part';

export interface ReviewedPart {
  anchor: string;
  /** What people call it. */
  name: string;
  says: SaidPart[];
  comments: PartComment[];
}

/**
 * A quiz, or what a course says of itself, part by part, each with what was said of it.
 * @returns undefined where the draft has no such file, or its parts can't be spoken of
 */
export async function getFileReview(actor: DraftActor, draft: Draft, path: string, language: Language) {
  const found = hasParts(path) ? await getDraft(actor, draft.slug) : undefined;
  const file = found?.files.find((one) => one.path === path);
  if (!found || !file) return undefined;
  const t = getTranslator(language);
  const parts = partsOfFile(path, file.text ?? '');
  const comments = await listPartComments(draft.id, path, parts);
  return {
    path,
    ...describeFile(path, { modules: found.modules, language, t }),
    reader: actor.id,
    mayWrite: writesCoursesOf(actor, draft.instituteId),
    ofWhole: comments.filter(({ index }) => index === null),
    parts: parts.map((part, index): ReviewedPart => ({
      anchor: anchorOf(part),
      name: partName(part, t),
      says: sayPart(part, t),
      comments: comments.filter((comment) => comment.index === index),
    })),
  };
}

export type FileReview = NonNullable<Awaited<ReturnType<typeof getFileReview>>>;

/** An open comment on a part of a file, as the page says it on which that part is written. */
export interface CommentWhereWritten extends PartComment {
  /** What people call its part; empty where it is about the whole file. */
  partName: string;
  /** The list that its part stands in, and its place there. */
  entry: FilePart['entry'];
}

/** What was said of a file and waits to be settled, for the page on which it is written. */
export async function listCommentsWhereWritten(
  draft: Pick<Draft, 'id'>,
  path: string,
  text: string,
  language: Language,
): Promise<CommentWhereWritten[]> {
  if (!hasParts(path)) return [];
  const t = getTranslator(language);
  const parts = partsOfFile(path, text);
  return (await listPartComments(draft.id, path, parts)).map((comment) => {
    const part = comment.index === null ? undefined : parts[comment.index];
    return { ...comment, partName: part ? partName(part, t) : '', entry: part?.entry ?? null };
  });
}
