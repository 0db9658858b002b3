import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Executor } from '~db/client.server';
import { account, roleGrant } from '~db/schema/accounts';
import { draftChange, draftCourse, reviewAssignment } from '~db/schema/authoring';
import type { Role } from '~/features/accounts/index';
import type { Draft } from './find-draft.server';

type OfDraft = Pick<Draft, 'id' | 'instituteId'>;

export interface DraftPerson {
  id: string;
  language: 'sw' | 'en';
}

/** Whether a change of a draft has not been published yet. */
export const isUnpublishedChange = sql`${draftChange.endedAt} > coalesce((
  select max(published.published_at) from publication as published
  where published.course_id = ${draftChange.draftId} and published.kind = 'published'), '-infinity')`;

async function holders(
  executor: Executor,
  instituteId: string,
  roles: readonly Role[],
): Promise<DraftPerson[]> {
  return executor
    .selectDistinct({ id: account.id, language: account.language })
    .from(account)
    .innerJoin(roleGrant, eq(roleGrant.accountId, account.id))
    .where(
      and(
        inArray(roleGrant.role, [...roles]),
        eq(roleGrant.instituteId, instituteId),
        isNull(account.mergedInto),
      ),
    );
}

/** Who has changed a draft since it was last published. */
export async function listWriters(executor: Executor, draftId: string): Promise<Set<string>> {
  const rows = await executor
    .selectDistinct({ id: draftChange.changedBy })
    .from(draftChange)
    .where(and(eq(draftChange.draftId, draftId), isNotNull(draftChange.changedBy), isUnpublishedChange));
  return new Set(rows.flatMap(({ id }) => id ?? []));
}

/** Whether somebody reviews for the draft's institute who has not written in the draft. */
export async function hasOtherReviewers(
  executor: Executor,
  { instituteId }: OfDraft,
  writers: ReadonlySet<string>,
): Promise<boolean> {
  const reviewers = await holders(executor, instituteId, ['reviewer']);
  return reviewers.some(({ id }) => !writers.has(id));
}

/**
 * Who works on a draft now: whoever began it, has changed it since it was last published, or has asked for its review, and still writes for
 * its institute. Where none of them does, all who write for it.
 */
export async function listAuthors(executor: Executor, draft: OfDraft): Promise<DraftPerson[]> {
  const [made] = await executor
    .select({ by: draftCourse.createdBy })
    .from(draftCourse)
    .where(eq(draftCourse.id, draft.id));
  const asked = await executor
    .select({ by: reviewAssignment.assignedBy })
    .from(reviewAssignment)
    .where(eq(reviewAssignment.draftId, draft.id));
  const people = new Set([
    made?.by,
    ...asked.map(({ by }) => by),
    ...(await listWriters(executor, draft.id)),
  ]);
  const mayWrite = await holders(executor, draft.instituteId, ['author', 'manager']);
  const working = mayWrite.filter(({ id }) => people.has(id));
  return working.length > 0 ? working : mayWrite;
}
