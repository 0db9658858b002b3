import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { message } from '~db/schema/messages';
import {
  listMessageCosts,
  listUnsentMessages,
  sumOfMessages,
} from '~/platform/messages/message-costs.server';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const personId = uuidv7();

async function keep(at: string, values: Partial<typeof message.$inferInsert> = {}): Promise<string> {
  const id = uuidv7();
  await database()
    .insert(message)
    .values({
      id,
      personId,
      channel: 'sms',
      template: 'invitation',
      language: 'sw',
      status: 'delivered',
      segments: 1,
      cost: '20',
      currency: 'TZS',
      createdAt: new Date(at),
      ...values,
    });
  return id;
}

const linesOf = async (since: string, template = 'invitation') =>
  (await listMessageCosts(new Date(since))).filter((line) => line.template === template);

describe('the cost log', () => {
  test('has a line for each month of East Africa, kind and channel', async () => {
    await keep('2024-01-31T20:59:59Z');
    await keep('2024-01-31T21:00:00Z', { segments: 2, cost: '44.5' });
    await keep('2024-02-10T09:00:00Z', { status: 'sent', asked: true });
    await keep('2024-02-10T09:00:00Z', { channel: 'email', segments: null, cost: null, currency: null });
    const lines = await linesOf('2024-01-01T00:00:00Z');
    expect(lines.filter(({ month }) => month <= '2024-02')).toEqual([
      {
        month: '2024-02',
        template: 'invitation',
        channel: 'email',
        sent: 1,
        failed: 0,
        withheld: 0,
        waiting: 0,
        parts: 0,
        limitedParts: 0,
        costs: {},
      },
      {
        month: '2024-02',
        template: 'invitation',
        channel: 'sms',
        sent: 2,
        failed: 0,
        withheld: 0,
        waiting: 0,
        parts: 3,
        limitedParts: 2,
        costs: { TZS: 64.5 },
      },
      expect.objectContaining({ month: '2024-01', sent: 1, costs: { TZS: 20 } }),
    ]);
  });

  test('leaves out what is older than asked for', async () => {
    await keep('2023-05-01T09:00:00Z', { template: 'roleGranted' });
    expect(await linesOf('2023-05-01T09:00:01Z', 'roleGranted')).toEqual([]);
    expect(await linesOf('2023-05-01T09:00:00Z', 'roleGranted')).toHaveLength(1);
  });

  test('keeps what was paid in different currencies apart, in one line', async () => {
    const at = '2024-06-10T09:00:00Z';
    await keep(at, { template: 'emailCode' });
    await keep(at, { template: 'emailCode', cost: '0.8', currency: 'KES' });
    await keep(at, { template: 'emailCode', cost: '0.7', currency: 'KES' });
    await keep(at, {
      template: 'emailCode',
      status: 'queued',
      cost: null,
      currency: null,
      segments: null,
    });
    const [line, ...others] = await linesOf(at, 'emailCode');
    expect(others).toEqual([]);
    expect(line).toMatchObject({ sent: 3, waiting: 1, parts: 3 });
    expect(line?.costs.TZS).toBe(20);
    expect(line?.costs.KES).toBeCloseTo(1.5);
  });

  test('adds up, also where there is nothing to add', () => {
    const nothing = { sent: 0, failed: 0, withheld: 0, waiting: 0, parts: 0, limitedParts: 0, costs: {} };
    expect(sumOfMessages([])).toEqual(nothing);
    const one = { ...nothing, sent: 2, failed: 1, parts: 3, limitedParts: 1, costs: { TZS: 40 } };
    expect(sumOfMessages([one, { ...one, costs: { KES: 1 } }])).toEqual({
      ...nothing,
      sent: 4,
      failed: 2,
      parts: 6,
      limitedParts: 2,
      costs: { TZS: 40, KES: 1 },
    });
  });
});

test('messages that did not arrive are listed with the reason, newest first, and without the number', async () => {
  await keep('2025-01-01T09:00:00Z', {
    status: 'failed',
    error: 'InvalidPhoneNumber',
    recipient: '+255700000099',
  });
  const newest = await keep('2025-01-02T09:00:00Z', { status: 'withheld', error: 'optedOut' });
  await keep('2025-01-03T09:00:00Z', { status: 'delivered' });
  const listed = await listUnsentMessages(2);
  expect(listed.map(({ status, reason }) => [status, reason])).toEqual([
    ['withheld', 'optedOut'],
    ['failed', 'InvalidPhoneNumber'],
  ]);
  expect(listed[0]).toMatchObject({ id: newest, personId, at: new Date('2025-01-02T09:00:00Z') });
  expect(JSON.stringify(listed)).not.toContain('255700000099');
  expect(await listUnsentMessages(1)).toHaveLength(1);
});
