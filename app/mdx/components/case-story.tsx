import type { ReactNode } from 'react';
import type { AttributesOf } from '../registry';
import { BlockTitle, type TitleLevel } from './block-title';

type CaseStoryProps = AttributesOf<'CaseStory'> & { level: TitleLevel; label: string; children?: ReactNode };

/** A short story of a facility that shows why the lesson matters. */
export function CaseStory({ title, level, label, children }: CaseStoryProps) {
  return (
    <section className="story">
      <p className="label">{label}</p>
      <BlockTitle level={level}>{title}</BlockTitle>
      {children}
    </section>
  );
}
