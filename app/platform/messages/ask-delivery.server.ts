import { and, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { message } from '~db/schema/messages';
import { askDeliveryLater } from './ask-delivery-task.server';
import { gatewayOf } from './gateways.server';
import { takeDeliveryReport } from './take-delivery-report.server';

/**
 * Asks what became of a message that was sent, and has it asked again later where its provider doesn't know yet.
 * @throws where the provider can't be asked now
 */
export async function askDelivery(messageId: string, timesAsked: number, now = new Date()): Promise<void> {
  const [sent] = await database()
    .select()
    .from(message)
    .where(and(eq(message.id, messageId), eq(message.status, 'sent')));
  const gateway = sent && gatewayOf(sent.channel);
  if (!sent?.providerId || !sent.recipient || gateway?.name !== sent.provider || !gateway?.askDelivery)
    return;
  const report = await gateway.askDelivery(sent.providerId, sent.recipient);
  if (report.state === undefined) await askDeliveryLater(database(), messageId, timesAsked + 1, now);
  else await takeDeliveryReport({ provider: gateway.name, providerId: sent.providerId, ...report });
}
