import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { itemUpload } from '~db/schema/items';
import { enqueueJob } from '~/platform/jobs/enqueue-job.server';
import { countTry } from '~/platform/security/rate-limit.server';
import { tidyCell } from '~/platform/tables/table-rows';
import { findBank } from './find-bank.server';
import type { FileFault } from './read-question';
import type { ItemsFile } from './import-items.server';
import type { ItemActor } from './item-actor.server';
import { faultOfSize } from './read-questions.server';
import { readUploadTask } from './upload-tasks.server';

/** Reading a large file costs seconds. */
const perActor = { name: 'items-import:account', limit: 60, windowSeconds: 60 * 60 };

export type UploadItemsAnswer =
  | { outcome: 'kept'; uploadId: string }
  | { outcome: 'refused'; fault: FileFault }
  | { outcome: 'wait'; retryAfterSeconds: number }
  | { outcome: 'notFound' };

/** Keeps a file of questions for a day, or until somebody decides, and has a job read it. */
export async function uploadItems(
  actor: NonNullable<ItemActor>,
  bankId: string,
  file: ItemsFile & { fileName: string },
): Promise<UploadItemsAnswer> {
  const bank = await findBank(actor, bankId);
  if (!bank) return { outcome: 'notFound' };
  const answer = await countTry(perActor, actor.id);
  if (!answer.allowed) return { outcome: 'wait', retryAfterSeconds: answer.retryAfterSeconds };
  const fault = faultOfSize(file.bytes);
  if (fault) return { outcome: 'refused', fault };
  const uploadId = uuidv7();
  await database().transaction(async (tx) => {
    await tx.insert(itemUpload).values({
      id: uploadId,
      bankId: bank.id,
      instituteId: bank.instituteId,
      fileName: tidyCell(file.fileName.slice(0, 1000)).slice(0, 200) || 'items',
      format: file.format,
      language: file.language,
      bytes: file.bytes,
      state: 'reading',
      rows: [],
    });
    await enqueueJob(tx, readUploadTask, { uploadId });
  });
  return { outcome: 'kept', uploadId };
}
