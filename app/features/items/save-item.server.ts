import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { bankItem, type ItemDraft } from '~db/schema/items';
import { recordAudit } from '~/platform/audit.server';
import { findBank } from './find-bank.server';
import { type ItemActor, partyOf } from './item-actor.server';
import { versionHash } from './item-hash';
import { keepQuestions, lockBank } from './keep-questions.server';
import type { ReadQuestion } from './read-question';
import type { NewLabels } from './schemas';

export type SaveItemAnswer =
  | { outcome: 'saved' | 'notFound' }
  /** Somebody has written another version since; `version` is theirs. */
  | { outcome: 'changed'; version: string };

/**
 * Keeps a question that was written by a form, and its labels. One that asks something else than before becomes a new version; sent
 * twice, it does its work once.
 * @param version the version that the form was filled with; empty where the question is new
 */
export async function saveItem(
  actor: ItemActor,
  bankId: string,
  { item, labels, version }: { item: ItemDraft; labels: NewLabels; version: string },
): Promise<SaveItemAnswer> {
  const bank = await findBank(actor, bankId);
  if (!bank) return { outcome: 'notFound' };
  return database().transaction(async (tx): Promise<SaveItemAnswer> => {
    await lockBank(tx, bankId);
    const isIt = and(eq(bankItem.bankId, bankId), eq(bankItem.itemId, item.id));
    const [earlier] = await tx.select().from(bankItem).where(isIt);
    if (!earlier && version !== '') return { outcome: 'notFound' };
    const caseId = earlier?.body?.caseId;
    const { outcome, ...said } = labels;
    const question: ReadQuestion = {
      outcome: 'item',
      item: { ...item, outcome, ...(caseId !== undefined && { caseId }) },
      id: item.id,
      name: earlier?.name ?? '',
      category: earlier?.category ?? '',
      place: { line: 1, path: null },
      source: '',
      labels: said,
      files: [],
      notes: [],
    };
    const isTheirs = earlier && earlier.version !== version && earlier.version !== versionHash(question);
    if (isTheirs) return { outcome: 'changed', version: earlier.version };
    await keepQuestions(tx, bank, [question], 'form', partyOf(actor));
    await tx.update(bankItem).set(labels).where(isIt);
    await recordAudit(tx, partyOf(actor), { action: 'item.written', objectId: `${bankId}/${item.id}` });
    return { outcome: 'saved' };
  });
}
