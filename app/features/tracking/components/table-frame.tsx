import type { ReactNode } from 'react';

export interface TableFrameProps {
  table: { key: string; caption: string; heads: readonly string[] };
  /** Its rows. */
  children: ReactNode;
}

/** A table of figures with its heads; wider than the screen, it scrolls within itself. */
export function TableFrame({ table: { key, caption, heads }, children }: TableFrameProps) {
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
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
