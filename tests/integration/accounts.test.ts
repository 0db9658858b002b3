import { verify } from '@node-rs/argon2';
import { and, count, eq } from 'drizzle-orm';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { database } from '~db/client.server';
import { account, consent, session } from '~db/schema/accounts';
import { auditEntry } from '~db/schema/audit';
import { consentVersion } from '~/features/accounts/create-account.server';
import {
  closeSession,
  createAccount,
  createDemoAccounts,
  demoAccounts,
  demoPassword,
  forgetExpiredSessions,
  getActor,
  openSession,
  requireActor,
  signIn,
} from '~/features/accounts/index.server';
import { listPlaces } from '~/features/places/index.server';
import { SignInSchema, SignUpSchema } from '~/features/accounts/schemas';
import { theOperator } from '~/platform/audit.server';
import { changeSiteSettings } from '~/platform/site-settings.server';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

// Counts the verifications; the work itself is done all the same.
vi.mock('@node-rs/argon2', { spy: true });

const workerDatabase = useWorkerDatabase();
const address = '192.0.2.1';
const password = 'a long password';
let numbers = 100;
const newPhone = () => `0713${String((numbers += 1)).padStart(6, '0')}`;

function signUp(values: Record<string, string> = {}, from = address) {
  const form = {
    name: 'Asha Juma',
    phone: newPhone(),
    password,
    cadre: 'NO',
    region: 'kigoma',
    council: 'kigoma-dc',
  };
  return createAccount(SignUpSchema.parse({ ...form, consent: 'yes', language: 'sw', ...values }), from);
}

const enter = (phone: string, typed = password, from = address) =>
  signIn(SignInSchema.parse({ phone, password: typed }), from);

const accountsAt = async (phone: string) =>
  (await database().select({ found: count() }).from(account).where(eq(account.phone, phone)))[0]?.found;

describe('sign-up', () => {
  test('is written down with where it came from, and a second time is not', async () => {
    const phone = newPhone();
    const answer = await signUp({ phone }, '192.0.2.77');
    expect(await signUp({ phone }, '192.0.2.78')).toEqual({ outcome: 'phoneTaken' });
    const accountId = answer.outcome === 'created' ? answer.accountId : '';
    expect(
      await database().select().from(auditEntry).where(eq(auditEntry.personId, accountId)),
    ).toMatchObject([{ action: 'account.created', actorId: accountId, address: '192.0.2.77', detail: null }]);
  });

  test('takes a phone number in three spellings for one', async () => {
    expect(await signUp({ phone: '0712 345 678' })).toMatchObject({ outcome: 'created' });
    for (const phone of ['+255 712-345-678', '255712345678', '0712345678']) {
      expect(await signUp({ phone, name: 'Another Person' })).toEqual({ outcome: 'phoneTaken' });
    }
    expect(await accountsAt('+255712345678')).toBe(1);
    expect(await enter('0712.345.678')).toMatchObject({ outcome: 'ok' });
  });

  test('keeps where a student is trained, and of others nothing', async () => {
    const trainedAt = async (values: Record<string, string>) => {
      const phone = newPhone();
      await signUp({ phone, trainingInstitution: 'Chuo cha Uuguzi Kigoma', ...values });
      const [kept] = await database()
        .select({ at: account.trainingInstitution })
        .from(account)
        .where(eq(account.phone, `+255${phone.slice(1)}`));
      return kept?.at;
    };
    expect(await trainedAt({ cadre: 'STU' })).toBe('Chuo cha Uuguzi Kigoma');
    expect(await trainedAt({ cadre: 'NO' })).toBeNull();
  });

  test('ten times at once with one phone number makes one account and one consent', async () => {
    const phone = newPhone();
    const answers = await Promise.all(Array.from({ length: 10 }, () => signUp({ phone })));
    const created = answers.flatMap((answer) => (answer.outcome === 'created' ? [answer.accountId] : []));
    expect(created).toHaveLength(1);
    expect(answers.filter(({ outcome }) => outcome === 'phoneTaken')).toHaveLength(9);
    expect(
      await database()
        .select()
        .from(consent)
        .where(eq(consent.accountId, created[0] ?? '')),
    ).toMatchObject([{ version: consentVersion, givenAt: expect.any(Date) as Date }]);
  });

  test('does not change who has the number already', async () => {
    const phone = newPhone();
    await signUp({ phone });
    await signUp({ phone, name: 'A Thief', password: 'the thief’s password' });
    expect(await enter(phone, 'the thief’s password')).toEqual({ outcome: 'refused' });
    expect(await enter(phone)).toMatchObject({ outcome: 'ok' });
  });

  test.for([
    ['a council of another region', { region: 'arusha', council: 'kigoma-dc' }],
    ['a council that is not there', { council: 'atlantis' }],
    ['a region that is not there', { region: 'atlantis' }],
  ] as const)('is refused with %s', async ([, place]) => {
    const phone = newPhone();
    expect(await signUp({ phone, ...place })).toEqual({
      outcome: 'refused',
      faults: { council: 'councilElsewhere' },
    });
    expect(await accountsAt(`+255${phone.slice(1)}`)).toBe(0);
  });

  test('keeps no password that can be read', async () => {
    const answer = await signUp();
    if (answer.outcome !== 'created') throw new Error(answer.outcome);
    const [kept] =
      await workerDatabase.owner`select account::text as all from account where id = ${answer.accountId}`;
    expect(kept?.all).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
    expect(kept?.all).not.toContain(password);
  });

  test('offers every council in its region', async () => {
    const regions = await listPlaces();
    expect(regions.find(({ id }) => id === 'kigoma')?.councils.map(({ id }) => id)).toContain('kigoma-dc');
    expect(regions).toHaveLength(31);
    expect(regions.at(-1)?.id).toBe('mjini-magharibi');
  });
});

describe('sign-in', () => {
  test('answers a wrong password and an unknown number alike, after the same work', async () => {
    const phone = newPhone();
    await signUp({ phone });
    await enter(newPhone(), 'the first try of all makes the hash of nobody');
    const spy = vi.mocked(verify);
    const verifications = async (work: Promise<unknown>) => {
      spy.mockClear();
      return {
        answer: await work,
        verified: spy.mock.calls.length,
        cost: spy.mock.calls[0]?.[0].toString().slice(0, 30),
      };
    };
    const wrong = await verifications(enter(phone, 'a wrong password'));
    const unknown = await verifications(enter(newPhone(), 'a wrong password'));
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ answer: { outcome: 'refused' }, verified: 1 });
  });

  test('takes the password in whatever way a phone composes its letters', async () => {
    const phone = newPhone();
    await signUp({ phone, password: 'siku njéma sana' });
    expect(await enter(phone, 'siku nje\u0301ma sana')).toMatchObject({ outcome: 'ok' });
    expect(await enter(phone, 'siku njema sana')).toEqual({ outcome: 'refused' });
    expect(await enter(phone, 'siku njéma sana\0')).toEqual({ outcome: 'refused' });
  });

  test('works for the demo accounts, however often they are made', async () => {
    await createDemoAccounts();
    await createDemoAccounts();
    expect(await enter(demoAccounts[0].phone, demoPassword)).toMatchObject({ outcome: 'ok' });
    expect(await accountsAt(demoAccounts[0].phone)).toBe(1);
  });
});

describe('too many tries', () => {
  const noon = new Date('2026-11-22T09:00:00Z');
  const atNoon = () => vi.useFakeTimers({ toFake: ['Date'], now: noon });
  afterEach(() => void vi.useRealTimers());

  const refusalsOf = async (accountId: string) =>
    database()
      .select({ actorId: auditEntry.actorId, address: auditEntry.address, detail: auditEntry.detail })
      .from(auditEntry)
      .where(and(eq(auditEntry.action, 'signIn.refused'), eq(auditEntry.personId, accountId)))
      .orderBy(auditEntry.at, auditEntry.id);

  test('with one number wait, the right password too, until the quarter of an hour is over', async () => {
    const phone = newPhone();
    await signUp({ phone });
    atNoon();
    for (let round = 0; round < 10; round++)
      expect(await enter(phone, 'wrong')).toEqual({ outcome: 'refused' });
    expect(await enter(phone)).toEqual({ outcome: 'wait', retryAfterSeconds: 900 });
    expect(await enter(newPhone())).toEqual({ outcome: 'refused' });
    vi.setSystemTime(noon.getTime() + 15 * 60_000);
    expect(await enter(phone)).toMatchObject({ outcome: 'ok' });
  });

  test('from one network do not lock a person out who signs in from another', async () => {
    const phone = newPhone();
    await signUp({ phone });
    atNoon();
    const host = (number: number) => `2001:db8:5:6::${number.toString(16)}`;
    for (let round = 0; round < 15; round++) await enter(phone, 'wrong', host(round));
    expect(await enter(phone, password, host(99))).toMatchObject({ outcome: 'wait' });
    expect(await enter(phone, password, '2001:db8:5:7::1')).toMatchObject({ outcome: 'ok' });
    expect(await enter(phone)).toMatchObject({ outcome: 'ok' });
  });

  test('from many networks at one number wait until the hour is over', async () => {
    const phone = newPhone();
    const signedUp = await signUp({ phone });
    const accountId = signedUp.outcome === 'created' ? signedUp.accountId : '';
    const e164 = `+255${phone.slice(1)}`;
    atNoon();
    await workerDatabase.owner`insert into rate_limit values (${`sign-in:phone:${e164}`}, ${noon}, 99)`;
    expect(await enter(phone, password, '203.0.113.1')).toMatchObject({ outcome: 'ok' });
    for (const last of [2, 3, 4]) {
      expect(await enter(phone, password, `203.0.113.${last}`)).toEqual({
        outcome: 'wait',
        retryAfterSeconds: 3600,
      });
    }
    expect(await refusalsOf(accountId)).toEqual([
      { actorId: null, address: '203.0.113.2', detail: { limit: 'sign-in:phone', tries: 100 } },
    ]);
  });

  test('are written to the audit trail once in each window, with nobody’s number in it', async () => {
    const phone = newPhone();
    const signedUp = await signUp({ phone });
    const accountId = signedUp.outcome === 'created' ? signedUp.accountId : '';
    const before = await database().$count(auditEntry);
    atNoon();
    for (const window of [0, 1]) {
      vi.setSystemTime(noon.getTime() + window * 15 * 60_000);
      for (let round = 0; round < 14; round++) await enter(phone, 'wrong');
    }
    const once = { actorId: null, address, detail: { limit: 'sign-in:phone-address', tries: 10 } };
    expect(await refusalsOf(accountId)).toEqual([once, once]);
    for (let round = 0; round < 11; round++) await enter('0713999999', 'wrong');
    expect(await database().$count(auditEntry)).toBe(before + 3);
    const [entries] =
      await workerDatabase.owner`select string_agg(audit_entry::text, ' ') as all from audit_entry`;
    expect(entries?.all).not.toContain(phone.slice(1));
    expect(entries?.all).not.toContain('713999999');
  });

  test('from one address wait, while another goes on', async () => {
    atNoon();
    const crowded = '198.51.100.1';
    const setCount = (name: string, tries: number) =>
      workerDatabase.owner`insert into rate_limit values (${`${name}:address:${crowded}`}, ${noon}, ${tries})`;
    await setCount('sign-in', 299);
    expect(await enter(newPhone(), password, crowded)).toEqual({ outcome: 'refused' });
    expect(await enter(newPhone(), password, crowded)).toEqual({ outcome: 'wait', retryAfterSeconds: 900 });
    expect(await enter(newPhone(), password, '198.51.100.2')).toEqual({ outcome: 'refused' });
    await setCount('sign-up', 199);
    expect(await signUp({}, crowded)).toMatchObject({ outcome: 'created' });
    expect(await signUp({}, crowded)).toEqual({ outcome: 'wait', retryAfterSeconds: 3600 });
    expect(await signUp({}, '198.51.100.2')).toMatchObject({ outcome: 'created' });
    await changeSiteSettings({ signUpsPerNetworkHourly: 500 }, theOperator);
    expect(await signUp({}, crowded), 'as many as the administrator lets in').toMatchObject({
      outcome: 'created',
    });
  });
});

describe('a session', () => {
  const day = 24 * 3600_000;
  const url = 'https://tumia.example/sw/me?tab=all';
  const requestWith = (cookie?: string) => new Request(url, cookie ? { headers: { Cookie: cookie } } : {});
  const pairOf = (setCookie: string) => setCookie.split(';')[0] ?? '';

  async function signedIn() {
    const person = await createPerson();
    const setCookie = await openSession(person.id, { publicUrl: 'https://tumia.example' });
    return { person, setCookie, request: () => requestWith(`language=sw; ${pairOf(setCookie)}`) };
  }

  const sessionOf = async (personId: string) =>
    (await database().select().from(session).where(eq(session.userId, personId)))[0];

  test('knows its person by a cookie that no script reads and no plain connection carries', async () => {
    const { person, setCookie, request } = await signedIn();
    expect(await getActor(request())).toMatchObject({ id: person.id, name: person.name, cadre: 'NO' });
    expect(setCookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/);
    expect(await openSession(person.id, { publicUrl: 'http://localhost:3000' })).not.toContain('Secure');
  });

  test('leaves no token in the database', async () => {
    const { person, setCookie } = await signedIn();
    const token = pairOf(setCookie).split('=')[1] ?? '';
    expect(token).toHaveLength(43);
    const [row] =
      await workerDatabase.owner`select session::text as all from session where account_id = ${person.id}`;
    expect(row?.all).not.toContain(token);
    const id = (await sessionOf(person.id))?.id ?? '';
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(await getActor(requestWith(`__Host-tumia_session=${id}`))).toBeUndefined();
    expect(await getActor(requestWith(`__Host-tumia_session=${id.slice(0, 43)}`))).toBeUndefined();
  });

  test.for([
    '',
    'tumia_session=',
    `tumia_session=${'a'.repeat(43)}`,
    "tumia_session=' or 1=1 --",
    `__Host-tumia_session=${'a'.repeat(43)}`,
    `x_tumia_session=${'a'.repeat(43)}`,
  ])('is not opened by the cookie %j', async (cookie) =>
    expect(await getActor(requestWith(cookie))).toBeUndefined(),
  );

  test('that is over is nobody’s, and its page leads to sign-in and back', async () => {
    const { person, request } = await signedIn();
    await workerDatabase.owner`update session set expires_at = now() - interval '1 second' where account_id = ${person.id}`;
    expect(await getActor(request())).toBeUndefined();
    const refusal = await requireActor(request()).then(
      () => undefined,
      (thrown: unknown) => thrown as Response,
    );
    expect(refusal?.headers.get('Location')).toBe('/sw/sign-in?next=%2Fsw%2Fme%3Ftab%3Dall');
  });

  test('that is over is forgotten, and one that goes on is not', async () => {
    const [over, on] = [await signedIn(), await signedIn()];
    await workerDatabase.owner`update session set expires_at = now() - interval '1 second' where account_id = ${over.person.id}`;
    await forgetExpiredSessions();
    expect(await sessionOf(over.person.id)).toBeUndefined();
    expect(await sessionOf(on.person.id)).toBeDefined();
  });

  test('lives on while it is used: its end moves once half of the time is over', async () => {
    const { person, setCookie, request } = await signedIn();
    const daysLeft = async () =>
      (((await sessionOf(person.id))?.expiresAt.getTime() ?? 0) - Date.now()) / day;
    expect(await daysLeft()).toBeCloseTo(30, 1);
    const setDaysLeft = (days: number) =>
      workerDatabase.owner`update session set expires_at = now() + ${`${days} days`}::interval where account_id = ${person.id}`;
    await setDaysLeft(16);
    await getActor(request());
    expect(await daysLeft()).toBeCloseTo(16, 1);
    await setDaysLeft(14);
    await getActor(request());
    expect(await daysLeft()).toBeCloseTo(30, 1);
    // The cookie is set once, so it has to last longer than the session that moves.
    expect(Number(/Max-Age=(\d+)/.exec(setCookie)?.[1])).toBeGreaterThan(365 * 24 * 3600);
  });

  test('ends at sign-out, and no other one with it', async () => {
    const { person, request } = await signedIn();
    const otherPhone = pairOf(await openSession(person.id, { publicUrl: 'https://tumia.example' }));
    const forgetful = await closeSession(request(), 'https://tumia.example');
    expect(forgetful).toMatch(/^__Host-tumia_session=; .*Max-Age=0/);
    expect(await getActor(request())).toBeUndefined();
    expect(await getActor(requestWith(otherPhone))).toMatchObject({ id: person.id });
  });
});
