import { isAdministrator } from '~/features/accounts/policy';
import type { Grant } from '~/features/accounts/index';

const working: readonly Grant['role'][] = ['author', 'reviewer', 'manager'];

/** Whether somebody works on the item banks of an institute: sees, imports and exports questions with their answers. */
export const worksOnItemsOf = (actor: { grants: readonly Grant[] }, instituteId: string): boolean =>
  isAdministrator(actor) ||
  actor.grants.some((grant) => working.includes(grant.role) && grant.instituteId === instituteId);

/** Whether somebody works on the item banks of any institute. */
export const worksOnItems = (actor: { grants: readonly Grant[] }): boolean =>
  isAdministrator(actor) || actor.grants.some(({ role }) => working.includes(role));
