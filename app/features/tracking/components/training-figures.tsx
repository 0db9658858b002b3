import { formatNumber } from '~/platform/i18n/format';
import { useI18n } from '~/platform/i18n/use-i18n';
import type { PresentedTrainings, TrainingTable } from '../present-trainings.server';
import { PicturedTables } from './pictured-tables';
import { TableFrame } from './table-frame';

/** Who was trained face to face: pictures, and every table in sight beneath them. */
export function TrainingFigures({ tables, pictures }: Pick<PresentedTrainings, 'tables' | 'pictures'>) {
  return (
    <PicturedTables pictures={pictures} tables={tables}>
      {(table) => <People table={table} />}
    </PicturedTables>
  );
}

function People({ table }: { table: TrainingTable }) {
  const { language } = useI18n();
  return (
    <TableFrame table={table}>
      {table.rows.map((row) => (
        <tr key={row.key}>
          <th scope="row">{row.name}</th>
          {row.values.map((value, at) => (
            <td key={at} className="end">
              {value === null ? '–' : formatNumber(value, language, 0)}
            </td>
          ))}
        </tr>
      ))}
    </TableFrame>
  );
}
