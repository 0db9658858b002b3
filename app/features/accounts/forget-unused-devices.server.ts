import { lt } from 'drizzle-orm';
import { database } from '~db/client.server';
import { device } from '~db/schema/accounts';

const keptDays = 90;

/** Forgets phones on which nobody has set or used a PIN for three months, and the PINs on them. */
export async function forgetUnusedDevices(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 24 * 3_600_000);
  await database().delete(device).where(lt(device.lastUsedAt, before));
}
