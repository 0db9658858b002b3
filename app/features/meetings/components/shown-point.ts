/** A point of the agenda, in the reader's language. */
export interface ShownPoint {
  id: string;
  worksheet: string;
  title: string;
  figure: string;
  runId: string | null;
  /** What the answers to "why?" come to. */
  causes: string;
}
