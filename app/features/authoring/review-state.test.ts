import { describe, expect, it } from 'vitest';
import type { DraftState } from '~db/schema/authoring';
import { type ReviewFacts, type ReviewRow, stateOf } from './review-state';

const says = (verdict: ReviewRow['verdict'], wroteIt = false): ReviewRow => ({ verdict, wroteIt });
const yes = says('approved');
const no = says('changesRequested');
const waiting = says(null);
const own = says('approved', true);

const facts = (rows: ReviewRow[], more: Partial<ReviewFacts> = {}): ReviewFacts => ({
  rows,
  openComments: 0,
  hasOthers: true,
  ...more,
});

const inHands: DraftState[] = ['inReview', 'changesRequested', 'approved'];

describe('where a draft stands', () => {
  it.each<[string, ReviewFacts, DraftState]>([
    ['nobody is asked any more', facts([]), 'draft'],
    ['one has not said anything', facts([yes, waiting]), 'inReview'],
    ['one asks for changes, whatever the others say', facts([no, yes, waiting]), 'changesRequested'],
    ['all have approved', facts([yes, yes]), 'approved'],
    ['all have approved, but a comment is open', facts([yes], { openComments: 1 }), 'inReview'],
    ['only who wrote it has approved', facts([own, own]), 'inReview'],
    ['who wrote it has approved, and somebody else', facts([own, yes]), 'approved'],
    ['who wrote it, where nobody else could', facts([own], { hasOthers: false }), 'approved'],
  ])('where %s', (_, given, state) => {
    for (const now of inHands) expect(stateOf(now, given)).toBe(state);
  });

  it.each<DraftState>(['draft', 'published', 'archived'])('a draft that is %s is with no reviewer', (now) => {
    for (const rows of [[], [yes], [no], [waiting]]) expect(stateOf(now, facts(rows))).toBe(now);
  });
});
