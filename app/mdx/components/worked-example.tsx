import type { ReactNode } from 'react';
import type { AttributesOf } from '../registry';
import { BlockTitle, type TitleLevel } from './block-title';

type WorkedExampleProps = AttributesOf<'WorkedExample'> & { level: TitleLevel; children?: ReactNode };

/** A sum worked out with figures from a facility, step by step. */
export function WorkedExample({ title, level, children }: WorkedExampleProps) {
  return (
    <section className="worked">
      <BlockTitle level={level}>{title}</BlockTitle>
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
