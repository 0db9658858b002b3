import { and, eq, isNull } from 'drizzle-orm';
import type { PackageFiles } from '~/features/catalog/index.server';
import { draftCourse } from '~db/schema/authoring';
import { copySourceOf } from './copy-source';
import { creditSource } from './credit-source';
import type { DraftActor } from './draft-actor.server';
import { type Draft, selectDrafts } from './find-draft.server';
import { readDraftPackage } from './get-draft-file.server';
import { draftPackage, openDraft, type OpenDraftAnswer } from './open-draft.server';
import { writesCoursesOf } from './policy';
import { readDraftAsPublished } from './read-draft-as-published.server';
import { withoutQuizzes } from './without-quizzes';

export interface Copying {
  /** Address of the course that is copied. */
  from: string;
  /** Address of the copy, and whose it is. */
  slug: string;
  instituteId: string;
  /** The folder that the site's own courses come from. */
  contentFolder?: string;
}

/**
 * Makes a course of another, under ids of its own and with a note of where it came from. Whoever writes the course copies its draft as it
 * stands; others copy what its institute shares, as it was published, and each lesson names the course among its sources.
 * @returns `notFound` where there is nothing that the actor may copy
 */
export async function copyCourse(
  actor: DraftActor,
  { from, slug, instituteId, contentFolder }: Copying,
): Promise<OpenDraftAnswer> {
  if (!writesCoursesOf(actor, instituteId)) return { outcome: 'forbidden' };
  const [draft] = await selectDrafts().where(and(eq(draftCourse.slug, from), isNull(draftCourse.proposesTo)));
  if (!draft) {
    return openDraft(actor, {
      slug: from,
      as: { copy: slug, instituteId },
      ...(contentFolder && { contentFolder }),
    });
  }
  const copiedFrom = copySourceOf(draft);
  const isOwn = writesCoursesOf(actor, draft.instituteId);
  const files = isOwn ? await readDraftPackage(draft.id) : await readShared(draft);
  if (!files) return { outcome: 'notFound' };
  return draftPackage(actor, {
    files: draft.instituteId === instituteId ? files : creditSource(files, copiedFrom),
    slug,
    instituteId,
    newId: true,
    copiedFrom,
  });
}

async function readShared(draft: Draft): Promise<PackageFiles | undefined> {
  switch (draft.sharing) {
    case 'no':
      return undefined;
    case 'all':
      return readDraftAsPublished(draft);
    case 'lessons': {
      const files = await readDraftAsPublished(draft);
      return files && withoutQuizzes(files);
    }
  }
}
