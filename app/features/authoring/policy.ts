import { isAdministrator } from '~/features/accounts/policy';
import type { Grant } from '~/features/accounts/index';

const writing: readonly Grant['role'][] = ['author', 'reviewer', 'manager'];

/** Whether somebody works on the courses of an institute, and may see how they stand. */
export const worksOnCoursesOf = (actor: { grants: readonly Grant[] }, instituteId: string): boolean =>
  isAdministrator(actor) ||
  actor.grants.some((grant) => writing.includes(grant.role) && grant.instituteId === instituteId);
