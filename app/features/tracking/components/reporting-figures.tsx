import { formatFixed, formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { PresentedReporting, ReportingTable } from '../present-reporting.server';
import { PicturedTables } from './pictured-tables';
import { TableFrame } from './table-frame';

/** Reports before and after training: pictures, and every table in sight beneath them. */
export function ReportingFigures({ reporting: { tables, pictures } }: { reporting: PresentedReporting }) {
  return (
    <PicturedTables pictures={pictures} tables={tables}>
      {(table) => <Rates table={table} />}
    </PicturedTables>
  );
}

function Rates({ table }: { table: ReportingTable }) {
  const { language } = useI18n();
  const shown = (value: number | string | null, at: number) => {
    if (typeof value !== 'number') return value ?? '–';
    return at === table.counts ? formatNumber(value, language, 0) : formatFixed(value, language, 1);
  };
  return (
    <TableFrame table={table}>
      {table.rows.map((row) => (
        <tr key={row.key}>
          <th scope="row">{row.name}</th>
          {row.values.map((value, at) => (
            <td key={at} className="end">
              {shown(value, at)}
            </td>
          ))}
        </tr>
      ))}
    </TableFrame>
  );
}
