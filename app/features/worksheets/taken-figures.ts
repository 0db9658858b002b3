/** What a form or an address brought. */
export interface TakenFigures {
  fields: Readonly<Record<string, string>>;
  /** Cells of a spreadsheet that were pasted and could not be taken. */
  pasted: string;
  /** What is wrong with the file or the pasted cells, in the reader's language. */
  fileFault: string | undefined;
  /** Heads of columns that the worksheet doesn't have. */
  unknownHeads: readonly string[];
}

/** Figures that were typed alone. */
export const typedAlone = (fields: Readonly<Record<string, string>>): TakenFigures => ({
  fields,
  pasted: '',
  fileFault: undefined,
  unknownHeads: [],
});
