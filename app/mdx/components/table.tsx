import type { ReactNode } from 'react';

/** A table in a box that scrolls sideways on small screens, by touch or with the arrow keys. */
export function Table({ label, children }: { label: string; children?: ReactNode }) {
  return (
    <div className="table" role="region" tabIndex={0} aria-label={label}>
      <table>{children}</table>
    </div>
  );
}
