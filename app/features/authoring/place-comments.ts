import type { ReviewComment } from './comments.server';

/** A block of a lesson as it stands now. */
export interface CurrentBlock {
  hash: string;
  /** Line of its file where it begins. */
  line: number;
  text: string;
}

export interface PlacedComment<Comment> {
  comment: Comment;
  /** Place of its block among those of the lesson; null where it is about the whole lesson, or the lesson has no block. */
  index: number | null;
  /** Whether the text that it speaks of has changed since. */
  isChanged: boolean;
}

type Placeable = Pick<ReviewComment, 'line' | 'quote' | 'block'>;

/** So many letters at the beginning, or half of a shorter quotation, tell which block it was though the rest has changed. */
const telling = 12;

/** How a block begins, as a comment quotes it. */
export const quoteOf = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, 200);

/**
 * Finds the block that each comment is about: the one with its very text, else the one that begins most like it did, else the one that
 * stands where it stood.
 */
export function placeComments<Comment extends Placeable>(
  comments: readonly Comment[],
  blocks: readonly CurrentBlock[],
): PlacedComment<Comment>[] {
  return comments.map((comment) => {
    const { line, quote, block } = comment;
    if (line === null) return { comment, index: null, isChanged: false };
    const index = placeOf({ line, quote: quote ?? '', block }, blocks);
    return { comment, index, isChanged: index === null || blocks[index]?.hash !== block };
  });
}

function placeOf(
  { line, quote, block }: { line: number; quote: string; block: string | null },
  blocks: readonly CurrentBlock[],
): number | null {
  const nearest = (may: (one: CurrentBlock) => boolean): number | null =>
    best(blocks, (one) => (may(one) ? -Math.abs(one.line - line) : -Infinity));
  const enough = Math.min(telling, Math.ceil(quote.length / 2));
  const alike = (one: CurrentBlock) => commonStart(quoteOf(one.text), quote);
  return (
    nearest(({ hash }) => hash === block) ??
    (enough === 0 ? null : best(blocks, (one) => (alike(one) >= enough ? alike(one) : -Infinity))) ??
    nearest((one) => one.line <= line) ??
    nearest(() => true)
  );
}

/** @returns the place of the block with the highest score, the first of several; null where all score -Infinity */
function best(blocks: readonly CurrentBlock[], score: (block: CurrentBlock) => number): number | null {
  const scores = blocks.map(score);
  const most = Math.max(-Infinity, ...scores);
  return most === -Infinity ? null : scores.indexOf(most);
}

/** How many letters two texts have in common at their beginning. */
function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
