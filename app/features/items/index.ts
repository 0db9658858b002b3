export { caseSetsOf, type DrawRule, mostCases } from './case-sets';
export { type GapPiece, gapPieces } from './gap-text';
export { hasParts } from './has-parts';
export { letterOf } from './letter-of';
export { seededShuffle, type Shuffle } from './seeded-shuffle';
