import type { AttributesOf } from '../registry';

/**
 * A question that learners answer for themselves. It is filled in by the page that shows it, since the answer is the
 * learner's own: in the lesson it is a block that holds its question.
 */
export function Reflection({ question }: AttributesOf<'Reflection'>) {
  return <p>{question}</p>;
}
