import type { ReactNode } from 'react';

/** A link that looks like the page's one large button. */
export function LinkButton({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a className="button" href={to}>
      {children}
    </a>
  );
}
