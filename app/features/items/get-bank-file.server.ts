import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { bankFile } from '~db/schema/items';
import { findBank } from './find-bank.server';
import type { ItemActor } from './item-actor.server';

/** The types of pictures that banks keep. */
const types: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
};

/**
 * A picture of a bank as its file had it.
 * @param name the last part of its path @returns undefined where there is none, or the actor doesn't work on the bank
 */
export async function getBankFile(
  actor: ItemActor,
  bankId: string,
  name: string,
): Promise<{ type: string; bytes: Uint8Array } | undefined> {
  const ending = /^[0-9a-f]{24}\.([a-z]+)$/.exec(name)?.[1] ?? '';
  const type = Object.hasOwn(types, ending) ? types[ending] : undefined;
  if (!type || !(await findBank(actor, bankId))) return undefined;
  const [file] = await database()
    .select({ bytes: bankFile.bytes })
    .from(bankFile)
    .where(and(eq(bankFile.bankId, bankId), eq(bankFile.path, `media/${name}`)));
  return file && { type, bytes: file.bytes };
}
