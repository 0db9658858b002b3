import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { database } from '~db/client.server';
import { account, roleGrant } from '~db/schema/accounts';
import { auditEntry } from '~db/schema/audit';
import { message } from '~db/schema/messages';
import { overviewRecipient } from '~db/schema/tracking';
import { getActorById } from '~/features/accounts/index.server';
import {
  cancelOverviewOrder,
  confirmOffice,
  getOffice,
  listOffices,
  nameOffice,
  orderOverview,
  removeOffice,
  stopOffice,
} from '~/features/tracking/index.server';
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
const later = (weeks: number) => new Date(Date.now() + weeks * 7 * dayMs);
let mail: MailServer;

beforeAll(async () => {
  mail = await startMailServer();
  vi.stubEnv('SMTP_URL', mail.url);
  vi.stubEnv('MAIL_FROM', 'Tumia <tumia@tumia.example>');
  await changeSiteSettings({ quietFromHour: 0, quietUntilHour: 0 }, theOperator);
});
beforeEach(() => {
  mail.mails.length = 0;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await mail.close();
});

/** A coordinator of Kigoma who has ordered the overview. */
async function orderer() {
  const { id } = await createPerson({ language: 'en' });
  await appoint(id, grantOf('coordinator', { regionId: 'kigoma' }));
  await database()
    .update(account)
    .set({ email: `${id}@tumia.example`, emailVerifiedAt: new Date() })
    .where(eq(account.id, id));
  const to = uuidv7();
  expect(await orderOverview(id, { rhythm: 'weekly', kind: 'xlsx' }, '', to)).toEqual({ ok: true });
  const name = async (email: string, place = 'council/kigoma-dc', now = new Date()) => {
    const actor = await getActorById(id);
    if (!actor) throw new Error('nobody');
    const by = { actorId: id, address: '192.0.2.7' };
    return nameOffice(actor, by, { to, office: 'DMO Kigoma DC', place, email }, now);
  };
  return { id, to, name };
}

/** Sends what waits for an address. @returns the mails as their sources, with lines joined as mail programs join them */
async function mailsTo(address: string): Promise<string[]> {
  const waiting = await database().select().from(message).where(eq(message.recipient, address));
  for (const { id, status } of waiting) if (status === 'queued') await sendMessage(id);
  return mail.mails
    .filter(({ to }) => to.includes(address))
    .map(({ source }) => source.replaceAll('=\r\n', '').replaceAll('=3D', '='));
}

const tokenIn = (source = '') => /\/en\/by-email\/([\w-]{50,})/.exec(source)?.[1] ?? '';
const actionsOn = async (officeId: string) =>
  (await database().select().from(auditEntry).where(eq(auditEntry.objectId, officeId))).map(
    ({ action }) => action,
  );

test('an office gets nothing before it has said yes, then each period once, and nothing after it has stopped', async () => {
  const { id, name } = await orderer();
  const dmo = `dmo-${id}@council.example`;
  expect([await name(dmo), await name(dmo)]).toEqual([{ ok: true }, { ok: true }]);
  const [asked, ...others] = await mailsTo(dmo);
  expect(others).toEqual([]);
  expect(asked).not.toContain('List-Unsubscribe');
  await sendOverviews(later(1));
  expect(await mailsTo(dmo)).toHaveLength(1);

  const token = tokenIn(asked);
  expect(await getOffice(token)).toEqual({
    office: 'DMO Kigoma DC',
    rhythm: 'weekly',
    state: 'asked',
    mayRefuse: true,
  });
  await confirmOffice(token, '192.0.2.8');
  await confirmOffice(token, '192.0.2.8');
  await Promise.all([sendOverviews(later(2)), sendOverviews(later(2))]);
  const [, overview, ...more] = await mailsTo(dmo);
  expect(more).toEqual([]);
  expect(overview).toMatch(/filename="?tumia-[\d-]+\.xlsx/);
  expect(overview).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(overview).toContain(`/en/by-email/${token}`);

  await stopOffice(token, '192.0.2.8');
  await sendOverviews(later(3));
  expect(await mailsTo(dmo)).toHaveLength(2);
  expect(await mailsTo(`${id}@tumia.example`)).toHaveLength(3);
  const [kept] = await database()
    .select()
    .from(overviewRecipient)
    .where(eq(overviewRecipient.office, 'DMO Kigoma DC'));
  expect(kept).toMatchObject({ email: null, endedBy: 'recipient' });
  expect(await actionsOn(kept?.id ?? '')).toEqual([
    'overview.officeNamed',
    'overview.officeConfirmed',
    'overview.officeStopped',
  ]);
  // Nobody else may name it either, until half a year is over.
  const other = await orderer();
  expect(await other.name(dmo)).toEqual({ ok: false, fault: 'saidNo' });
  expect(await other.name(dmo, 'council/kigoma-dc', new Date(Date.now() + 200 * dayMs))).toEqual({
    ok: true,
  });
});

test('only offices of places that the orderer answers for are asked, and few of them', async () => {
  const { name, id } = await orderer();
  expect(await name('a@council.example', 'council/dodoma-cc')).toEqual({ ok: false, fault: 'place' });
  expect(await name('a@council.example', 'region/dodoma')).toEqual({ ok: false, fault: 'place' });
  for (let turn = 0; turn < 10; turn += 1)
    expect(await name(`office-${turn}-${id}@council.example`, 'region/kigoma')).toEqual({ ok: true });
  expect(await name(`eleventh-${id}@council.example`)).toEqual({ ok: false, fault: 'tooMany' });
  for (let turn = 0; turn < 9; turn += 1) await name('x@council.example');
  expect(await name('y@council.example')).toEqual({ ok: false, fault: 'tooOften' });
});

test('an office comes off with its order, by its own orderer, with the role, and when it never answers', async () => {
  const [first, second] = [await orderer(), await orderer()];
  const addresses = ['one', 'two', 'three'].map((name) => `${name}-${first.id}@council.example`);
  for (const address of addresses) await first.name(address);
  const [one, two, three] = await listOffices(first.id);
  for (const address of addresses.slice(0, 2))
    await confirmOffice(tokenIn((await mailsTo(address))[0]), null);
  await removeOffice(second.id, theOperator, one?.id ?? '');
  expect(await listOffices(first.id)).toHaveLength(3);
  await removeOffice(first.id, theOperator, one?.id ?? '');
  expect((await listOffices(first.id)).map(({ id }) => id)).toEqual([two?.id, three?.id]);
  await sendOverviews(new Date(Date.now() + 15 * dayMs));
  expect((await listOffices(first.id)).map(({ id }) => id)).toEqual([two?.id]);

  await database().update(roleGrant).set({ regionId: 'dodoma' }).where(eq(roleGrant.accountId, first.id));
  await sendOverviews(later(4));
  expect(await mailsTo(addresses[1] ?? '')).toHaveLength(2);
  expect(await listOffices(first.id)).toEqual([]);

  await second.name('four@council.example');
  await cancelOverviewOrder(second.id, second.to);
  const left = await database()
    .select()
    .from(overviewRecipient)
    .where(eq(overviewRecipient.orderId, second.to));
  expect(left).toMatchObject([{ email: null, endedBy: 'orderer' }]);
});

test('an office that was taken off can still say that it won’t be asked again', async () => {
  const { id, name } = await orderer();
  const dmo = `six-${id}@council.example`;
  await name(dmo);
  const token = tokenIn((await mailsTo(dmo))[0]);
  const [office] = await listOffices(id);
  await removeOffice(id, theOperator, office?.id ?? '');
  expect(await getOffice(token)).toMatchObject({ state: 'ended', mayRefuse: true });
  await stopOffice(token, '192.0.2.8');
  await stopOffice(token, '192.0.2.8');
  expect(await getOffice(token)).toMatchObject({ state: 'ended', mayRefuse: false });
  expect(await name(dmo)).toEqual({ ok: false, fault: 'saidNo' });
  expect(await actionsOn(office?.id ?? '')).toEqual([
    'overview.officeNamed',
    'overview.officeRemoved',
    'overview.officeStopped',
  ]);
});

test('a token that was made up, or was changed, is no office’s', async () => {
  const { name } = await orderer();
  await name('five@council.example');
  const token = tokenIn((await mailsTo('five@council.example'))[0]);
  expect(await getOffice(token)).toBeDefined();
  for (const wrong of ['', 'x', uuidv7(), `${uuidv7()}${token.slice(36)}`, token.slice(0, -3)])
    expect(await getOffice(wrong)).toBeUndefined();
});
