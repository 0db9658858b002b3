import type { ReviewComment } from './comments.server';
import type { PlacedComment } from './place-comments';

/** A comment beside what it is about, as a page of the studio shows it. */
export interface PresentedComment {
  id: string;
  /** Place of the block or part that it is about; null where it is about the whole file. */
  index: number | null;
  isChanged: boolean;
  quote: string | null;
  text: string;
  writtenBy: string | null;
  by: string | null;
  /** An ISO time. */
  writtenAt: string;
}

/** @returns what a page shows of a comment, whatever it is about */
export function presentComment({
  comment,
  index,
  isChanged,
}: PlacedComment<ReviewComment>): PresentedComment {
  const { id, quote, text, writtenBy, by, writtenAt } = comment;
  return { id, index, isChanged, quote, text, writtenBy, by, writtenAt: writtenAt.toISOString() };
}
