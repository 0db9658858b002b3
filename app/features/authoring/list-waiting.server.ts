import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { draftChange, draftCourse, reviewAssignment, reviewComment } from '~db/schema/authoring';
import type { Language } from '~/platform/i18n/language';
import type { DraftActor } from './draft-actor.server';
import { isUnpublishedChange } from './draft-people.server';
import { type Draft, selectDrafts } from './find-draft.server';
import { worksOnCoursesOf, writesCoursesOf } from './policy';

/** Why a draft waits for those who work on it. */
export type WaitReason = 'changesRequested' | 'lapsed' | 'comments' | 'approved';

export interface WaitingCourses {
  /** Drafts that somebody was asked to review and has said nothing of yet. */
  toReview: { slug: string; title: string }[];
  /** Drafts that they work on, and why it is their turn. */
  own: { slug: string; title: string; reason: WaitReason }[];
}

/** What waits for somebody in the studio. */
export async function listWaiting(
  actor: Pick<DraftActor, 'id' | 'grants'>,
  language: Language,
): Promise<WaitingCourses> {
  const db = database();
  const asked = db
    .select({ id: reviewAssignment.draftId })
    .from(reviewAssignment)
    .where(and(eq(reviewAssignment.reviewerId, actor.id), isNull(reviewAssignment.verdict)));
  const changed = db
    .select({ id: draftChange.draftId })
    .from(draftChange)
    .where(and(eq(draftChange.changedBy, actor.id), isUnpublishedChange));
  const sent = db
    .select({ id: reviewAssignment.draftId })
    .from(reviewAssignment)
    .where(eq(reviewAssignment.assignedBy, actor.id));
  const commented = db
    .select({ id: reviewComment.draftId })
    .from(reviewComment)
    .where(isNull(reviewComment.resolvedAt));
  const [toReview, own] = await Promise.all([
    selectDrafts()
      .where(and(eq(draftCourse.state, 'inReview'), inArray(draftCourse.id, asked)))
      .orderBy(asc(draftCourse.updatedAt)),
    selectDrafts()
      .where(
        and(
          or(
            eq(draftCourse.createdBy, actor.id),
            inArray(draftCourse.id, changed),
            inArray(draftCourse.id, sent),
          ),
          or(
            inArray(draftCourse.state, ['changesRequested', 'approved']),
            sql`${draftCourse.lapsedOn} is not null`,
            inArray(draftCourse.id, commented),
          ),
        ),
      )
      .orderBy(asc(draftCourse.updatedAt)),
  ]);
  return {
    toReview: toReview
      .filter(({ instituteId }) => worksOnCoursesOf(actor, instituteId))
      .map(({ slug, title }) => ({ slug, title: title[language] })),
    own: own
      .filter(({ instituteId }) => writesCoursesOf(actor, instituteId))
      .flatMap((draft) => {
        const reason = reasonOf(draft);
        return reason ? [{ slug: draft.slug, title: draft.title[language], reason }] : [];
      }),
  };
}

/** @returns undefined where the day is set on which it is published: it waits for nobody */
function reasonOf({ state, lapsedOn, publishOn }: Draft): WaitReason | undefined {
  if (state === 'changesRequested') return 'changesRequested';
  if (lapsedOn !== null) return 'lapsed';
  if (state !== 'approved') return 'comments';
  return publishOn === null ? 'approved' : undefined;
}
