import type { PresentedTable } from '../presented-run';
import { TrafficLight } from './traffic-light';

/** Figures in rows; wider than the screen, the table scrolls within itself. */
export function ResultTable({
  table: { heads, isText, rows, lights },
  caption,
}: {
  table: PresentedTable;
  caption: string;
}) {
  return (
    <div className="table" role="region" tabIndex={0} aria-label={caption}>
      <table>
        <thead>
          <tr>
            {heads.map((head, column) => (
              <th key={head} scope="col" className={isText[column] ? undefined : 'end'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], row) => (
            <tr key={row}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={column} className={isText[column + 1] ? undefined : 'end'}>
                  <TrafficLight light={lights?.[row]?.[column + 1] ?? null}>{cell}</TrafficLight>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
