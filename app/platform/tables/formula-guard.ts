/**
 * A cell that a spreadsheet would take for a formula, or would once marks of ours are taken off: with `=`, `+`, `-` or `@` first, as
 * such or in full width, whatever spaces and apostrophes stand before.
 */
const formulaLike = /^[\s']*[=+\-@＝＋－＠]/u;

/** Puts an apostrophe before what a spreadsheet would run, or a tab or line end that hides it, so that it is shown as text. */
export const withFormulaGuard = (text: string): string =>
  formulaLike.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;

/** Takes that apostrophe off again, and the form `="0712"` with which some systems keep a number's zeros. */
export function withoutFormulaGuard(text: string): string {
  const kept = /^="([^"]*)"$/.exec(text.trim())?.[1];
  if (kept !== undefined) return kept;
  return text.startsWith("'") && formulaLike.test(text) ? text.slice(1) : text;
}
