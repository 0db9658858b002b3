import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { itemUpload } from '~db/schema/items';
import { countTry } from '~/platform/security/rate-limit.server';
import { tidyCell } from '~/platform/tables/table-rows';
import { type Bank, findBank } from './find-bank.server';
import type { FileFault } from './read-question';
import { importQuestions, type ItemsFile, readInTurn } from './import-items.server';
import type { ItemActor } from './item-actor.server';
import { planQuestions } from './keep-questions.server';
import { countRows, type ImportCounts, type PlannedRow } from './plan-import';

/** Reading a large file costs seconds. */
const perActor = { name: 'items-import:account', limit: 60, windowSeconds: 60 * 60 };

export type UploadItemsAnswer =
  | { outcome: 'kept'; uploadId: string }
  | { outcome: 'refused'; fault: FileFault; line?: number | undefined }
  | { outcome: 'wait'; retryAfterSeconds: number }
  | { outcome: 'notFound' };

/** Reads a file of questions and keeps it, with what would become of each question, for a day or until somebody decides. */
export async function uploadItems(
  actor: NonNullable<ItemActor>,
  bankId: string,
  file: ItemsFile & { fileName: string },
): Promise<UploadItemsAnswer> {
  const bank = await findBank(actor, bankId);
  if (!bank) return { outcome: 'notFound' };
  const answer = await countTry(perActor, actor.id);
  if (!answer.allowed) return { outcome: 'wait', retryAfterSeconds: answer.retryAfterSeconds };
  const read = await readInTurn(file);
  if (!read.ok) return { outcome: 'refused', fault: read.fault, line: read.line };
  const uploadId = uuidv7();
  await database()
    .insert(itemUpload)
    .values({
      id: uploadId,
      bankId: bank.id,
      instituteId: bank.instituteId,
      fileName: tidyCell(file.fileName.slice(0, 1000)).slice(0, 200) || 'items',
      format: file.format,
      language: file.language,
      bytes: file.bytes,
      rows: await planQuestions(database(), bank, read.questions),
      state: 'ready',
    });
  return { outcome: 'kept', uploadId };
}

export interface ShownUpload {
  bank: Bank;
  fileName: string;
  counts: ImportCounts;
  rows: PlannedRow[];
  /** How many rows there are beside those that are shown. */
  more: number;
  isApplied: boolean;
}

const shownRows = 500;

/** @returns undefined where there is no such upload to this bank, or the actor doesn't work on the bank */
export async function getUpload(
  actor: ItemActor,
  bankId: string,
  uploadId: string,
): Promise<ShownUpload | undefined> {
  const bank = await findBank(actor, bankId);
  if (!bank) return undefined;
  const [upload] = await database()
    .select({ fileName: itemUpload.fileName, rows: itemUpload.rows, appliedAt: itemUpload.appliedAt })
    .from(itemUpload)
    .where(and(eq(itemUpload.id, uploadId), eq(itemUpload.bankId, bankId)));
  if (!upload) return undefined;
  const rows = upload.rows as PlannedRow[];
  // Drafts come first: they need somebody.
  const ordered = [...rows.filter(({ reason }) => reason), ...rows.filter(({ reason }) => !reason)];
  return {
    bank,
    fileName: upload.fileName,
    counts: countRows(rows),
    rows: ordered.slice(0, shownRows),
    more: Math.max(0, rows.length - shownRows),
    isApplied: upload.appliedAt !== null,
  };
}

/** Imports the questions of an uploaded file; what becomes of each is decided anew, since others may have imported meanwhile. */
export async function applyUpload(
  actor: ItemActor,
  bankId: string,
  uploadId: string,
): Promise<'applied' | 'appliedBefore' | 'notFound'> {
  const bank = await findBank(actor, bankId);
  if (!bank) return 'notFound';
  const isTheUpload = and(eq(itemUpload.id, uploadId), eq(itemUpload.bankId, bankId));
  const [file] = await database()
    .select({ bytes: itemUpload.bytes, format: itemUpload.format, language: itemUpload.language })
    .from(itemUpload)
    .where(isTheUpload);
  if (!file) return 'notFound';
  const read = await readInTurn(file);
  if (!read.ok) throw new Error(`an upload that was read can no longer be read: ${read.fault}`);
  return database().transaction(async (tx) => {
    const [upload] = await tx
      .select({ appliedAt: itemUpload.appliedAt })
      .from(itemUpload)
      .where(isTheUpload)
      .for('update');
    if (!upload) return 'notFound';
    if (upload.appliedAt) return 'appliedBefore';
    const rows = await importQuestions(tx, actor, bank, read.questions, file.format);
    await tx.update(itemUpload).set({ rows, appliedAt: new Date() }).where(isTheUpload);
    return 'applied';
  });
}
