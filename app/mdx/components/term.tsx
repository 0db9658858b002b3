import type { ReactNode } from 'react';
import type { AttributesOf } from '../registry';

/** A word of the glossary; its definition stands at the end of the lesson, so that a tap costs nothing. */
export function Term({ id, children }: AttributesOf<'Term'> & { children?: ReactNode }) {
  return (
    <a className="term" href={`#term-${id}`}>
      {children}
    </a>
  );
}
