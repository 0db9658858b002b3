import { data } from '@remix-run/node';
import {
  confirmPerson,
  endMembership,
  grantRoleTo,
  revokeRoleOf,
  takeBackConfirmation,
} from '~/features/people/index.server';
import {
  type Done,
  InstituteIdSchema,
  PersonIntentSchema,
  RoleChangeSchema,
  SeenVersionSchema,
} from '~/features/people/schemas';
import { notFound } from '~/platform/http/page-language.server';
import type { FormFields } from '~/platform/http/read-form.server';
import type { Officer } from './require-officer.server';

/** Why a deed was not done. */
type Problem =
  | 'changedMeanwhile'
  | 'forbidden'
  | 'instituteClosed'
  | 'lastAdministrator'
  | 'notMember'
  | 'self'
  | 'unknownScope';

export type DeedAnswer = { done: Done } | { problem: Problem; status: 403 | 409 | 422 };

const statusOf: Record<Problem, 403 | 409 | 422> = {
  forbidden: 403,
  self: 403,
  changedMeanwhile: 409,
  instituteClosed: 409,
  lastAdministrator: 409,
  notMember: 409,
  unknownScope: 422,
};
const fail = (problem: Problem): DeedAnswer => ({ problem, status: statusOf[problem] });

/**
 * Does what a form on the page of a person asks for.
 * @throws 404 where the person is not one of the officer's, 400 where the form asks for nothing that is known
 */
export async function doDeed(officer: Officer, personId: string, fields: FormFields): Promise<DeedAnswer> {
  const intent = PersonIntentSchema.safeParse(fields.intent);
  if (!intent.success) throw data(null, { status: 400 });
  switch (intent.data) {
    case 'confirm': {
      const seen = SeenVersionSchema.safeParse(fields);
      if (!seen.success) return fail('changedMeanwhile');
      const answer = await confirmPerson(officer, { personId, version: seen.data.version });
      return tell(answer === 'done' ? 'confirmed' : answer);
    }
    case 'takeBack': {
      const answer = await takeBackConfirmation(officer, personId);
      return tell(answer === 'done' ? 'takenBack' : answer);
    }
    case 'grant':
    case 'revoke': {
      const grant = RoleChangeSchema.safeParse(fields);
      if (!grant.success) return fail('unknownScope');
      const change = { personId, grant: grant.data };
      if (intent.data === 'revoke') {
        const answer = await revokeRoleOf(officer, change);
        return tell(answer === 'notHeld' ? 'revoked' : answer);
      }
      const answer = await grantRoleTo(officer, change);
      return tell(answer === 'held' ? 'granted' : answer);
    }
    case 'removeMember': {
      const parsed = InstituteIdSchema.safeParse(fields);
      if (!parsed.success) throw data(null, { status: 400 });
      const answer = await endMembership(officer, { personId, instituteId: parsed.data.institute });
      return tell(answer === 'notMember' ? 'removed' : answer);
    }
  }
}

function tell(answer: Done | Problem | 'notFound'): DeedAnswer {
  if (answer === 'notFound') throw notFound();
  return isProblem(answer) ? fail(answer) : { done: answer };
}

const isProblem = (answer: Done | Problem): answer is Problem => answer in statusOf;
