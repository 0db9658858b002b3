import { z } from 'zod';
import type { DeliveryReport, Gateway, SendOutcome } from './gateway';
import type { SmsSettings } from './gateway-settings.server';
import { answerWithinMs, outcomeOfStatus, parseJson, postToGateway } from './post-to-gateway.server';

type Settings = Extract<SmsSettings, { SMS_PROVIDER: 'beem' }>;

const AnswerSchema = z.object({
  code: z.coerce.number(),
  request_id: z.union([z.number(), z.string()]).optional(),
  valid: z.number().optional(),
});

const ReportSchema = z.object({ status: z.string() });

/** The codes are not confirmed by Beem's own documents. */
const taken = 100;
/** Between Beem and the operator's network. */
const networkTimeout = 103;
/** No money left, no such account, no or wrong keys: put right by the operator. */
const passingCodes = [102, 105, 107, 108];

const delivered = ['delivered', 'success'];
const failed = ['failed', 'undelivered', 'rejected', 'expired'];

/** Beem, https://docs.beem.africa. One request for each message; what became of it must be asked. */
export function createBeemGateway(settings: Settings, withinMs = answerWithinMs): Gateway {
  const keys = Buffer.from(`${settings.BEEM_API_KEY}:${settings.BEEM_SECRET}`).toString('base64');
  const headers = { Authorization: `Basic ${keys}`, 'Content-Type': 'application/json' };
  return {
    name: 'beem',
    mayRepeat: false,
    async send(message) {
      const body = JSON.stringify({
        source_addr: settings.BEEM_SENDER,
        schedule_time: '',
        encoding: 0,
        message: message.text,
        recipients: [{ recipient_id: 1, dest_addr: withoutPlus(message.recipient) }],
      });
      const answer = await postToGateway(settings.BEEM_URL, headers, body, withinMs);
      return 'outcome' in answer ? answer : readAnswer(answer.status, answer.body);
    },
    async askDelivery(providerId, recipient) {
      const url = new URL(settings.BEEM_REPORTS_URL);
      url.searchParams.set('dest_addr', withoutPlus(recipient));
      url.searchParams.set('request_id', providerId);
      const response = await fetch(url, {
        headers,
        redirect: 'error',
        signal: AbortSignal.timeout(withinMs),
      });
      if (!response.ok) throw new Error(`Beem answers HTTP ${response.status}`);
      return readReport(await response.text());
    },
  };
}

/** Beem writes numbers without the plus sign. */
const withoutPlus = (phone: string) => phone.replace(/^\+/, '');

function readAnswer(status: number, body: string): SendOutcome {
  const parsed = AnswerSchema.safeParse(parseJson(body));
  if (!parsed.success) {
    const isSuccess = status >= 200 && status < 300;
    return isSuccess
      ? { outcome: 'unknown', reason: 'an answer that can’t be read' }
      : outcomeOfStatus(status);
  }
  const { code, request_id: requestId, valid } = parsed.data;
  const reason = `code ${code}`;
  if (code === taken) {
    if (valid === 0) return { outcome: 'refused', reason: `${reason}, no valid recipient` };
    return { outcome: 'accepted', providerId: requestId === undefined ? undefined : String(requestId) };
  }
  if (code === networkTimeout) return { outcome: 'unknown', reason };
  return { outcome: passingCodes.includes(code) || status >= 500 ? 'again' : 'refused', reason };
}

function readReport(body: string): DeliveryReport {
  const parsed = ReportSchema.safeParse(parseJson(body));
  const status = parsed.data?.status.toLowerCase() ?? '';
  if (delivered.includes(status)) return { state: 'delivered' };
  if (failed.includes(status)) return { state: 'failed', reason: status };
  return { state: undefined };
}
