import { data } from '@remix-run/node';
import { markTwoPeople, mergeAccounts, undoMerge } from '~/features/people/index.server';
import { type DuplicatesDone, DuplicatesDeedSchema, type DuplicatesProblem } from '~/features/people/schemas';
import type { FormFields } from '~/platform/http/read-form.server';
import type { Officer } from './require-officer.server';

const statusOf: Record<DuplicatesProblem, 403 | 404 | 409 | 422> = {
  keep: 422,
  same: 422,
  forbidden: 403,
  notFound: 404,
  hasRoles: 409,
  erasing: 409,
  phoneTaken: 409,
};

type Answer = { done: DuplicatesDone } | { problem: DuplicatesProblem; status: 403 | 404 | 409 | 422 };

const fail = (problem: DuplicatesProblem): Answer => ({ problem, status: statusOf[problem] });

/** Does what a form of the page about people with two accounts asks for. @throws 400 where it asks for nothing that is known */
export async function settleDuplicates(officer: Officer, fields: FormFields): Promise<Answer> {
  const parsed = DuplicatesDeedSchema.safeParse(fields);
  if (!parsed.success) {
    const isChoiceMissing = parsed.error.issues.every(
      ({ path }) => path[0] === 'keep' || path[0] === 'phone',
    );
    if (isChoiceMissing) return fail('keep');
    throw data(null, { status: 400 });
  }
  const deed = parsed.data;
  switch (deed.intent) {
    case 'merge': {
      const { one, other, keep, phone } = deed;
      const [keptId, mergedId] = keep === 'one' ? [one, other] : [other, one];
      const phoneOf = phone === keep ? 'kept' : 'merged';
      const { outcome } = await mergeAccounts(officer, { keptId, mergedId, phoneOf });
      return outcome === 'merged' ? { done: 'merged' } : fail(outcome);
    }
    case 'distinct':
      return (await markTwoPeople(officer, [deed.one, deed.other])) ? { done: 'distinct' } : fail('notFound');
    case 'undo': {
      const answer = await undoMerge(officer, deed.merge);
      return answer === 'undone' ? { done: 'undone' } : fail(answer);
    }
  }
}
