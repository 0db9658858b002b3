import type { ReactNode } from 'react';
import type { AttributesOf } from '../registry';

/** The steps of a procedure in their order, all open: they are done, not worked out. */
export function Steps({ children }: { children?: ReactNode }) {
  return <ol className="steps">{children}</ol>;
}

/** One step of a procedure. */
export function NumberedStep({ title, children }: AttributesOf<'Step'> & { children?: ReactNode }) {
  return (
    <li>
      <strong>{title}</strong>
      {children}
    </li>
  );
}
