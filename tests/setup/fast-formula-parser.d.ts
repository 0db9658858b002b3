/** As much of the evaluator of spreadsheet formulas as tests use; it comes without types. */
declare module 'fast-formula-parser' {
  interface Place {
    sheet: string;
    row: number;
    col: number;
  }
  interface Corner {
    row: number;
    col: number;
  }
  class FormulaParser {
    static readonly FormulaError: { DIV0: unknown };
    constructor(cells: {
      functions?: Record<string, (...given: { value: unknown }[]) => unknown>;
      onCell: (place: Place) => unknown;
      onRange: (range: { sheet: string; from: Corner; to: Corner }) => unknown[][];
    });
    parse(formula: string, position: Place): unknown;
  }
  export = FormulaParser;
}
