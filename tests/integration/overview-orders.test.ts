import { eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { database } from '~db/client.server';
import { account, roleGrant } from '~db/schema/accounts';
import { message } from '~db/schema/messages';
import { overviewOrder } from '~db/schema/tracking';
import { cancelOverviewOrder, listOverviewOrders, orderOverview } from '~/features/tracking/index.server';
import type { OverviewOrder } from '~/features/tracking/schemas';
import { sendOverviews } from '~/features/tracking/send-overviews.server';
import { theOperator } from '~/platform/audit.server';
import { sendMessage } from '~/platform/messages/send-message.server';
import { changeSiteSettings } from '~/platform/site-settings.server';
import { appoint, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { type MailServer, startMailServer } from '~tests/fixtures/mail-server';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const dayMs = 24 * 3_600_000;
const monthly: OverviewOrder = { rhythm: 'monthly', kind: 'pdf' };
let mail: MailServer;

beforeAll(async () => {
  mail = await startMailServer();
  vi.stubEnv('SMTP_URL', mail.url);
  vi.stubEnv('MAIL_FROM', 'Tumia <tumia@tumia.example>');
  await changeSiteSettings({ quietFromHour: 0, quietUntilHour: 0 }, theOperator);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await mail.close();
});

async function coordinator(language: 'sw' | 'en' = 'sw', regionId = 'kigoma'): Promise<string> {
  const { id } = await createPerson({ language });
  await appoint(id, grantOf('coordinator', { regionId }));
  await database()
    .update(account)
    .set({ email: `${id}@tumia.example`, emailVerifiedAt: new Date() })
    .where(eq(account.id, id));
  return id;
}

const order = async (person: string, wish = monthly, search = '', form = uuidv7()) => {
  expect(await orderOverview(person, wish, search, form)).toEqual({ ok: true });
  return form;
};
const messagesOf = (person: string) => database().select().from(message).where(eq(message.personId, person));
/** Past the beginning of the next week and month. */
const later = (months: number) => new Date(Date.now() + months * 32 * dayMs);

test('an overview is written down once for each period, however often and by however many it is tried', async () => {
  const person = await coordinator();
  const form = await order(person);
  await order(person, monthly, '', form);
  expect(await listOverviewOrders(person)).toHaveLength(1);
  await sendOverviews(new Date());
  expect(await messagesOf(person)).toHaveLength(0);
  await Promise.all([sendOverviews(later(1)), sendOverviews(later(1)), sendOverviews(later(1))]);
  await sendOverviews(later(1));
  expect(await messagesOf(person)).toHaveLength(1);
  await sendOverviews(later(2));
  expect(await messagesOf(person)).toHaveLength(2);
});

test.each([
  ['pdf', 'sw', '%PDF-1.7', 'Nani amefunzwa'],
  ['xlsx', 'en', 'PK', 'Who is trained'],
] as const)(
  'it comes as %s, in the person’s language (%s), and stays nowhere',
  async (kind, language, begins, subject) => {
    const person = await coordinator(language);
    await order(person, { rhythm: 'weekly', kind });
    await sendOverviews(later(1));
    const [waiting] = await messagesOf(person);
    expect(
      Buffer.from(waiting?.file ?? [])
        .toString('latin1')
        .startsWith(begins),
    ).toBe(true);
    mail.mails.length = 0;
    await sendMessage(waiting?.id ?? '');
    const [sent] = mail.mails;
    expect(sent?.to).toEqual([`${person}@tumia.example`]);
    expect(sent?.source).toContain(subject);
    expect(sent?.source).toMatch(new RegExp(`filename="?tumia-[\\d-]+\\.${kind}`));
    const [settled] = await messagesOf(person);
    expect(settled).toMatchObject({ status: 'sent', file: null, fileName: null, values: null });
  },
);

test('it ends with the role, and where the role no longer reaches what it is about', async () => {
  const [without, elsewhere] = [await coordinator(), await coordinator()];
  await order(without);
  await order(elsewhere, monthly, 'region=kigoma');
  await database().delete(roleGrant).where(eq(roleGrant.accountId, without));
  await database().update(roleGrant).set({ regionId: 'dodoma' }).where(eq(roleGrant.accountId, elsewhere));
  await sendOverviews(later(1));
  for (const person of [without, elsewhere]) {
    expect(await messagesOf(person)).toHaveLength(0);
    const [ended] = await database().select().from(overviewOrder).where(eq(overviewOrder.personId, person));
    expect(ended?.endedBy).toBe('role');
  }
});

test('it is cancelled by its own person alone', async () => {
  const person = await coordinator();
  const id = await order(person);
  await cancelOverviewOrder(await coordinator(), id);
  expect(await listOverviewOrders(person)).toHaveLength(1);
  await cancelOverviewOrder(person, id);
  await sendOverviews(later(1));
  expect(await messagesOf(person)).toHaveLength(0);
});

test('it is not ordered without a confirmed address, nor more than ten times, and goes with the account', async () => {
  const { id } = await createPerson();
  expect(await orderOverview(id, monthly, '', uuidv7())).toEqual({ ok: false, fault: 'noEmail' });
  const person = await coordinator();
  for (let turn = 0; turn < 10; turn += 1) await order(person);
  expect(await orderOverview(person, monthly, '', uuidv7())).toEqual({ ok: false, fault: 'tooMany' });
  await database().delete(account).where(eq(account.id, person));
  const left = await database().execute(sql`select from overview_order where person_id = ${person}::uuid`);
  expect(left).toHaveLength(0);
});
