import type { TextPart } from '../compare-texts';

const elements = { same: 'span', added: 'ins', removed: 'del' } as const;

/** Two texts in one: what was taken out struck out, what was added underlined. */
export function TextDiff({ parts }: { parts: readonly TextPart[] }) {
  return (
    <pre className="source">
      {parts.map(({ kind, text }, index) => {
        const Element = elements[kind];
        return <Element key={index}>{text}</Element>;
      })}
    </pre>
  );
}
