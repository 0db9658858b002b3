import { PicturedTables, type PicturedTablesProps } from './pictured-tables';
import { TableFrame } from './table-frame';

interface Table<Value> {
  key: string;
  caption: string;
  heads: readonly string[];
  rows: readonly { key: string; name: string; values: readonly Value[] }[];
}

export interface FigureRowsProps<Value, Shown extends Table<Value>> extends Omit<
  PicturedTablesProps<Shown>,
  'children'
> {
  /** A value as it is read, by its place in the row. */
  shown: (value: Value, at: number, table: Shown) => string;
}

/** Pictures, and every table in sight beneath them, whose rows lead nowhere. */
export function FigureRows<Value, Shown extends Table<Value>>({
  pictures,
  tables,
  shown,
}: FigureRowsProps<Value, Shown>) {
  return (
    <PicturedTables pictures={pictures} tables={tables}>
      {(table) => (
        <TableFrame table={table}>
          {table.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              {row.values.map((value, at) => (
                <td key={at} className="end">
                  {shown(value, at, table)}
                </td>
              ))}
            </tr>
          ))}
        </TableFrame>
      )}
    </PicturedTables>
  );
}
