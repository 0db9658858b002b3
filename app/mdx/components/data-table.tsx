import type { ReactNode } from 'react';
import type { AttributesOf } from '../registry';

/** A table with a caption that says what its figures are. */
export function DataTable({ caption, children }: AttributesOf<'DataTable'> & { children?: ReactNode }) {
  return (
    <figure className="data-table">
      <figcaption>{caption}</figcaption>
      {children}
    </figure>
  );
}
