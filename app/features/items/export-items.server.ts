import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { database } from '~db/client.server';
import { bankFile, bankItem } from '~db/schema/items';
import type { Language } from '~/platform/i18n/language';
import { findBank } from './find-bank.server';
import type { ExportFormat } from './item-formats';
import type { ExportedItem, WrittenFile } from './written-items';
import { writeGift } from './write-gift';
import { writeMoodleXml } from './write-moodle-xml';
import { pathsOfPictures } from './paths-of-pictures';
import type { ItemActor } from './item-actor.server';

/** A bank's items as a file for another system, retired ones aside, and what of them it can't hold. */
export interface ExportedBank extends WrittenFile {
  /** Questions that are drafts, and so in no file. */
  drafts: number;
}

/**
 * @param unmarked the language of texts that are written without a mark, as they exist in no other
 * @returns undefined where there is no such bank, or the actor doesn't work on it
 */
export async function exportItems(
  actor: ItemActor,
  bankId: string,
  format: ExportFormat,
  unmarked: Language,
): Promise<ExportedBank | undefined> {
  if (!(await findBank(actor, bankId))) return undefined;
  const rows = await database()
    .select()
    .from(bankItem)
    .where(and(eq(bankItem.bankId, bankId), isNull(bankItem.retiredAt)))
    .orderBy(asc(bankItem.position), asc(bankItem.itemId));
  const items = rows.flatMap(
    ({ body, outcome, name, category, cadres, difficulty, stage, tags }): ExportedItem[] =>
      body
        ? [
            {
              item: { ...body, outcome },
              name,
              category,
              labels: { cadres, difficulty, stage, tags },
            },
          ]
        : [],
  );
  const drafts = rows.length - items.length;
  if (format === 'gift') return { ...writeGift(items, unmarked), drafts };
  const files = await filesOf(bankId, items);
  return { ...writeMoodleXml(items, unmarked, (path) => files.get(path)), drafts };
}

async function filesOf(bankId: string, items: readonly ExportedItem[]): Promise<Map<string, Uint8Array>> {
  const paths = pathsOfPictures(items.map(({ item }) => item));
  if (paths.length === 0) return new Map();
  const files = await database()
    .select({ path: bankFile.path, bytes: bankFile.bytes })
    .from(bankFile)
    .where(and(eq(bankFile.bankId, bankId), inArray(bankFile.path, paths)));
  return new Map(files.map(({ path, bytes }) => [path, bytes]));
}
