import { lt } from 'drizzle-orm';
import { database } from '~db/client.server';
import { itemUpload } from '~db/schema/items';

/** How long an uploaded file of questions is kept. */
const keptHours = 24;

/** Deletes uploaded files of questions a day after they came, decided upon or not. */
export async function forgetItemUploads(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - keptHours * 3_600_000);
  await database().delete(itemUpload).where(lt(itemUpload.uploadedAt, before));
}
