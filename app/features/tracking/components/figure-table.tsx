import type { PresentedTable } from '../present-figures';
import { TableFrame } from './table-frame';

/** Counts in rows, each a link to the people behind it. */
export function FigureTable({ table }: { table: PresentedTable }) {
  return (
    <TableFrame table={table}>
      {table.rows.map((row) => (
        <tr key={row.key}>
          <th scope="row">{row.href === null ? row.name : <a href={row.href}>{row.name}</a>}</th>
          {row.cells.map(({ shown, href, shade }, at) => (
            <td key={at} className={shade === null ? 'end' : `end shade-${shade}`}>
              {href === null ? shown : <a href={href}>{shown}</a>}
            </td>
          ))}
        </tr>
      ))}
    </TableFrame>
  );
}
