import { and, eq } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { bankItem, type DraftReason } from '~db/schema/items';
import { recordAudit } from '~/platform/audit.server';
import { type Bank, findBank } from './find-bank.server';
import { readInTurn } from './import-items.server';
import { type ItemActor, partyOf } from './item-actor.server';
import { keepQuestions, lockBank } from './keep-questions.server';
import type { FileFault, ReadQuestion } from './read-question';
import type { MendedDraft } from './schemas';

export type MendDraftAnswer =
  | { outcome: 'mended' }
  /** Somebody has changed or closed the draft since it was shown. */
  | { outcome: 'changed' | 'notFound' }
  | { outcome: 'unreadable'; fault: FileFault; line: number | null }
  /** The text holds more than one question. */
  | { outcome: 'several' }
  | { outcome: 'draftStill'; reason: DraftReason };

/**
 * Makes a question of a draft by what somebody made of its source. The draft stays among the question's versions, and who closed it is
 * written down.
 */
export async function mendDraft(
  actor: ItemActor,
  bankId: string,
  itemId: string,
  mended: MendedDraft,
): Promise<MendDraftAnswer> {
  const bank = await findBank(actor, bankId);
  if (!bank) return { outcome: 'notFound' };
  const { source, format, language } = mended;
  const read = await readInTurn({ bytes: Buffer.from(asFile(source, format)), format, language });
  if (!read.ok) return { outcome: 'unreadable', fault: read.fault, line: read.line ?? null };
  const [question, ...others] = read.questions;
  if (!question || others.length > 0) return { outcome: 'several' };
  if (question.outcome === 'draft') return { outcome: 'draftStill', reason: question.reason };
  return database().transaction((tx) => closeDraft(tx, actor, bank, itemId, mended, question));
}

/** A question's source is a part of its file: Moodle's XML has it in an element around all of them. */
const asFile = (source: string, format: MendedDraft['format']) =>
  format === 'moodle-xml' && !/<quiz[\s>]/.test(source) ? `<quiz>${source}</quiz>` : source;

async function closeDraft(
  tx: Transaction,
  actor: ItemActor,
  bank: Bank,
  itemId: string,
  { version, format }: MendedDraft,
  question: ReadQuestion & { outcome: 'item' },
): Promise<MendDraftAnswer> {
  await lockBank(tx, bank.id);
  const [draft] = await tx
    .select({
      state: bankItem.state,
      version: bankItem.version,
      name: bankItem.name,
      category: bankItem.category,
      reason: bankItem.reason,
    })
    .from(bankItem)
    .where(and(eq(bankItem.bankId, bank.id), eq(bankItem.itemId, itemId)));
  if (!draft) return { outcome: 'notFound' };
  if (draft.state !== 'draft' || draft.version !== version) return { outcome: 'changed' };
  const kept: ReadQuestion = {
    ...question,
    id: itemId,
    item: { ...question.item, id: itemId },
    name: question.name || draft.name,
    category: draft.category,
  };
  await keepQuestions(tx, bank, [kept], format, partyOf(actor));
  await recordAudit(tx, partyOf(actor), {
    action: 'item.mended',
    objectId: `${bank.id}/${itemId}`,
    detail: { reason: draft.reason },
  });
  return { outcome: 'mended' };
}
