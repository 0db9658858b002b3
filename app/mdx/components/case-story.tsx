import type { ReactNode } from 'react';
import type { AttributesOf } from '../registry';

type CaseStoryProps = AttributesOf<'CaseStory'> & { label: string; children?: ReactNode };

/** A short story of a facility that shows why the lesson matters. */
export function CaseStory({ title, label, children }: CaseStoryProps) {
  return (
    <section className="story">
      <p className="label">{label}</p>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
