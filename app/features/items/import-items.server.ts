import pLimit from 'p-limit';
import { database, type Transaction } from '~db/client.server';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import type { Language } from '~/platform/i18n/language';
import { findBank } from './find-bank.server';
import type { FileFault, ReadFile, ReadQuestion } from './read-question';
import type { ItemFormat } from '~db/schema/items';
import { type ReadingProgress, readQuestions } from './read-questions.server';
import { type ItemActor, partyOf } from './item-actor.server';
import { keepQuestions, type OwnedBank, planQuestions } from './keep-questions.server';
import { countRows, type ImportCounts, type PlannedRow } from './plan-import';

/** A file of questions from another system. */
export interface ItemsFile {
  bytes: Uint8Array;
  format: ItemFormat;
  /** The language of texts that don't tell theirs. */
  language: Language;
}

export type ImportItemsAnswer =
  | { outcome: 'imported'; rows: PlannedRow[]; counts: ImportCounts }
  | { outcome: 'refused'; fault: FileFault; line?: number }
  /** There is no such bank, or the actor doesn't work on it. */
  | { outcome: 'notFound' };

/** Files are read one after the other: a large one takes some hundred megabytes of memory while it lasts. */
const inTurn = pLimit(1);

export const readInTurn = (
  { bytes, format, language }: ItemsFile,
  progress?: ReadingProgress,
): Promise<ReadFile> => inTurn(() => readQuestions(bytes, format, language, progress));

/**
 * Brings a bank to what a file says of its questions, all at once or nothing. The same file again changes nothing.
 * @param dryRun whether only to tell what would become of each question
 * @param progress is told from time to time how many questions are read
 */
export async function importItems(
  actor: ItemActor,
  bankId: string,
  file: ItemsFile,
  { dryRun = false, progress }: { dryRun?: boolean; progress?: (read: number) => void } = {},
): Promise<ImportItemsAnswer> {
  const bank = await findBank(actor, bankId);
  if (!bank) return { outcome: 'notFound' };
  const read = await readInTurn(file, progress);
  if (!read.ok) return { outcome: 'refused', ...withoutOk(read) };
  const { questions } = read;
  const rows = dryRun
    ? await planQuestions(database(), bank, questions)
    : await database().transaction((tx) => importQuestions(tx, partyOf(actor), bank, questions, file.format));
  return { outcome: 'imported', rows, counts: countRows(rows) };
}

const withoutOk = ({ fault, line }: ReadFile & { ok: false }) => ({
  fault,
  ...(line === undefined ? {} : { line }),
});

/** Keeps questions in a bank and writes down who brought them, in the caller's transaction. */
export async function importQuestions(
  tx: Transaction,
  by: ActingParty,
  bank: OwnedBank,
  questions: readonly ReadQuestion[],
  format: ItemFormat,
): Promise<PlannedRow[]> {
  const rows = await keepQuestions(tx, bank, questions, format, by);
  const counts = countRows(rows);
  await recordAudit(tx, by, {
    action: 'items.imported',
    objectId: bank.id,
    detail: {
      rows: counts.questions,
      added: counts.new,
      updated: counts.changed,
      unchanged: counts.unchanged,
      drafts: counts.drafts,
    },
  });
  return rows;
}
