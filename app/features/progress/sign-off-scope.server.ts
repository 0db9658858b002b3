import { and, type AnyColumn, inArray, type SQL, sql } from 'drizzle-orm';
import { course, courseRevision } from '~db/schema/catalog';
import type { Grant } from '~/features/accounts/index';
import type { ActingParty } from '~/platform/audit.server';
import { signsOffIn } from './policy';

/** Somebody who signs learners off, and from where. */
export type Facilitator = ActingParty & { actorId: string; grants: readonly Grant[] };

/** The condition that an institute is one in whose courses the facilitator signs off. @param column its id */
export function isFacilitatedBy(facilitator: Pick<Facilitator, 'grants'>, column: AnyColumn): SQL {
  const institutes = signsOffIn(facilitator);
  return institutes === 'everywhere' ? sql`true` : inArray(column, institutes);
}

/** The condition that a course, joined with its current revision, is theirs to sign off in and asks for a sign-off. */
export const isSignedOffBy = (facilitator: Pick<Facilitator, 'grants'>) =>
  and(
    isFacilitatedBy(facilitator, course.instituteId),
    sql`${courseRevision.manifest} -> 'completion' @> '{"signOff": true}'`,
  );
