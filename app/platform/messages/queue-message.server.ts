import { v7 as uuidv7 } from 'uuid';
import type { Executor } from '~db/client.server';
import { message, type MessageChannel } from '~db/schema/messages';
import type { Language } from '../i18n/language';
import { enqueueJob } from '../jobs/enqueue-job.server';
import { gatewayOf } from './gateways.server';
import { sendMessageTask, triesOf } from './send-task.server';
import type { MessageTemplate, TemplateValues } from './templates';

export interface NewMessage<Template extends MessageTemplate> {
  /** Whose message it is; it may go to a number that is no longer theirs. */
  personId: string;
  channel: MessageChannel;
  /** A phone number in E.164 form, or an email address. */
  recipient: string;
  template: Template;
  language: Language;
  values: TemplateValues[Template];
  /** The person asked for it just now, such as a code: quiet hours, opting out and monthly limits hold for all others. */
  asked: boolean;
  /** Goes along with an email. */
  attachment?: { name: string; bytes: Uint8Array };
}

/**
 * Writes a message down and has it sent after the commit. Where no gateway of its channel is set, it is only written down as withheld: ask
 * `smsIsSet` or `emailIsSet` before promising it to somebody.
 * @returns the message's id
 */
export async function queueMessage<Template extends MessageTemplate>(
  tx: Executor,
  { values, attachment, ...facts }: NewMessage<Template>,
): Promise<string> {
  const id = uuidv7();
  if (!gatewayOf(facts.channel)) {
    await tx
      .insert(message)
      .values({ ...facts, id, status: 'withheld', error: 'noGateway', settledAt: new Date() });
    return id;
  }
  await tx.insert(message).values({
    ...facts,
    id,
    values,
    file: attachment?.bytes,
    fileName: attachment?.name,
    status: 'queued',
  });
  await enqueueJob(tx, sendMessageTask, { messageId: id }, { maxAttempts: triesOf(facts.asked) });
  return id;
}
