import { isAdministrator } from '~/features/accounts/policy';
import type { Grant } from '~/features/accounts/index';

interface Holder {
  grants: readonly Grant[];
}

type Role = Grant['role'];

const working: readonly Role[] = ['author', 'reviewer', 'manager'];

const writing: readonly Role[] = ['author', 'manager'];

const holdsOf = (roles: readonly Role[]) => (actor: Holder, instituteId: string) =>
  isAdministrator(actor) ||
  actor.grants.some((grant) => roles.includes(grant.role) && grant.instituteId === instituteId);

/** Whether somebody works on the courses of an institute, and may see how they stand. */
export const worksOnCoursesOf = holdsOf(working);

/** Whether somebody works on the courses of any institute. */
export const worksOnCourses = (actor: Holder): boolean =>
  isAdministrator(actor) || actor.grants.some(({ role }) => working.includes(role));

const institutesOf =
  (roles: readonly Role[]) =>
  (actor: Holder): string[] | 'all' =>
    isAdministrator(actor)
      ? 'all'
      : actor.grants.flatMap(({ role, instituteId }) =>
          instituteId && roles.includes(role) ? [instituteId] : [],
        );

/** The institutes on whose courses somebody works. */
export const institutesWorkedFor = institutesOf(working);

/** Whether somebody writes the drafts of an institute, sends them to review, and publishes what reviewers have approved. */
export const writesCoursesOf = holdsOf(writing);

/** The institutes whose drafts somebody writes. */
export const institutesWrittenFor = institutesOf(writing);

/** Whether somebody may move a course's home to the studio, and take a course out of the catalogue. */
export const managesCoursesOf = holdsOf(['manager']);
