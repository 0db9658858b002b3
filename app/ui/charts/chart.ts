/** What a chart shows: each series has one value a label, null where nothing is known. */
export interface ChartData {
  labels: string[];
  series: { name: string; values: (number | null)[] }[];
}

export interface Chart extends ChartData {
  kind: 'line' | 'run' | 'bars' | 'stacked';
  /** Names each label of the only series, by which a question's options refer to it; they stand in the place of values. */
  letters?: string[] | undefined;
  /** Written at the axis of values. */
  unit?: string | undefined;
  /** A line across at a value to reach. */
  target?: { value: number; label: string } | undefined;
  /** Names the median that a run chart draws. */
  medianLabel: string;
  /** What the chart says, for those who don't see it. */
  summary: string;
  /** How a number is written in the reader's language. */
  format: (value: number) => string;
}
