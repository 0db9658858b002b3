import type { ReactNode } from 'react';

/** How to teach the lesson to a group; pages show it to facilitators alone. */
export function FacilitatorNote({ label, children }: { label: string; children?: ReactNode }) {
  return (
    <aside className="facilitator">
      <p className="label">{label}</p>
      {children}
    </aside>
  );
}
