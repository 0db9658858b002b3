/** What a chart may be: lines over time, one series with its median, bars to compare, bars made of parts. */
export const chartKinds = ['line', 'run', 'bars', 'stacked'] as const;
export type ChartKind = (typeof chartKinds)[number];
