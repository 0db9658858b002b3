/** What a chart shows: each series has one value a label, null where nothing is known. */
export interface ChartData {
  labels: string[];
  series: { name: string; values: (number | null)[] }[];
}

/**
 * Kinds that lessons have too, and five of worksheets: a channel has three series, what was counted and the lower ends of alert and epidemic; a pyramid has
 * one, from the top; stock has two, what is there and what is coming; multiples have one for each small
 * drawing; a pareto has one, the greatest first, and a target in per cent of them all.
 */
export interface Chart extends ChartData {
  kind: 'line' | 'run' | 'bars' | 'stacked' | 'channel' | 'pyramid' | 'stock' | 'multiples' | 'pareto';
  /** Names each label of the only series, by which a question's options refer to it; they stand in the place of values. */
  letters?: string[] | undefined;
  /** Written at the axis of values. */
  unit?: string | undefined;
  /** A line across at a value to reach. */
  target?: { value: number; label: string } | undefined;
  /** Lines across a chart of stock: the least and the most to have. */
  levels?: { value: number; label: string }[] | undefined;
  /** What the three bands of a channel are called, the lowest first. */
  bands?: string[] | undefined;
  /** Places of points that have a ring around them, which the page explains. */
  marked?: readonly number[] | undefined;
  /** Upright lines at labels, where something began; in multiples each is in the drawing of its series, without its name. */
  moments?: readonly { label: string; series: number; name: string }[] | undefined;
  /** Names the median that a run chart draws. */
  medianLabel: string;
  /** What the chart says, for those who don't see it. */
  summary: string;
  /** How a number is written in the reader's language. */
  format: (value: number) => string;
}
