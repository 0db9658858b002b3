import { and, eq, inArray } from 'drizzle-orm';
import { database } from '~db/client.server';
import { message } from '~db/schema/messages';
import { readSiteSettings } from '../site-settings.server';
import { askDeliveryLater } from './ask-delivery-task.server';
import type { ClaimedMessage } from './claim-message.server';
import type { SendOutcome } from './gateway';
import { noWords } from './no-words';

/** Writes down what came of handing a message over, with what it cost, and removes what its template was filled with. */
export async function recordOutcome(
  { gateway, outgoing, segments }: ClaimedMessage,
  outcome: SendOutcome,
  now: Date,
): Promise<void> {
  // A second job of the same message may have given it up for sent meanwhile.
  const open = and(eq(message.id, outgoing.id), inArray(message.status, ['queued', 'sent']));
  switch (outcome.outcome) {
    case 'accepted':
    case 'unknown': {
      const isKnown = outcome.outcome === 'accepted';
      const told = isKnown ? outcome.cost : undefined;
      const providerId = isKnown ? outcome.providerId : undefined;
      await database().transaction(async (tx) => {
        const cost = told ?? (segments === null ? undefined : await estimate(segments));
        await tx
          .update(message)
          .set({
            status: 'sent',
            ...noWords,
            providerId: providerId ?? null,
            cost: cost?.amount ?? null,
            currency: cost?.currency ?? null,
            error: isKnown ? null : `unconfirmed: ${outcome.reason}`,
          })
          .where(open);
        if (gateway.askDelivery && providerId) await askDeliveryLater(tx, outgoing.id, 0, now);
      });
      return;
    }
    case 'refused':
      await database()
        .update(message)
        .set({ status: 'failed', ...noWords, sentAt: null, settledAt: now, error: outcome.reason })
        .where(open);
      return;
    case 'again':
      await database()
        .update(message)
        .set({ sentAt: null, error: outcome.reason })
        .where(and(eq(message.id, outgoing.id), eq(message.status, 'queued')));
      return;
  }
}

async function estimate(segments: number): Promise<{ amount: string; currency: string }> {
  const { smsPriceShillings } = await readSiteSettings();
  return { amount: String(smsPriceShillings * segments), currency: 'TZS' };
}
