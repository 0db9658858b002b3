import type { CellField } from '../fields';
import type { FormState } from '../form-state';
import { inputModeOf } from '../input-mode';
import { typedAt } from '../read-typed';

export interface FigureTableProps {
  caption: string;
  columns: readonly {
    /** What stands above it. */
    head: string;
    label: string;
    field: CellField;
    pathOf: (row: number) => string;
  }[];
  /** Names of the rows. */
  rows: readonly string[];
  /** What stands above the names of the rows. */
  head: string;
  /** The rows have no names but numbers. */
  isNumbered?: boolean;
  /** There is room for the number of a row alone, and for few digits. */
  isTight?: boolean;
  state: FormState;
}

/** A table to be filled in: each cell is called by its row and column for who doesn't see it. */
export function FigureTable({ caption, columns, rows, head, isNumbered, isTight, state }: FigureTableProps) {
  return (
    <table className={isTight ? 'sheet tight' : isNumbered ? 'sheet numbered' : 'sheet'}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {columns.map((column) => (
            <th key={column.label} scope="col" className={column.field.kind === 'text' ? 'named' : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((name, row) => (
          <tr key={name}>
            <th scope="row">{isTight ? row + 1 : name}</th>
            {columns.map(({ label, field, pathOf }) => (
              <FigureCell
                key={label}
                field={field}
                path={pathOf(row)}
                label={`${label}, ${name}`}
                state={state}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface FigureCellProps {
  field: CellField;
  path: string;
  label: string;
  state: FormState;
}

function FigureCell({ field, path, label, state }: FigureCellProps) {
  const fault = state.faults[path];
  const faultId = `${path}-fault`;
  return (
    <td className={fault ? 'wrong' : undefined}>
      <input
        name={path}
        aria-label={label}
        defaultValue={typedAt(state.typed, path)}
        inputMode={inputModeOf(field)}
        autoComplete="off"
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? faultId : undefined}
      />
      {fault && (
        <p className="fault" id={faultId}>
          {fault}
        </p>
      )}
    </td>
  );
}
