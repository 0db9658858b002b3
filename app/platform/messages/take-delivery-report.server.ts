import { and, eq, inArray } from 'drizzle-orm';
import { database } from '~db/client.server';
import { message } from '~db/schema/messages';
import type { DeliveryReport } from './gateway';

export interface ReportedMessage extends DeliveryReport {
  provider: string;
  /** The provider's own id of the message. */
  providerId: string;
}

/**
 * Takes a provider's word about a message. Reports may come twice and in any order: `delivered` holds against all others, `failed`
 * against those that know no end.
 * @returns whether there is such a message
 */
export async function takeDeliveryReport(
  { provider, providerId, state, reason }: ReportedMessage,
  now = new Date(),
): Promise<boolean> {
  const isTheOne = and(eq(message.provider, provider), eq(message.providerId, providerId));
  if (state) {
    const changed = await database()
      .update(message)
      .set({ status: state, settledAt: now, error: state === 'failed' ? (reason ?? 'failed') : null })
      .where(and(isTheOne, inArray(message.status, state === 'delivered' ? ['sent', 'failed'] : ['sent'])))
      .returning({ id: message.id });
    if (changed.length > 0) return true;
  }
  const [known] = await database().select({ id: message.id }).from(message).where(isTheOne).limit(1);
  return known !== undefined;
}
