import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { itemUpload } from '~db/schema/items';
import { enqueueJob } from '~/platform/jobs/enqueue-job.server';
import { findBank } from './find-bank.server';
import { importQuestions } from './import-items.server';
import { type ItemActor, partyOf } from './item-actor.server';
import { readUploaded } from './read-upload.server';
import { applyUploadTask } from './upload-tasks.server';

/** Has a job import the questions of an uploaded file; asking twice does it once. */
export async function askApplying(
  actor: ItemActor,
  bankId: string,
  uploadId: string,
): Promise<'asked' | 'notReady' | 'notFound'> {
  const bank = await findBank(actor, bankId);
  if (!bank) return 'notFound';
  const { actorId, address } = partyOf(actor);
  const isTheUpload = and(eq(itemUpload.id, uploadId), eq(itemUpload.bankId, bankId));
  return database().transaction(async (tx) => {
    const [asked] = await tx
      .update(itemUpload)
      .set({ state: 'applying', read: 0, appliedBy: actorId, appliedFrom: address })
      .where(and(isTheUpload, eq(itemUpload.state, 'ready')))
      .returning({ id: itemUpload.id });
    if (asked) {
      await enqueueJob(tx, applyUploadTask, { uploadId });
      return 'asked';
    }
    const [upload] = await tx.select({ id: itemUpload.id }).from(itemUpload).where(isTheUpload);
    return upload ? 'notReady' : 'notFound';
  });
}

/**
 * Imports the questions of an uploaded file, all at once; what becomes of each is decided anew, since others may have imported meanwhile.
 * Done again it changes nothing.
 */
export async function applyUpload(uploadId: string, signal?: AbortSignal): Promise<void> {
  const isApplying = and(eq(itemUpload.id, uploadId), eq(itemUpload.state, 'applying'));
  const [upload] = await database().select().from(itemUpload).where(isApplying);
  if (!upload) return;
  const read = await readUploaded(uploadId, upload, signal);
  if (!read.ok) throw new Error(`an upload that was read can no longer be read: ${read.fault}`);
  const by = { actorId: upload.appliedBy, address: upload.appliedFrom };
  const bank = { id: upload.bankId, instituteId: upload.instituteId };
  await database().transaction(async (tx) => {
    const [still] = await tx.select({ id: itemUpload.id }).from(itemUpload).where(isApplying).for('update');
    if (!still) return;
    const rows = await importQuestions(tx, by, bank, read.questions, upload.format);
    await tx
      .update(itemUpload)
      .set({ rows, read: rows.length, state: 'applied', appliedAt: new Date() })
      .where(isApplying);
  });
}
