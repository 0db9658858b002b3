import { database } from '~db/client.server';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { enqueueJob } from '~/platform/jobs/enqueue-job.server';
import { listCorrections } from './list-corrections.server';
import { mayRegrade } from './may-regrade';
import { regradeTask } from './regrade-task.server';

export interface AskedRegrading {
  fromHash: string;
  reason: string;
}

/**
 * Has the attempts of a course graded anew that were graded by an older revision of a question; asking twice does it once.
 * @returns `notFound` where no attempt waits for it any more
 */
export async function askRegrading(
  course: PublishedCourse,
  { fromHash, reason }: AskedRegrading,
  by: ActingParty & { actorId: string },
): Promise<'asked' | 'notFound' | 'notComparable'> {
  const correction = (await listCorrections(course)).find((one) => one.fromHash === fromHash);
  if (!correction) return 'notFound';
  if (!mayRegrade(correction)) return 'notComparable';
  const { itemId, toHash } = correction;
  await database().transaction(async (tx) => {
    const job = { courseId: course.id, fromHash, toHash, reason, by: by.actorId };
    await enqueueJob(tx, regradeTask, job, { key: `regrade ${course.id} ${fromHash}` });
    await recordAudit(tx, by, { action: 'quiz.regraded', objectId: itemId, detail: { reason } });
  });
  return 'asked';
}
