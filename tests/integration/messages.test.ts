import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { database } from '~db/client.server';
import { message } from '~db/schema/messages';
import { listJobs } from '~/platform/jobs/list-jobs.server';
import { createAfricasTalkingGateway } from '~/platform/messages/africastalking-gateway.server';
import { applyAfricasTalkingReport } from '~/platform/messages/africastalking-report.server';
import { askDelivery } from '~/platform/messages/ask-delivery.server';
import { forgetRecipients, giveUpLateMessages } from '~/platform/messages/forget-messages.server';
import { emailIsSet, gatewayOf, smsIsSet } from '~/platform/messages/gateways.server';
import { changeOptOuts } from '~/platform/messages/opt-out.server';
import { type NewMessage, queueMessage } from '~/platform/messages/queue-message.server';
import { GatewayFailure, sendMessage } from '~/platform/messages/send-message.server';
import { createSmtpGateway } from '~/platform/messages/smtp-gateway.server';
import type { MessageTemplate } from '~/platform/messages/templates';
import { changeSiteSettings, type SiteSettings } from '~/platform/site-settings.server';
import { theOperator } from '~/platform/audit.server';
import { action, loader } from '~/routes/api/africastalking-report';
import { startWorker } from '~/worker.server';
import { type MailServer, startMailServer } from '~tests/fixtures/mail-server';
import {
  africasTalkingAnswer,
  type FakeGateway,
  type NextAnswer,
  startAfricasTalking,
  startBeem,
} from '~tests/fixtures/sms-gateways';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();

const secret = 'a-secret-of-24-characters';
const phone = '+255712345678';
/** No hour is quiet, so that the tests pass at night. */
const noQuiet: Partial<SiteSettings> = { quietFromHour: 0, quietUntilHour: 0 };

let sms: FakeGateway;
let beem: FakeGateway;
let mail: MailServer;

beforeAll(async () => {
  [sms, beem, mail] = await Promise.all([startAfricasTalking(), startBeem(), startMailServer()]);
});

afterAll(async () => {
  await Promise.all([sms.close(), beem.close(), mail.close()]);
});

/** What the environment says of gateways, Africa's Talking and SMTP at first. */
function setGateways(settings: Record<string, string>): void {
  for (const name of Object.keys(process.env)) {
    if (/^(SMS|AFRICASTALKING|BEEM|SMTP|MAIL)_/.test(name)) delete process.env[name];
  }
  Object.assign(process.env, settings);
}

beforeEach(async () => {
  setGateways({
    SMS_PROVIDER: 'africastalking',
    AFRICASTALKING_USERNAME: 'tumia',
    AFRICASTALKING_API_KEY: 'test-key',
    AFRICASTALKING_SENDER: 'TUMIA',
    AFRICASTALKING_URL: `${sms.url}/version1/messaging`,
    SMS_CALLBACK_SECRET: secret,
    SMTP_URL: mail.url,
    MAIL_FROM: 'Tumia <tumia@tumia.example>',
  });
  await changeSiteSettings(noQuiet, theOperator);
});

afterEach(async () => {
  setGateways({});
  sms.reset();
  beem.reset();
  Object.assign(mail, { mails: [], refusals: [], silences: 0 });
  await workerDatabase.owner`delete from graphile_worker._private_jobs`;
  await workerDatabase.owner`truncate message, message_opt_out, site_setting`;
});

/** Queues a message, a recovery code by SMS that its person asked for at first. @returns its id */
function queue<Template extends MessageTemplate = 'recoveryCode'>(
  changes: Partial<NewMessage<Template>> = {},
): Promise<string> {
  return queueMessage(database(), {
    personId: uuidv7(),
    channel: 'sms',
    recipient: phone,
    template: 'recoveryCode',
    language: 'sw',
    values: { code: '48291370', minutes: 15 },
    asked: true,
    ...changes,
  } as NewMessage<Template>);
}

const news = { template: 'passwordChanged', values: {}, asked: false } as const;

async function messageOf(id: string) {
  const [row] = await database().select().from(message).where(eq(message.id, id));
  return row;
}

const sentForms = () => sms.requests.map(({ body }) => new URLSearchParams(body));

describe('a message', () => {
  test('is sent by a worker after the commit, in the provider’s form', async () => {
    const id = await database().transaction((tx) =>
      queueMessage(tx, {
        personId: uuidv7(),
        channel: 'sms',
        recipient: phone,
        template: 'recoveryCode',
        language: 'en',
        values: { code: '48291370', minutes: 15 },
        asked: true,
      }),
    );
    const worker = startWorker();
    try {
      await vi.waitFor(async () => expect(await messageOf(id)).toMatchObject({ status: 'sent' }), 20_000);
    } finally {
      await worker.stop();
    }
    expect(sms.requests).toMatchObject([
      {
        method: 'POST',
        url: '/version1/messaging',
        headers: {
          apikey: 'test-key',
          accept: 'application/json',
          'content-type': 'application/x-www-form-urlencoded',
        },
      },
    ]);
    expect(Object.fromEntries(sentForms()[0] ?? [])).toEqual({
      username: 'tumia',
      to: phone,
      from: 'TUMIA',
      bulkSMSMode: '1',
      enqueue: '1',
      message:
        "Tumia: 48291370 is your code for a new password. Use it within 15 minutes. Give it to nobody. If you didn't ask for it, do nothing.",
    });
    const row = await messageOf(id);
    expect(row).toMatchObject({
      provider: 'africastalking',
      providerId: 'ATPid_1',
      segments: 1,
      cost: '22.0000',
      currency: 'TZS',
      error: null,
    });
    expect(JSON.stringify(row)).not.toContain('48291370');
  });

  test('of a transaction that was rolled back leaves no trace', async () => {
    await expect(
      database().transaction(async (tx) => {
        await queueMessage(tx, {
          personId: uuidv7(),
          channel: 'sms',
          recipient: phone,
          template: 'passwordChanged',
          language: 'sw',
          values: {},
          asked: false,
        });
        throw new Error('the caller changed its mind');
      }),
    ).rejects.toThrow('changed its mind');
    expect(await database().select().from(message)).toEqual([]);
    expect(await listJobs({ failedOnly: false })).toEqual([]);
  });

  test('puts nothing but its id into the queue of jobs', async () => {
    const id = await queue();
    const jobs = await workerDatabase.owner`select payload from graphile_worker._private_jobs`;
    expect(jobs.map(({ payload }) => payload as unknown)).toEqual([{ messageId: id }]);
  });

  test('that two jobs send at the same time is handed over once', async () => {
    const id = await queue();
    await Promise.all([sendMessage(id), sendMessage(id), sendMessage(id)]);
    expect(sms.requests).toHaveLength(1);
    expect(await messageOf(id)).toMatchObject({ status: 'sent', providerId: 'ATPid_1', error: null });
  });

  test('is withheld where no gateway is set', async () => {
    setGateways({});
    expect([smsIsSet(), emailIsSet(), gatewayOf('sms')]).toEqual([false, false, undefined]);
    const id = await queue();
    expect(await messageOf(id)).toMatchObject({ status: 'withheld', error: 'noGateway', values: null });
    expect(await listJobs({ failedOnly: false })).toEqual([]);
  });

  test('waits where the process that should send it has no gateway', async () => {
    const id = await queue();
    setGateways({});
    await expect(sendMessage(id)).rejects.toThrow('no gateway for sms');
    expect(await messageOf(id)).toMatchObject({ status: 'queued', sentAt: null });
  });

  test('with a code that has run out is given up', async () => {
    const id = await queue();
    await sendMessage(id, new Date(Date.now() + 16 * 60_000));
    expect(sms.requests).toEqual([]);
    expect(await messageOf(id)).toMatchObject({ status: 'failed', error: 'expired', values: null });
  });
});

describe('Africa’s Talking', () => {
  test.for<[string, NextAnswer]>([
    ['403 InvalidPhoneNumber', africasTalkingAnswer(phone, 403, 'InvalidPhoneNumber', '')],
    ['406 UserInBlacklist', africasTalkingAnswer(phone, 406, 'UserInBlacklist', '')],
    ['HTTP 400', { status: 400, body: 'Bad request' }],
  ])('that refuses for good (%s) is not asked again', async ([reason, answer]) => {
    sms.next.push(answer);
    const id = await queue();
    await sendMessage(id);
    await sendMessage(id);
    expect(sms.requests).toHaveLength(1);
    expect(await messageOf(id)).toMatchObject({
      status: 'failed',
      error: reason,
      values: null,
      sentAt: null,
      cost: null,
    });
  });

  test.for<[string, NextAnswer]>([
    ['405 InsufficientBalance', africasTalkingAnswer(phone, 405, 'InsufficientBalance', '')],
    ['500 InternalServerError', africasTalkingAnswer(phone, 500, 'InternalServerError', '')],
    [
      'InvalidSenderId',
      { status: 201, body: { SMSMessageData: { Message: 'InvalidSenderId', Recipients: [] } } },
    ],
    ['HTTP 401', { status: 401, body: 'The supplied authentication is invalid' }],
    ['HTTP 429', { status: 429, body: '' }],
    ['HTTP 500', { status: 500, body: '<html>' }],
    ['HTTP 503', { status: 503, body: '' }],
  ])('that refuses for now (%s) is asked again', async ([reason, answer]) => {
    sms.next.push(answer);
    const id = await queue();
    await expect(sendMessage(id)).rejects.toThrow(new GatewayFailure(`africastalking: ${reason}`));
    expect(await messageOf(id)).toMatchObject({ status: 'queued', error: reason, sentAt: null });
    await sendMessage(id);
    expect(sms.requests).toHaveLength(2);
    expect(await messageOf(id)).toMatchObject({ status: 'sent', error: null, values: null });
  });

  test.for<[string, NextAnswer]>([
    ['breaks the connection', 'cut'],
    ['can’t be understood', { status: 201, body: 'OK' }],
    ['has a proxy that gave up waiting', { status: 504, body: '' }],
  ])('that took a message and %s gets no second one', async ([, answer]) => {
    sms.next.push(answer);
    const id = await queue();
    await sendMessage(id);
    await sendMessage(id);
    expect(sms.requests).toHaveLength(1);
    expect(await messageOf(id)).toMatchObject({
      status: 'sent',
      error: expect.stringMatching(/^unconfirmed: /) as string,
      values: null,
      cost: '20.0000',
    });
  });

  const settings = {
    SMS_PROVIDER: 'africastalking',
    AFRICASTALKING_USERNAME: 'tumia',
    AFRICASTALKING_API_KEY: 'test-key',
  } as const;
  const outgoing = { id: uuidv7(), recipient: phone, subject: '', text: 'habari' };

  test('that takes a message and doesn’t answer in time may have it or not', async () => {
    sms.next.push('silence');
    const gateway = createAfricasTalkingGateway({ ...settings, AFRICASTALKING_URL: sms.url }, 100);
    expect(await gateway.send(outgoing)).toMatchObject({ outcome: 'unknown' });
    expect(sms.requests).toHaveLength(1);
  });

  test('that can’t be reached has nothing', async () => {
    const closed = await startAfricasTalking();
    await closed.close();
    const gateway = createAfricasTalkingGateway({ ...settings, AFRICASTALKING_URL: closed.url });
    expect(await gateway.send(outgoing)).toEqual({ outcome: 'again', reason: 'ECONNREFUSED' });
  });

  test('is not asked again by a worker that finds a message handed over and no word of its end', async () => {
    const id = await queue();
    await workerDatabase.owner`update message set sent_at = now() where id = ${id}`;
    await sendMessage(id);
    expect(sms.requests).toEqual([]);
    expect(await messageOf(id)).toMatchObject({ status: 'sent', error: 'unconfirmed', values: null });
  });
});

describe('a delivery report of Africa’s Talking', () => {
  const post = (status: string, id = 'ATPid_1', usedSecret = secret) =>
    action({
      request: new Request('https://tumia.example/api/sms/africastalking/x', {
        method: 'POST',
        body: new URLSearchParams({
          id,
          status,
          ...(status === 'Failed' && { failureReason: 'UserInactive' }),
        }),
      }),
      params: { secret: usedSecret },
      context: {} as never,
    });

  test.for([
    [['Success'], { status: 'delivered', error: null }],
    [['Sent', 'Submitted', 'Buffered'], { status: 'sent', settledAt: null }],
    [['Failed'], { status: 'failed', error: 'UserInactive' }],
    [['Rejected'], { status: 'failed', error: 'Rejected' }],
    [['Success', 'Success'], { status: 'delivered' }],
    [['Success', 'Sent'], { status: 'delivered' }],
    [['Success', 'Failed'], { status: 'delivered', error: null }],
    [['Failed', 'Success'], { status: 'delivered', error: null }],
    [['Failed', 'Buffered', 'Failed'], { status: 'failed', error: 'UserInactive' }],
    [['toString', 'constructor'], { status: 'sent' }],
  ] as const)('%j', async ([states, expected]) => {
    const id = await queue();
    await sendMessage(id);
    for (const state of states) expect((await post(state)).status).toBe(200);
    expect(await messageOf(id)).toMatchObject(expected);
  });

  test('that comes before the answer to the message itself is kept for a minute', async () => {
    const id = await queue();
    await post('Success');
    await post('Success');
    await sendMessage(id);
    expect(await messageOf(id)).toMatchObject({ status: 'sent' });
    const jobs = await listJobs({ failedOnly: false });
    expect(jobs.filter(({ task }) => task === 'messages.lateReport')).toHaveLength(1);
    expect(await applyAfricasTalkingReport({ id: 'ATPid_1', status: 'Success' })).toBe(true);
    expect(await messageOf(id)).toMatchObject({ status: 'delivered' });
  });

  test('is refused with a wrong secret, without one in the settings, and in a wrong form', async () => {
    const id = await queue();
    await sendMessage(id);
    expect((await post('Success', 'ATPid_1', `${secret}x`)).status).toBe(404);
    expect((await post('Success', 'ATPid_1', '')).status).toBe(404);
    expect((await post('Success', '')).status).toBe(400);
    delete process.env.SMS_CALLBACK_SECRET;
    expect((await post('Success')).status).toBe(404);
    expect((await post('Success', 'ATPid_1', 'undefined')).status).toBe(404);
    expect(loader().status).toBe(404);
    expect(await messageOf(id)).toMatchObject({ status: 'sent' });
  });
});

describe('Beem', () => {
  beforeEach(() =>
    setGateways({
      SMS_PROVIDER: 'beem',
      BEEM_API_KEY: 'beem-key',
      BEEM_SECRET: 'beem-secret',
      BEEM_SENDER: 'TUMIA',
      BEEM_URL: `${beem.url}/v1/send`,
      BEEM_REPORTS_URL: `${beem.url}/public/v1/delivery-reports`,
    }),
  );

  test('gets a message in its form and is asked later what became of it', async () => {
    const id = await queue();
    const now = new Date();
    await sendMessage(id, now);
    expect(JSON.parse(beem.requests[0]?.body ?? '')).toEqual({
      source_addr: 'TUMIA',
      schedule_time: '',
      encoding: 0,
      message:
        'Tumia: 48291370 ni msimbo wa kuweka nenosiri jipya. Utumie ndani ya dakika 15. Usimpe mtu mwingine. Kama hukuuomba, usifanye chochote.',
      recipients: [{ recipient_id: 1, dest_addr: '255712345678' }],
    });
    expect(await messageOf(id)).toMatchObject({
      status: 'sent',
      provider: 'beem',
      providerId: '1001',
      cost: '20.0000',
      currency: 'TZS',
    });
    const asking = async () =>
      (await listJobs({ failedOnly: false })).filter(({ task }) => task === 'messages.askDelivery');
    const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();
    expect(await asking()).toMatchObject([{ runAt: inMinutes(2) }]);

    await askDelivery(id, 0, now);
    expect(beem.requests[1]).toMatchObject({
      method: 'GET',
      url: '/public/v1/delivery-reports?dest_addr=255712345678&request_id=1001',
    });
    expect(await messageOf(id)).toMatchObject({ status: 'sent' });
    expect(await asking()).toMatchObject([{ runAt: inMinutes(10) }, { runAt: inMinutes(2) }]);

    beem.next.push({
      status: 200,
      body: { dest_addr: '255712345678', request_id: 1001, status: 'delivered' },
    });
    await askDelivery(id, 1, now);
    await askDelivery(id, 1, now);
    expect(await messageOf(id)).toMatchObject({ status: 'delivered' });
    expect(beem.requests).toHaveLength(3);
  });

  test('is not asked for ever', async () => {
    const id = await queue();
    await sendMessage(id);
    await workerDatabase.owner`delete from graphile_worker._private_jobs`;
    await askDelivery(id, 4);
    expect(await listJobs({ failedOnly: false })).toEqual([]);
    expect(await messageOf(id)).toMatchObject({ status: 'sent' });
  });

  test('that tells of a failure, or can’t be asked', async () => {
    const id = await queue();
    await sendMessage(id);
    beem.next.push(
      { status: 500, body: '' },
      { status: 200, body: { request_id: 1001, status: 'UNDELIVERED' } },
    );
    await expect(askDelivery(id, 0)).rejects.toThrow('Beem answers HTTP 500');
    await askDelivery(id, 0);
    expect(await messageOf(id)).toMatchObject({ status: 'failed', error: 'undelivered' });
  });

  test.for<[string, NextAnswer, string]>([
    ['code 101', { status: 200, body: { code: 101, message: 'Invalid phone number' } }, 'failed'],
    [
      'code 100, no valid recipient',
      { status: 200, body: { code: 100, request_id: 1, valid: 0, invalid: 1 } },
      'failed',
    ],
    ['code 102', { status: 200, body: { code: 102, message: 'Insufficient balance' } }, 'queued'],
    ['code 108', { status: 401, body: { code: 108, message: 'Invalid token' } }, 'queued'],
    ['HTTP 500', { status: 500, body: '<html>' }, 'queued'],
    ['unconfirmed: code 103', { status: 200, body: { code: 103, message: 'Network timeout' } }, 'sent'],
    ['unconfirmed: an answer that can’t be read', { status: 200, body: 'OK' }, 'sent'],
  ])('that answers %s', async ([error, answer, status]) => {
    beem.next.push(answer);
    const id = await queue();
    const sending = sendMessage(id);
    if (status === 'queued') await expect(sending).rejects.toThrow(GatewayFailure);
    else await sending;
    expect(await messageOf(id)).toMatchObject({ status, error });
  });
});

describe('the file for development', () => {
  test('gets a line for each message, which others may not read', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tumia-sms-'));
    const file = path.join(folder, 'sms.jsonl');
    try {
      setGateways({ SMS_PROVIDER: 'file', SMS_FILE: file });
      const id = await queue();
      await sendMessage(id);
      await sendMessage(await queue({ ...news }));
      const lines = readFileSync(file, 'utf8').trim().split('\n');
      expect(lines).toHaveLength(2);
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({
        id,
        to: phone,
        text: expect.stringContaining('48291370') as string,
      });
      expect(statSync(file).mode & 0o777).toBe(0o600);
      setGateways({ SMS_PROVIDER: 'file', SMS_FILE: path.join(folder, 'missing', 'sms.jsonl') });
      await expect(sendMessage(await queue())).rejects.toThrow('ENOENT');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('email', () => {
  const email = { channel: 'email', recipient: 'asha@tumia.example' } as const;

  test('is plain text with a subject in the person’s language', async () => {
    const id = await queue({ ...email, language: 'en' });
    await sendMessage(id);
    expect(mail.mails).toHaveLength(1);
    const { from, to, source } = mail.mails[0] ?? { source: '' };
    expect({ from, to }).toEqual({ from: 'tumia@tumia.example', to: ['asha@tumia.example'] });
    expect(source).toMatch(/^From: Tumia <tumia@tumia\.example>\r?$/m);
    expect(source).toMatch(/^Subject: Your code for a new password\r?$/m);
    expect(source).toMatch(/^Content-Type: text\/plain; charset=utf-8\r?$/m);
    expect(source).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    expect(source).toMatch(/48291370/);
    expect(source).not.toMatch(/text\/html|multipart/);
    expect(await messageOf(id)).toMatchObject({
      status: 'sent',
      provider: 'smtp',
      providerId: `<${id}@tumia.example>`,
      values: null,
      segments: null,
      cost: null,
    });
  });

  test('keeps to one recipient and one subject, whatever is written into them', async () => {
    const id = await queue({
      ...email,
      recipient: 'asha@tumia.example, everybody@tumia.example',
      template: 'invitation',
      values: { institute: 'X\r\nBcc: everybody@tumia.example', code: '1', address: 'https://tumia.example' },
    });
    await sendMessage(id).catch(() => undefined);
    expect(mail.mails.flatMap(({ to }) => to)).not.toContain('everybody@tumia.example');
    expect(mail.mails.map(({ source }) => source).join()).not.toMatch(/^Bcc:/im);
  });

  test('that is refused for good is not tried again, one that is refused for now is', async () => {
    mail.refusals.push(550, 450);
    const refused = await queue(email);
    await sendMessage(refused);
    expect(await messageOf(refused)).toMatchObject({ status: 'failed', error: 'SMTP 550', values: null });
    const later = await queue(email);
    await expect(sendMessage(later)).rejects.toThrow(new GatewayFailure('smtp: SMTP 450'));
    await sendMessage(later);
    expect(await messageOf(later)).toMatchObject({ status: 'sent', error: null });
    expect(mail.mails).toHaveLength(1);
  });

  test('waits for the operator to put a wrong password right', async () => {
    process.env.SMTP_URL = mail.url.replace('secret', 'wrong');
    const id = await queue(email);
    await expect(sendMessage(id)).rejects.toThrow(new GatewayFailure('smtp: SMTP 535'));
    expect(await messageOf(id)).toMatchObject({ status: 'queued', sentAt: null });
  });

  test('whose taking was not confirmed goes out again under the same Message-ID', async () => {
    mail.silences = 1;
    const gateway = createSmtpGateway({ SMTP_URL: mail.url, MAIL_FROM: 'tumia@tumia.example' }, 500);
    const outgoing = { id: uuidv7(), recipient: email.recipient, subject: 'x', text: 'y' };
    expect(await gateway.send(outgoing)).toMatchObject({ outcome: 'again' });
    expect(await gateway.send(outgoing)).toMatchObject({ outcome: 'accepted' });
    const messageIds = mail.mails.map(({ source }) => /^Message-ID: (.+)$/im.exec(source)?.[1]?.trim());
    expect(messageIds).toEqual([`<${outgoing.id}@tumia.example>`, `<${outgoing.id}@tumia.example>`]);
  });
});

describe('a message that nobody asked for', () => {
  const evening = new Date('2026-11-22T17:30:00Z');
  const morning = '2026-11-23T05:00:00.000Z';

  test('waits for the morning in East Africa', async () => {
    await changeSiteSettings({ quietFromHour: 19, quietUntilHour: 8 }, theOperator);
    const id = await queue({ ...news });
    await workerDatabase.owner`update message set created_at = ${evening}`;
    await workerDatabase.owner`delete from graphile_worker._private_jobs`;
    await sendMessage(id, evening);
    await sendMessage(id, evening);
    expect(sms.requests).toEqual([]);
    expect(await listJobs({ failedOnly: false })).toMatchObject([{ task: 'messages.send', runAt: morning }]);
    await sendMessage(id, new Date(morning));
    expect(await messageOf(id)).toMatchObject({ status: 'sent' });
  });

  test('is withheld from a person who wants none by this channel', async () => {
    const personId = uuidv7();
    await changeOptOuts(personId, ['sms']);
    const [byPhone, byEmail] = [
      await queue({ ...news, personId }),
      await queue({ ...news, personId, channel: 'email', recipient: 'asha@tumia.example' }),
    ];
    await sendMessage(byPhone);
    await sendMessage(byEmail);
    expect(await messageOf(byPhone)).toMatchObject({ status: 'withheld', error: 'optedOut', values: null });
    expect(await messageOf(byEmail)).toMatchObject({ status: 'sent' });
  });

  test('is withheld past the person’s monthly limit, which last month doesn’t count towards', async () => {
    await changeSiteSettings({ messagesPerPersonMonthly: 2 }, theOperator);
    const personId = uuidv7();
    const old = await queue({ ...news, personId });
    await sendMessage(old);
    await workerDatabase.owner`update message set sent_at = sent_at - interval '32 days' where id = ${old}`;
    const states = [];
    for (let number = 0; number < 3; number++) {
      const id = await queue({ ...news, personId });
      await sendMessage(id);
      states.push((await messageOf(id))?.status);
    }
    const other = await queue({ ...news });
    await sendMessage(other);
    expect([...states, (await messageOf(other))?.status]).toEqual(['sent', 'sent', 'withheld', 'sent']);
  });

  test('is withheld past the site’s monthly limit, also when two go out at once', async () => {
    await changeSiteSettings({ smsMonthlyLimit: 1 }, theOperator);
    const ids = [await queue({ ...news }), await queue({ ...news }), await queue({ ...news })];
    await Promise.all(ids.map((id) => sendMessage(id)));
    const rows = await database().select().from(message);
    expect(rows.map(({ status, error }) => `${status} ${error}`).sort()).toEqual([
      'sent null',
      'withheld siteLimit',
      'withheld siteLimit',
    ]);
    const byEmail = await queue({ ...news, channel: 'email', recipient: 'asha@tumia.example' });
    await sendMessage(byEmail);
    expect(await messageOf(byEmail)).toMatchObject({ status: 'sent' });
  });

  test('counts, while one that was asked for neither counts nor is held back', async () => {
    await changeSiteSettings(
      { messagesPerPersonMonthly: 0, smsMonthlyLimit: 0, quietFromHour: 1, quietUntilHour: 0 },
      theOperator,
    );
    const personId = uuidv7();
    await changeOptOuts(personId, ['sms', 'email']);
    const id = await queue({ personId });
    await sendMessage(id, new Date());
    expect(await messageOf(id)).toMatchObject({ status: 'sent', asked: true });
    await changeSiteSettings({ messagesPerPersonMonthly: 1, smsMonthlyLimit: 1, ...noQuiet }, theOperator);
    await changeOptOuts(personId, []);
    const next = await queue({ ...news, personId });
    await sendMessage(next);
    expect(await messageOf(next)).toMatchObject({ status: 'sent' });
  });
});

describe('what is kept of messages', () => {
  test('is neither recipient nor content after the site’s time for that', async () => {
    await changeSiteSettings({ keepMessagesDays: 7 }, theOperator);
    const [old, fresh] = [await queue(), await queue()];
    await sendMessage(old);
    await sendMessage(fresh);
    await workerDatabase.owner`update message set created_at = now() - interval '8 days' where id = ${old}`;
    await forgetRecipients();
    expect(await messageOf(old)).toMatchObject({
      recipient: null,
      values: null,
      status: 'sent',
      cost: '22.0000',
    });
    expect(await messageOf(fresh)).toMatchObject({ recipient: phone });
  });

  test('is no code that has waited for an hour, and no news that has waited for days', async () => {
    const [code, freshCode, old, fresh] = [
      await queue(),
      await queue(),
      await queue({ ...news }),
      await queue({ ...news }),
    ];
    await workerDatabase.owner`update message set created_at = now() - interval '61 minutes' where id in (${code}, ${fresh})`;
    await workerDatabase.owner`update message set created_at = now() - interval '5 days' where id = ${old}`;
    await giveUpLateMessages();
    const state = async (id: string) => {
      const row = await messageOf(id);
      return [row?.status, row?.values];
    };
    expect(await state(code)).toEqual(['failed', null]);
    expect(await state(freshCode)).toEqual(['queued', { code: '48291370', minutes: 15 }]);
    expect(await state(old)).toEqual(['failed', null]);
    expect(await state(fresh)).toEqual(['queued', {}]);
  });
});
