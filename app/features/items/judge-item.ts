import type { ItemDraft } from '~db/schema/items';
import { problemOfIssue } from '~/platform/content/problem-of-issue';
import { completeItem } from './complete-item';
import { findItemFaults, type ItemFault } from './find-item-faults';
import { ItemSchema } from './item-schemas';

/** So many choices a question has at least; files of courses ask for one more. */
const leastOptions = 2;

/**
 * What keeps a question from being kept in a bank. That a language is missing is no fault there, nor that a comment on an answer is:
 * its page tells them.
 */
export function judgeItem(draft: ItemDraft): ItemFault[] {
  const { body } = completeItem(draft);
  const said = Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'caseId'));
  const parsed = ItemSchema.safeParse({
    ...(withComments(said) as object),
    id: 'question',
    outcome: 'outcome',
  });
  if (parsed.success) return [];
  const issues = parsed.error.issues.map((issue): ItemFault => ({
    ...problemOfIssue(issue),
    path: issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
  }));
  const faults = new Map(
    [...issues, ...findItemFaults(body)].map((fault) => [`${fault.path.join('.')} ${fault.code}`, fault]),
  );
  const hasEnough = 'options' in body && body.options.length >= leastOptions;
  return [...faults.values()].filter(({ code }) => !(code === 'optionsFew' && hasEnough));
}

/** Puts a word where nobody has commented on an answer. */
function withComments(value: unknown, isComment = false): unknown {
  if (value === '') return isComment ? '–' : value;
  if (Array.isArray(value)) return value.map((one) => withComments(one, isComment));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, withComments(one, isComment || name === 'feedback')]),
  );
}
