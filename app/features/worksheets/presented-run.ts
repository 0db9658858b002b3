export interface PresentedTable {
  heads: string[];
  /** Columns of words stand to the left, figures under each other by their last digit. */
  isText: boolean[];
  rows: string[][];
}

/** A run as its page shows it, all in the reader's language. */
export interface PresentedRun {
  headline: { label: string; value: string; band: string | null; isKnown: boolean } | null;
  sentences: string[];
  facts: [string, string][];
  table: PresentedTable | null;
  chart: { title: string; svg: string; table: PresentedTable } | null;
}
