/** A count, or null where it is not told. */
export type Told = number | null;

export type TableKey =
  'funnel' | 'areas' | 'months' | 'trends' | 'courses' | 'coverage' | 'coverageAreas' | 'lessons';

/** A table of counts: what the page, the pictures and the download are made from. */
export interface FigureTable {
  key: TableKey;
  /** Steps, ids of courses, or names of counts; `share` is per cent, all others are whole numbers. */
  columns: string[];
  rows: { key: string; values: Told[] }[];
}
