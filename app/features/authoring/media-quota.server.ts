import { eq, sql, sum } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { draftMedia } from '~db/schema/authoring';
import { readSiteSettings } from '~/platform/site-settings.server';

const megabyte = 1024 * 1024;

/** Whether so many bytes more may be kept in the files of an institute's drafts. */
export async function hasRoomFor(tx: Transaction, instituteId: string, bytes: number): Promise<boolean> {
  const quota = (await readSiteSettings()).studioMediaMegabytes * megabyte;
  const [kept] = await tx
    .select({ bytes: sum(sql`octet_length(${draftMedia.bytes})`) })
    .from(draftMedia)
    .where(eq(draftMedia.instituteId, instituteId));
  return Number(kept?.bytes ?? 0) + bytes <= quota;
}
