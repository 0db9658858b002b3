import type { ReactNode } from 'react';

export interface DataColumn<Row> {
  /** The head of the column; on a phone it stands beside each value. */
  label: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand under each other by their last digit. */
  isNumber?: boolean;
}

export interface DataTableProps<Row> {
  /** What the table shows, in a line above it. */
  caption: ReactNode;
  /** The first column names the row; a cell of it is best a link. */
  columns: readonly [DataColumn<Row>, ...DataColumn<Row>[]];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
}

/**
 * Rows as cards on a phone, as a table where there is room; needs office.css. The roles are written out since a browser that draws a table
 * as blocks no longer tells a screen reader that it is one. A cell that has nothing to say (null or an empty text) is left out of its card.
 */
export function DataTable<Row>({ caption, columns, rows, keyOf }: DataTableProps<Row>) {
  const [naming, ...others] = columns;
  const end = ({ isNumber }: DataColumn<Row>) => (isNumber ? 'end' : undefined);
  return (
    <table className="data" role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th key={column.label} role="columnheader" scope="col" className={end(column)}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            <th role="rowheader" scope="row">
              {naming.cell(row)}
            </th>
            {others.map((column) => (
              <td key={column.label} role="cell" className={end(column)} data-label={column.label}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
