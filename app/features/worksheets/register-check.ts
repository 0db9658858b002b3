import { count, optional } from './fields';
import { from, isNumber, noResult, percentOf } from './result';
import { threshold } from './settings';
import { atLeast } from './thresholds';
import { counted, definePart, percent, type Worksheet, type Finding } from './worksheet';

/**
 * A page of a register, opened at random: how much of it is filled in, and how much rightly?
 *
 * cells = rows × columns that must be filled − cells that don't apply; filled = (cells − empty) / cells × 100; correct = (cells − empty − wrong code −
 * illegible) / cells × 100. Fifty rows; the aim of 95 % is ours. More mistakes than cells give no rate.
 */
const page = definePart({
  fields: {
    rows_checked: count(),
    fields_per_row: count(),
    empty: count(),
    wrong_code: count(),
    illegible: count(),
    not_applicable: optional(count()),
  },
  settings: { aim: threshold(95, { most: 100 }) },
  figures: {
    correct_rate_pct: percent(),
    fill_rate_pct: percent(),
    cells: counted(),
    mistakes: counted(),
  },
  bands: { correct_rate_pct: 'band' },
  isOnPage: true,
  example: { rows_checked: 50, fields_per_row: 8, empty: 22, wrong_code: 6, illegible: 2 },
  compute({ rows_checked, fields_per_row, empty, wrong_code, illegible, not_applicable }, { aim }) {
    const cells = from([rows_checked, fields_per_row, not_applicable ?? 0], (rows, columns, none) =>
      rows * columns < none ? noResult('moreThanAll') : rows * columns - none,
    );
    const mistakes = from(
      [empty, wrong_code, illegible],
      (blank, wrong, unreadable) => blank + wrong + unreadable,
    );
    const left = (bad: typeof mistakes) =>
      percentOf(
        from([cells, bad], (all, some) => (some > all ? noResult('moreThanAll') : all - some)),
        cells,
      );
    const correct = left(mistakes);
    return {
      correct_rate_pct: correct,
      fill_rate_pct: left(from([empty], (blank) => blank)),
      band: !isNumber(correct) ? null : atLeast(correct, aim) ? 'aim reached' : 'below the aim',
      cells,
      mistakes,
    };
  },
  interpret({ correct_rate_pct, fill_rate_pct, band }, { aim }): Finding[] {
    if (!isNumber(correct_rate_pct) || !isNumber(fill_rate_pct)) return [];
    return [
      {
        code: band === 'aim reached' ? 'reached' : 'notReached',
        values: { correct_rate_pct, fill_rate_pct, aim },
      },
    ];
  },
});

export const registerCheck = {
  key: 'W16',
  version: 1,
  slug: 'register-check',
  toolkit: 'supervision',
  parts: { page },
} satisfies Worksheet;
