export interface PresentedTable {
  heads: string[];
  /** Columns of words stand to the left, figures under each other by their last digit. */
  isText: boolean[];
  rows: string[][];
}

/** The figure that matters most, with its word. */
export interface PresentedHeadline {
  label: string;
  value: string;
  band: string | null;
  isKnown: boolean;
}

export interface PresentedChart {
  title: string;
  svg: string;
  table: PresentedTable;
}

/** A run as its page shows it, all in the reader's language. */
export interface PresentedRun {
  headline: PresentedHeadline | null;
  sentences: string[];
  facts: [string, string][];
  table: PresentedTable | null;
  chart: PresentedChart | null;
}
