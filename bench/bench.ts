import type { CleanUp } from './clean-up';
import type { Table } from './report/table';

export interface BenchContext {
  /** A line of progress. */
  say: (line: string) => void;
  cleanUp: CleanUp;
}

export interface BenchOutcome {
  table: Table;
  /** What one must know to read the table, a line each. */
  notes: string[];
  /** All that was measured, as JSON. */
  figures: unknown;
}

/** A measurement that `npm run bench NAME` takes. */
export interface Bench {
  name: string;
  run: (context: BenchContext) => Promise<BenchOutcome>;
}
