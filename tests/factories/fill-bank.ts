import { createBank, importItems } from '~/features/items/index.server';
import type { ItemLabels } from '~/features/items/read-question';
import { writeMoodleXml } from '~/features/items/write-moodle-xml';
import type { ItemDraft } from '~db/schema/items';

export interface BankQuestion {
  item: ItemDraft;
  labels?: Partial<ItemLabels>;
}

/** Opens a bank of an institute. @returns its id */
export async function openBank(code: string, institute = 'ttcih'): Promise<string> {
  const opened = await createBank(null, { id: code, institute, titleSw: code, titleEn: code });
  if (opened.outcome !== 'created') throw new Error(`the bank was not opened: ${opened.outcome}`);
  return opened.bankId;
}

/** Brings questions into a bank by the file that another system would give. */
export async function fillBank(bankId: string, questions: readonly BankQuestion[]): Promise<void> {
  const none: ItemLabels = { cadres: [], difficulty: null, stage: null, tags: [] };
  const exported = questions.map(({ item, labels }) => ({
    item,
    name: item.id,
    category: '',
    labels: { ...none, ...labels },
  }));
  const { text, leftOut } = writeMoodleXml(exported, 'en', () => undefined);
  if (leftOut.length > 0) throw new Error(`no file can hold ${JSON.stringify(leftOut)}`);
  const answer = await importItems(null, bankId, {
    bytes: Buffer.from(text),
    format: 'moodle-xml',
    language: 'en',
  });
  if (answer.outcome !== 'imported' || answer.counts.drafts > 0) {
    throw new Error(`the bank was not filled: ${JSON.stringify(answer)}`);
  }
}
