import type { PresentedTable } from '../present-overview.server';

/** Counts in rows, each a link to the people behind it; wider than the screen, the table scrolls within itself. */
export function FigureTable({ table: { key, caption, heads, rows } }: { table: PresentedTable }) {
  return (
    <div className="table" role="region" tabIndex={0} aria-label={caption}>
      <table className={`figures of-${key}`}>
        <thead>
          <tr>
            {heads.map((head, at) => (
              <th key={head} scope="col" className={at === 0 ? undefined : 'end'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.href === null ? row.name : <a href={row.href}>{row.name}</a>}</th>
              {row.cells.map(({ shown, href, shade }, at) => (
                <td key={at} className={shade === null ? 'end' : `end shade-${shade}`}>
                  {href === null ? shown : <a href={href}>{shown}</a>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
