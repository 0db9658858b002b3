import type { ReactNode } from 'react';
import type { AttributesOf } from '../registry';

type CalloutProps = AttributesOf<'Callout'> & { label: string; children?: ReactNode };

/** A few sentences that stand out: the lesson's message to remember, a caution or a tip. */
export function Callout({ kind, label, children }: CalloutProps) {
  return (
    <aside className={`callout ${kind}`}>
      <p className="callout-label">{label}</p>
      {children}
    </aside>
  );
}
