import { z } from 'zod';
import type { Gateway, OutgoingMessage, SendOutcome } from './gateway';
import type { SmsSettings } from './gateway-settings.server';
import { answerWithinMs, outcomeOfStatus, parseJson, postToGateway } from './post-to-gateway.server';

type Settings = Extract<SmsSettings, { SMS_PROVIDER: 'africastalking' }>;

export const africasTalking = 'africastalking';

const AnswerSchema = z.object({
  SMSMessageData: z.object({
    Message: z.string().default(''),
    Recipients: z.array(
      z.object({
        statusCode: z.number(),
        number: z.string(),
        status: z.string().default(''),
        cost: z.string().default(''),
        messageId: z.string().default(''),
      }),
    ),
  }),
});

/** Processed, sent, queued. */
const takenCodes = [100, 101, 102];
/** Wrong sender id, no money left, and faults of the provider: put right by somebody, or they pass. */
const passingCodes = [402, 405, 500, 501, 502];

/** Africa's Talking, https://developers.africastalking.com/docs/sms/sending/bulk. One request for each message. */
export function createAfricasTalkingGateway(settings: Settings, withinMs = answerWithinMs): Gateway {
  const host = settings.AFRICASTALKING_USERNAME === 'sandbox' ? 'api.sandbox' : 'api';
  const url = settings.AFRICASTALKING_URL ?? `https://${host}.africastalking.com/version1/messaging`;
  return {
    name: africasTalking,
    mayRepeat: false,
    async send(message) {
      const form = new URLSearchParams({
        username: settings.AFRICASTALKING_USERNAME,
        to: message.recipient,
        message: message.text,
        bulkSMSMode: '1',
        enqueue: '1',
      });
      if (settings.AFRICASTALKING_SENDER) form.set('from', settings.AFRICASTALKING_SENDER);
      const headers = {
        apikey: settings.AFRICASTALKING_API_KEY,
        Accept: 'application/json',
        'Content-Type': 'application/x-www-form-urlencoded',
      };
      const answer = await postToGateway(url, headers, form.toString(), withinMs);
      if ('outcome' in answer) return answer;
      if (answer.status < 200 || answer.status >= 300) return outcomeOfStatus(answer.status);
      return readAnswer(answer.body, message);
    },
  };
}

/** A request that was taken can hold a recipient who was not. */
function readAnswer(body: string, message: OutgoingMessage): SendOutcome {
  const parsed = AnswerSchema.safeParse(parseJson(body));
  if (!parsed.success) return { outcome: 'unknown', reason: 'an answer that can’t be read' };
  const { Message, Recipients } = parsed.data.SMSMessageData;
  const recipient = Recipients.find(({ number }) => number === message.recipient) ?? Recipients[0];
  // Without a recipient, the message alone tells why, such as "InvalidSenderId".
  if (!recipient)
    return { outcome: 'again', reason: /^[\w ]{1,60}$/.test(Message) ? Message : 'no recipient' };
  const { statusCode, status, messageId } = recipient;
  if (takenCodes.includes(statusCode)) {
    return { outcome: 'accepted', providerId: messageId || undefined, cost: readCost(recipient.cost) };
  }
  const reason = `${statusCode} ${status}`.trim();
  return { outcome: passingCodes.includes(statusCode) ? 'again' : 'refused', reason };
}

/** Such as `TZS 22.0000`. */
function readCost(text: string) {
  const [, currency, amount] = /^([A-Z]{3}) (\d{1,8}(?:\.\d{1,4})?)$/.exec(text) ?? [];
  return currency && amount ? { currency, amount } : undefined;
}
