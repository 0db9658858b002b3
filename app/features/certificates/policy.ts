import type { Grant } from '~/features/accounts/index';
import { isAdministrator } from '~/features/accounts/policy';

/** Whether somebody says how an institute's certificates look, and who signs them. */
export const designsCertificatesOf = (actor: { grants: readonly Grant[] }, instituteId: string): boolean =>
  isAdministrator(actor) ||
  actor.grants.some((grant) => grant.role === 'manager' && grant.instituteId === instituteId);
