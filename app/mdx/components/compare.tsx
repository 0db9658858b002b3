import type { ReactNode } from 'react';
import type { AttributesOf } from '../registry';
import { BlockTitle, type TitleLevel } from './block-title';

/** Two ways of doing one thing, beside each other where there is room. */
export function Compare({ children }: { children?: ReactNode }) {
  return <div className="compare">{children}</div>;
}

type SideProps = AttributesOf<'Side'> & {
  level: TitleLevel;
  verdict: string | undefined;
  children?: ReactNode;
};

/** One of the two ways; its verdict is told in words, not by colour alone. */
export function Side({ kind, title, level, verdict, children }: SideProps) {
  return (
    <section className={`side ${kind}`}>
      {verdict && <p className="label">{verdict}</p>}
      <BlockTitle level={level}>{title}</BlockTitle>
      {children}
    </section>
  );
}
