import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { writeCsv } from '~/platform/tables/write-table.server';
import { writeWorkbook } from '~/platform/tables/write-workbook.server';
import type { Overview } from './get-overview.server';
import { presentOverview } from './present-overview.server';

/** The shared tables one below the other: which table, which row, and each count. Made of the tables that the page shows. */
export function figuresAsCsv(overview: Overview, language: Language): string {
  const t = getTranslator(language);
  const { tables } = presentOverview(overview, language);
  const rows = tables.flatMap(({ key, caption, heads, rows: ofTable }) =>
    ofTable.flatMap((row) =>
      (
        overview.tables.find((one) => one.key === key)?.rows.find((one) => one.key === row.key)?.values ?? []
      ).map((value, at) => [caption, row.name, heads[at + 1] ?? '', value === null ? '' : String(value)]),
    ),
  );
  return writeCsv(
    [t('tracking:file.table'), t('tracking:file.row'), t('tracking:file.column'), t('tracking:head.people')],
    rows,
  );
}

/** A sheet for each of the shared tables; what is not told is empty. */
export async function figuresAsXlsx(overview: Overview, language: Language): Promise<Uint8Array> {
  const { tables } = presentOverview(overview, language);
  return writeWorkbook(
    tables.map(({ key, caption, heads, rows }) => {
      const counted = overview.tables.find((one) => one.key === key);
      const width = 1 + (counted?.columns.length ?? 0);
      return {
        name: caption.slice(0, 31),
        header: heads.slice(0, width),
        rows: rows.map((row, at) => [row.name, ...(counted?.rows[at]?.values ?? [])]),
      };
    }),
  );
}
