import { isArchived, type PublishedCourse } from '~/features/catalog/index.server';
import { enrolOnce, isEnrolled } from '~/features/enrolments/index.server';
import type { EventActor } from '~/platform/learning-events.server';
import { listPrerequisites } from './list-prerequisites.server';

/**
 * Enrols a person in a course whose prerequisites they meet, and writes down which these were; whoever is enrolled already stays. A replay
 * of the same client UUID changes nothing.
 * @returns `refused` where another course comes first, or the course is archived
 */
export async function admitToCourse(
  actor: EventActor,
  { id, revision, manifest }: Pick<PublishedCourse, 'id' | 'revision' | 'manifest'>,
  clientUuid: string,
): Promise<'admitted' | 'refused'> {
  const isClosed = await isArchived(id);
  if ((manifest.prerequisites || isClosed) && (await isEnrolled(actor.id, id))) return 'admitted';
  if (isClosed) return 'refused';
  const asked = await listPrerequisites(manifest, actor.id);
  if (asked.some(({ isMet }) => !isMet)) return 'refused';
  const prerequisites = asked.map(({ courseId }) => courseId);
  await enrolOnce(actor, {
    courseId: id,
    revision,
    clientUuid,
    ...(prerequisites.length > 0 && { prerequisites }),
  });
  return 'admitted';
}
