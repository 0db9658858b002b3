import type { ImportRow, RowOutcome } from './import-row';

/** How many rows of a list have come, or would come, to what. */
export type OutcomeCounts = Partial<Record<RowOutcome, number>>;

/** What is kept of a list beside its rows. */
export interface ImportReport {
  /** The headings of the file. */
  header: string[];
  counts: OutcomeCounts;
}

export function countOutcomes(rows: readonly Pick<ImportRow, 'outcome'>[]): OutcomeCounts {
  const counts: OutcomeCounts = {};
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

/** The rows that a page shows together. */
export const rowGroups = {
  faults: ['refused'],
  likely: ['likely'],
  good: ['new', 'added', 'invite', 'asked'],
  none: ['invited', 'declined', 'member', 'known'],
} as const satisfies Record<string, RowOutcome[]>;

export type RowGroup = keyof typeof rowGroups;

export const countOf = (counts: OutcomeCounts, outcomes: readonly RowOutcome[]): number =>
  outcomes.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);
