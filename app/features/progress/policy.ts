import type { Grant } from '~/features/accounts/index';
import { isAdministrator } from '~/features/accounts/policy';

/**
 * Where somebody signs learners off: in the courses of the institutes that they are a facilitator of. An administrator stands in where an
 * institute has none.
 * @returns ids of institutes; none: nowhere
 */
export const signsOffIn = (actor: { grants: readonly Grant[] }): string[] | 'everywhere' =>
  isAdministrator(actor)
    ? 'everywhere'
    : actor.grants.flatMap(({ role, instituteId }) =>
        role === 'facilitator' && instituteId ? [instituteId] : [],
      );

/** Whether the page of sign-offs is open to somebody. */
export const maySignOff = (actor: { grants: readonly Grant[] }): boolean => signsOffIn(actor).length > 0;
