import type { DraftState } from '~db/schema/authoring';

export interface ReviewRow {
  verdict: 'approved' | 'changesRequested' | null;
  /** Whether this reviewer has written in the draft since it was last published. */
  wroteIt: boolean;
}

export interface ReviewFacts {
  rows: readonly ReviewRow[];
  openComments: number;
  /** Whether the institute has a reviewer who has not written in the draft. */
  hasOthers: boolean;
}

/** Whether reviewers may say something of a draft now, or say otherwise than they have. */
export const isWithReviewers = ({ state }: { state: DraftState }): boolean =>
  ['inReview', 'changesRequested', 'approved'].includes(state);

/** Whether all who were asked have approved, but only people who wrote the text themselves, and there are others to ask. */
const isOwnTextAlone = ({ rows, hasOthers }: ReviewFacts): boolean =>
  hasOthers && rows.length > 0 && rows.every(({ verdict, wroteIt }) => verdict === 'approved' && wroteIt);

/**
 * Where a draft stands by what its reviewers have said of it, after whatever was done. Only a draft that has been sent to them moves: what
 * its authors still write, what is published and what is archived stays.
 */
export function stateOf(now: DraftState, facts: ReviewFacts): DraftState {
  switch (now) {
    case 'draft':
    case 'published':
    case 'archived':
      return now;
    case 'inReview':
    case 'changesRequested':
    case 'approved':
      return judged(facts);
  }
}

function judged(facts: ReviewFacts): DraftState {
  const { rows, openComments } = facts;
  if (rows.length === 0) return 'draft';
  if (rows.some(({ verdict }) => verdict === 'changesRequested')) return 'changesRequested';
  const isApproved = rows.every(({ verdict }) => verdict === 'approved');
  return isApproved && openComments === 0 && !isOwnTextAlone(facts) ? 'approved' : 'inReview';
}
