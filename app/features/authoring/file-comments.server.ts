import { addComment, type CommentAnswer, listOpenComments } from './comments.server';
import type { DraftActor } from './draft-actor.server';
import { type FilePart, hasParts, partsOfFile } from './file-parts.server';
import type { Draft } from './find-draft.server';
import { getDraftFile } from './get-draft-file.server';
import type { Language } from '~/platform/i18n/language';
import { quoteOf } from './place-comments';
import { partOf, placePartComments } from './place-part-comments';
import { presentComment, type PresentedComment } from './present-comment';

/** A comment on a file or a part of it. */
export interface PartComment extends PresentedComment {
  /** Of the file that it is about. */
  path: string;
  /** Key of the part; null where it is about the whole file. */
  part: string | null;
}

/** What was said of a file and waits to be settled, each with its part. */
export async function listPartComments(
  draftId: string,
  path: string,
  parts: readonly FilePart[],
): Promise<PartComment[]> {
  const comments = (await listOpenComments(draftId)).filter((comment) => comment.path === path);
  return placePartComments(comments, parts).map((placed) => ({
    ...presentComment(placed),
    path,
    part: placed.index === null ? null : (parts[placed.index]?.key ?? null),
  }));
}

/**
 * Says something about a part of a quiz or of what a course says of itself, or about the whole of that file.
 * @param anchor of the part as its reader had it; empty for the whole file
 * @param reader in whose language the part is quoted
 * @returns `blockChanged` where the file has no such part any more
 */
export async function commentOnPart(
  actor: DraftActor,
  draft: Pick<Draft, 'id'>,
  { path, anchor, text }: { path: string; anchor: string; text: string },
  reader: Language,
): Promise<CommentAnswer | { outcome: 'blockChanged' }> {
  const file = hasParts(path) ? await getDraftFile(actor, draft.id, path) : undefined;
  if (!file) return { outcome: 'notFound' };
  if (anchor === '') return addComment(actor, draft.id, { path, at: null, text });
  const parts = partsOfFile(path, file.text ?? '');
  const part = parts[partOf(anchor, parts)];
  if (!part) return { outcome: 'blockChanged' };
  const at = { line: part.line, quote: quoteOf(part.words[reader] || part.words.en), block: anchor };
  return addComment(actor, draft.id, { path, at, text });
}
