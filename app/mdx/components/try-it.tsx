import type { ReactNode } from 'react';
import type { AttributesOf } from '../registry';
import { BlockTitle, type TitleLevel } from './block-title';

type TryItProps = AttributesOf<'TryIt'> & { level: TitleLevel; label: string; children?: ReactNode };

/** A question the learner answers for themselves; nothing is graded or sent. */
export function TryIt({ question, level, label, children }: TryItProps) {
  return (
    <section className="try">
      <p className="label">{label}</p>
      <BlockTitle level={level}>{question}</BlockTitle>
      {children}
    </section>
  );
}

type ChoiceProps = AttributesOf<'Choice'> & {
  /** Common to the choices of one question: opening one closes the others. */
  group: string;
  verdict: string;
  children?: ReactNode;
};

/** One possible answer; opening it tells whether it is right, and why. */
export function Choice({ text, correct, group, verdict, children }: ChoiceProps) {
  return (
    // React 18 doesn't type the name of details, and hands it on all the same.
    <details {...{ name: group }} className={correct === 'yes' ? 'choice right' : 'choice wrong'}>
      <summary>{text}</summary>
      <div>
        <strong>{verdict}</strong>
        {children}
      </div>
    </details>
  );
}

/** The answer to a sum that the learner works out on paper first. */
export function Answer({ label, children }: { label: string; children?: ReactNode }) {
  return (
    <details className="answer">
      <summary>{label}</summary>
      {children}
    </details>
  );
}
