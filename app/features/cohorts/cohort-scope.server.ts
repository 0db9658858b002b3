import { type SQL, sql } from 'drizzle-orm';
import type { Grant } from '~/features/accounts/index';
import { isAdministrator } from '~/features/accounts/policy';
import type { ActingParty } from '~/platform/audit.server';

/** Who runs cohorts, as one who acts. */
export interface CohortRunner extends ActingParty {
  actorId: string;
  grants: readonly Grant[];
}

/** The condition on `cohort` that holds for those that somebody made or facilitates; for an administrator, for all. */
export const cohortsOf = (runner: CohortRunner): SQL =>
  isAdministrator(runner)
    ? sql`true`
    : sql`(cohort.created_by = ${runner.actorId}::uuid or exists (
        select from cohort_facilitator where cohort_id = cohort.id and person_id = ${runner.actorId}::uuid))`;
