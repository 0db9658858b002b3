import { zipSync } from 'fflate';
import {
  assignReviewer,
  type DraftActor,
  getDraftFile,
  giveVerdict,
  openPackage,
  publishDraft,
  saveDraftFile,
  sendToReview,
} from '~/features/authoring/index.server';
import { type PackageText, smallCourseSlug, smallPackage } from '~tests/fixtures/course-package';

let count = 0;

/** A draft of the small course under ids of its own, of the institute `ttcih`. */
export async function smallDraft(
  author: DraftActor,
  {
    change = () => undefined,
    media = {},
  }: { change?: (files: PackageText) => void; media?: Record<string, Uint8Array> } = {},
) {
  count += 1;
  const slug = `${smallCourseSlug}-of-draft-${count}`;
  const files = Object.fromEntries(
    Object.entries(smallPackage()).map(([name, text]) => [name, text.replaceAll('t1', `s${count}`)]),
  );
  change(files);
  const written = Object.entries(files).map(
    ([name, text]) => [name, new TextEncoder().encode(text)] as const,
  );
  const entries = [...written, ...Object.entries(media)].map(([name, bytes]) => [`${slug}/${name}`, bytes]);
  const bytes = zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>);
  const answer = await openPackage(author, { instituteId: 'ttcih', slug, bytes });
  if (answer.outcome !== 'created') throw new Error(JSON.stringify(answer));
  return { id: answer.id, slug: answer.slug, files };
}

/** Changes a text of a draft. */
export async function changeText(
  author: DraftActor,
  course: string,
  path: string,
  change: (text: string) => string,
): Promise<void> {
  const there = await getDraftFile(author, course, path);
  const answer = await saveDraftFile(author, {
    course,
    path,
    text: change(there?.text ?? ''),
    version: there?.version ?? 0,
  });
  if (answer.outcome !== 'saved') throw new Error(JSON.stringify(answer));
}

/** Has a draft approved and publishes it. */
export async function publishApproved(
  { author, reviewer }: { author: DraftActor; reviewer: DraftActor },
  draftId: string,
): Promise<void> {
  await assignReviewer(author, draftId, { reviewerId: reviewer.id, kind: 'domain' });
  await sendToReview(author, draftId);
  await giveVerdict(reviewer, draftId, 'approved');
  const answer = await publishDraft(author, draftId, { releaseNote: 'A note' });
  if (answer.outcome !== 'published') throw new Error(JSON.stringify(answer));
}
