import type { Grant } from '~/features/accounts/index';
import { isAdministrator } from '~/features/accounts/policy';

/** Whether somebody answers for the certificates of an institute: revokes them, brings them back and corrects the name on them. */
export const managesCertificatesOf = (actor: { grants: readonly Grant[] }, instituteId: string): boolean =>
  isAdministrator(actor) ||
  actor.grants.some((grant) => grant.role === 'manager' && grant.instituteId === instituteId);

/** Whether somebody answers for the certificates of any institute. */
export const managesCertificates = (actor: { grants: readonly Grant[] }): boolean =>
  isAdministrator(actor) || actor.grants.some(({ role }) => role === 'manager');
