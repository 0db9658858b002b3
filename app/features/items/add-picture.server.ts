import { shrinkPicture } from '~/mdx/media/shrink-picture.server';
import type { Problem } from '~/platform/content/problem';
import { database } from '~db/client.server';
import { bankFile } from '~db/schema/items';
import { findBank } from './find-bank.server';
import type { ItemActor } from './item-actor.server';
import { itemFile } from './item-file';
import { NoItem } from './read-question';

export type AddPictureAnswer =
  | { outcome: 'added' /** As a text before a question writes it: `media/3fa9….jpg`. */; path: string }
  | { outcome: 'notFound' | 'kindRefused' }
  | { outcome: 'refused'; problem: Problem };

/** Keeps a picture for the questions of a bank, made small enough; the same picture is kept once. */
export async function addPicture(
  actor: ItemActor,
  bankId: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<AddPictureAnswer> {
  const bank = await findBank(actor, bankId);
  if (!bank) return { outcome: 'notFound' };
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!isPicture(name, bytes)) return { outcome: 'kindRefused' };
  const small = await shrinkPicture(bytes, ending);
  if ('problem' in small) return { outcome: 'refused', problem: small.problem };
  const file = itemFile(`picture.${small.ending}`, small.bytes);
  await database()
    .insert(bankFile)
    .values({
      bankId: bank.id,
      instituteId: bank.instituteId,
      path: file.path,
      bytes: Buffer.from(file.bytes),
    })
    .onConflictDoNothing();
  return { outcome: 'added', path: file.path };
}

function isPicture(name: string, bytes: Uint8Array): boolean {
  try {
    itemFile(name, bytes);
    return true;
  } catch (error) {
    if (error instanceof NoItem) return false;
    throw error;
  }
}
