export interface PresentedTable {
  heads: string[];
  /** Columns of words stand to the left, figures under each other by their last digit. */
  isText: boolean[];
  rows: string[][];
  /** Of each cell that says how good something is; left out where none does. */
  lights?: (Light | null)[][];
}

/** What a traffic light would show. */
export type Light = 'good' | 'watch' | 'poor';

/** The figure that matters most, with its word. */
export interface PresentedHeadline {
  label: string;
  value: string;
  band: string | null;
  light: Light | null;
  isKnown: boolean;
}

export interface PresentedChart {
  title: string;
  /** Null where it can't be drawn. */
  svg: string | null;
  /** What signs in the drawing mean. */
  note: string | null;
  table: PresentedTable | null;
}

/** A run as its page shows it, all in the reader's language. */
export interface PresentedRun {
  headline: PresentedHeadline | null;
  sentences: string[];
  facts: [string, string][];
  table: PresentedTable | null;
  chart: PresentedChart | null;
}
