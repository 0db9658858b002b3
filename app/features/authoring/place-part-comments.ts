import type { ReviewComment } from './comments.server';
import type { FilePart } from './file-parts.server';
import type { PlacedComment } from './place-comments';

/** How a comment names the part that it is about, and what that said: it is kept where a lesson's comment keeps its block's hash. */
export const anchorOf = ({ key, hash }: Pick<FilePart, 'key' | 'hash'>): string => `${key} ${hash}`;

/** The part that an anchor is about: the one of its name, else the one that says the very same. @returns -1 where there is neither */
export function partOf(anchor: string, parts: readonly FilePart[]): number {
  const [key, hash] = anchor.split(' ');
  const byName = parts.findIndex((part) => part.key === key);
  return byName >= 0 ? byName : parts.findIndex((part) => part.hash === hash);
}

/** Finds the part that each comment on a file is about, wherever it stands now; one whose part is gone is about the whole file. */
export const placePartComments = <Comment extends Pick<ReviewComment, 'block'>>(
  comments: readonly Comment[],
  parts: readonly FilePart[],
): PlacedComment<Comment>[] =>
  comments.map((comment) => {
    if (comment.block === null) return { comment, index: null, isChanged: false };
    const index = partOf(comment.block, parts);
    const part = parts[index];
    return part
      ? { comment, index, isChanged: comment.block !== anchorOf({ ...part, key: keyOf(comment.block) }) }
      : { comment, index: null, isChanged: true };
  });

const keyOf = (anchor: string): string => anchor.split(' ')[0] ?? '';
