import type { Typed } from './read-typed';

/** What a form shows: what was typed, and in words what is wrong with it or odd about it, by path. */
export interface FormState {
  worksheet: string;
  typed: Typed;
  faults: Record<string, string>;
  /** More rows than the form has at first were asked for. */
  isLonger: boolean;
  /** Cells of a spreadsheet that were pasted and could not be taken. */
  pasted: string;
  /** What is wrong with the file or the pasted cells. */
  fileFault: string | undefined;
}
