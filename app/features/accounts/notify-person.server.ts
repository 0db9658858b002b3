import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { emailIsSet, smsIsSet } from '~/platform/messages/gateways.server';
import { queueMessage } from '~/platform/messages/queue-message.server';
import type { MessageTemplate, TemplateValues } from '~/platform/messages/templates';

/**
 * Tells a person that something about their account has changed, in their language: by SMS where a gateway is set, else by email to an
 * address that they have verified, else not at all.
 * @param options.ownDeed whether it follows at once from what the person has just done; what others do to the account waits for the
 * morning, and counts towards the limits, so that nobody rings at a phone by night or spends the site's messages on it
 */
export async function notifyPerson<Template extends MessageTemplate>(
  tx: Transaction,
  accountId: string,
  template: Template,
  values: TemplateValues[Template],
  { ownDeed }: { ownDeed: boolean },
): Promise<void> {
  const [person] = await tx
    .select({
      phone: account.phone,
      email: account.email,
      emailVerifiedAt: account.emailVerifiedAt,
      language: account.language,
    })
    .from(account)
    .where(and(eq(account.id, accountId), isNull(account.mergedInto)));
  if (!person) return;
  const note = { personId: accountId, template, values, language: person.language, asked: ownDeed };
  if (smsIsSet()) await queueMessage(tx, { ...note, channel: 'sms', recipient: person.phone });
  else if (emailIsSet() && person.email && person.emailVerifiedAt)
    await queueMessage(tx, { ...note, channel: 'email', recipient: person.email });
}
