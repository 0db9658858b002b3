import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { itemUpload } from '~db/schema/items';
import { type ItemsFile, readInTurn } from './import-items.server';
import { planQuestions } from './keep-questions.server';

/** Reads an uploaded file and keeps what would become of each question. Done again it changes nothing. */
export async function readUpload(uploadId: string, signal?: AbortSignal): Promise<void> {
  const isReading = and(eq(itemUpload.id, uploadId), eq(itemUpload.state, 'reading'));
  const [upload] = await database()
    .select({
      bankId: itemUpload.bankId,
      bytes: itemUpload.bytes,
      format: itemUpload.format,
      language: itemUpload.language,
    })
    .from(itemUpload)
    .where(isReading);
  if (!upload) return;
  const read = await readUploaded(uploadId, upload, signal);
  await database()
    .update(itemUpload)
    .set(
      read.ok
        ? {
            state: 'ready',
            read: read.questions.length,
            rows: await planQuestions(database(), { id: upload.bankId }, read.questions),
          }
        : { state: 'refused', fault: read.fault, faultLine: read.line ?? null },
    )
    .where(isReading);
}

/** So many questions are read before it is written down how far a file is read. */
const toldEvery = 200;

/** Reads the file of an upload and writes down from time to time how far. @throws where the process is asked to stop */
export function readUploaded(uploadId: string, file: ItemsFile, signal: AbortSignal | undefined) {
  return readInTurn(file, async (read) => {
    signal?.throwIfAborted();
    if (read % toldEvery !== 0) return;
    await database().update(itemUpload).set({ read }).where(eq(itemUpload.id, uploadId));
  });
}
