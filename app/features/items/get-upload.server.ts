import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { itemUpload } from '~db/schema/items';
import { type Bank, findBank } from './find-bank.server';
import type { ItemActor } from './item-actor.server';
import { countRows, type ImportCounts, type PlannedRow } from './plan-import';
import type { FileFault } from './read-question';

export interface ShownUpload {
  bank: Bank;
  fileName: string;
  state: (typeof itemUpload.$inferSelect)['state'];
  /** How many questions have been read so far. */
  read: number;
  /** Whether a job has been at it for so long that nobody should wait for it any more. */
  isStalled: boolean;
  /** Why nothing of it can be read. */
  refusal: { fault: FileFault; line: number | null } | null;
  counts: ImportCounts;
  rows: PlannedRow[];
  /** How many rows there are beside those that are shown. */
  more: number;
}

const shownRows = 500;

/** A job that hasn't come to an end by then has failed, or waits behind one that has. */
const stalledAfterMs = 60 * 60_000;

/** @returns undefined where there is no such upload to this bank, or the actor doesn't work on the bank */
export async function getUpload(
  actor: ItemActor,
  bankId: string,
  uploadId: string,
  now = new Date(),
): Promise<ShownUpload | undefined> {
  const bank = await findBank(actor, bankId);
  if (!bank) return undefined;
  const { fileName, state, read, fault, faultLine, uploadedAt, rows: planned } = itemUpload;
  const [upload] = await database()
    .select({ fileName, state, read, fault, faultLine, uploadedAt, rows: planned })
    .from(itemUpload)
    .where(and(eq(itemUpload.id, uploadId), eq(itemUpload.bankId, bankId)));
  if (!upload) return undefined;
  const rows = upload.rows as PlannedRow[];
  // Drafts come first: they need somebody.
  const ordered = [...rows.filter(({ reason }) => reason), ...rows.filter(({ reason }) => !reason)];
  return {
    bank,
    fileName: upload.fileName,
    state: upload.state,
    read: upload.read,
    isStalled: now.getTime() - upload.uploadedAt.getTime() > stalledAfterMs,
    refusal: upload.fault === null ? null : { fault: upload.fault as FileFault, line: upload.faultLine },
    counts: countRows(rows),
    rows: ordered.slice(0, shownRows),
    more: Math.max(0, rows.length - shownRows),
  };
}
