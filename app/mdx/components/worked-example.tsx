import type { ReactNode } from 'react';
import type { AttributesOf } from '../registry';

/** A sum worked out with figures from a facility, step by step. */
export function WorkedExample({ title, children }: AttributesOf<'WorkedExample'> & { children?: ReactNode }) {
  return (
    <section className="worked">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** One step of a worked example; closed, so that the learner can try it before looking. */
export function Step({ title, children }: AttributesOf<'Step'> & { children?: ReactNode }) {
  return (
    <details className="step">
      <summary>{title}</summary>
      {children}
    </details>
  );
}
