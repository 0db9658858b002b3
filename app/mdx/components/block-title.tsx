import type { ReactNode } from 'react';

/** Where a title stands among the headings of its lesson, so that none is left out between two. */
export type TitleLevel = '2' | '3';

/** The title of a block: a heading, so that a screen reader can go from one to the next. */
export function BlockTitle({ level, children }: { level: TitleLevel; children: ReactNode }) {
  const Heading = `h${level}` as const;
  return <Heading>{children}</Heading>;
}
