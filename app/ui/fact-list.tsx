import type { ReactNode } from 'react';

export interface FactListProps {
  /** Term and value of each fact, in the reader's language. */
  facts: readonly (readonly [string, ReactNode])[];
}

/** Facts as terms with their values: below each other on a phone, side by side where there is room. */
export function FactList({ facts }: FactListProps) {
  return (
    <dl className="facts">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
