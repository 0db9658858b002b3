import { hash, verify } from '@node-rs/argon2';
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { database } from '~db/client.server';
import { account, consent, device, devicePin, oneTimeCode, session } from '~db/schema/accounts';
import { auditEntry } from '~db/schema/audit';
import { message } from '~db/schema/messages';
import { drawCode, keepCode } from '~/features/accounts/one-time-code.server';
import { consentVersion } from '~/features/accounts/create-account.server';
import {
  askForRecovery,
  changePassword,
  checkRecoveryCode,
  deleteAccounts,
  getActorById,
  giveInvitationCode,
  giveRecoveryCode,
  openSession,
  recoverAccount,
  setAsideAccount,
  signIn,
} from '~/features/accounts/index.server';
import { hashPassword } from '~/features/accounts/password.server';
import { RecoveryCodeSchema } from '~/features/accounts/schemas';
import { createPerson } from '~tests/factories/create-person';
import { withGateways } from '~tests/setup/with-gateways';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

// Counts the work; it is done all the same.
vi.mock('@node-rs/argon2', { spy: true });

const workerDatabase = useWorkerDatabase();
const address = '192.0.2.1';
const oldPassword = 'mvua ya masika';
const newPassword = 'jua la asubuhi';
const giver = { actorId: uuidv7(), address: '198.51.100.7' };

let oldHash = '';
beforeAll(async () => {
  oldHash = await hashPassword(oldPassword);
});

/** Somebody who has signed up. */
async function member() {
  const person = await createPerson({ passwordHash: oldHash });
  await database().insert(consent).values({ id: uuidv7(), accountId: person.id, version: '2025-01' });
  return person;
}

/** Somebody whom a manager has added. */
const invited = () => createPerson({ name: 'Neema Mushi' });

const giveCode = (accountId: string) =>
  database().transaction((tx) => giveRecoveryCode(tx, accountId, giver));
const invite = (accountId: string) =>
  database().transaction((tx) => giveInvitationCode(tx, accountId, giver));

type Person = Awaited<ReturnType<typeof createPerson>>;

const check = ({ phone }: Pick<Person, 'phone'>, code: string) =>
  checkRecoveryCode(RecoveryCodeSchema.parse({ phone, code }), address);

const recover = (
  { phone }: Pick<Person, 'phone'>,
  code: string,
  {
    password = newPassword,
    consents = false,
    name,
  }: { password?: string; consents?: boolean; name?: string } = {},
) => recoverAccount({ ...RecoveryCodeSchema.parse({ phone, code }), password, consents, name }, address);

const enter = ({ phone }: Pick<Person, 'phone'>, password: string) => signIn({ phone, password }, address);

/** Codes of eight digits that are not this one. */
const wrongCodes = (code: string) =>
  Array.from({ length: 5 }, (_, index) =>
    String((Number(code.replace(' ', '')) + index + 1) % 10 ** 8).padStart(8, '0'),
  );

const auditOf = (personId: string) =>
  database()
    .select({ action: auditEntry.action, actorId: auditEntry.actorId, detail: auditEntry.detail })
    .from(auditEntry)
    .where(eq(auditEntry.personId, personId))
    .orderBy(auditEntry.at, auditEntry.id);

const refused = { outcome: 'refused' };

describe('a code that somebody gave in person', () => {
  test('opens the account with a new password; sessions and PINs of before are over', async () => {
    const person = await member();
    await openSession(person.id, { publicUrl: 'https://tumia.example' });
    await database()
      .insert(device)
      .values({ id: `device of ${person.id}` });
    await database()
      .insert(devicePin)
      .values({ deviceId: `device of ${person.id}`, accountId: person.id, pinHash: oldHash });
    const code = await giveCode(person.id);
    expect(code).toMatch(/^\d{4} \d{4}$/);

    expect(await check(person, code)).toEqual({ outcome: 'known', name: person.name, isFirstTime: false });
    expect(await recover(person, code)).toEqual({ outcome: 'recovered', accountId: person.id });
    expect(await enter(person, oldPassword)).toEqual(refused);
    expect(await enter(person, newPassword)).toMatchObject({ outcome: 'ok', accountId: person.id });
    expect(await database().select().from(session).where(eq(session.userId, person.id))).toEqual([]);
    expect(await database().select().from(devicePin).where(eq(devicePin.accountId, person.id))).toEqual([]);
    expect(await auditOf(person.id)).toEqual([
      { action: 'code.given', actorId: giver.actorId, detail: { purpose: 'recovery' } },
      { action: 'code.used', actorId: person.id, detail: null },
      { action: 'password.changed', actorId: person.id, detail: null },
    ]);
  });

  test('is worth nothing the second time', async () => {
    const person = await member();
    const code = await giveCode(person.id);
    await recover(person, code);
    expect(await check(person, code)).toEqual(refused);
    expect(await recover(person, code, { password: 'nenosiri la mwizi' })).toEqual(refused);
    expect(await enter(person, newPassword)).toMatchObject({ outcome: 'ok' });
  });

  test('that several people use at the same moment opens the account for one of them', async () => {
    const person = await member();
    const code = await giveCode(person.id);
    const passwords = [
      'boti ya bluu baharini',
      'mlima meru una theluji',
      'samaki wa ziwa kubwa',
      'daraja la mto rufiji',
    ];
    const answers = await Promise.all(passwords.map((password) => recover(person, code, { password })));
    const winners = passwords.filter((_, index) => answers[index]?.outcome === 'recovered');
    expect(winners).toHaveLength(1);
    expect(answers.filter(({ outcome }) => outcome === 'refused')).toHaveLength(passwords.length - 1);
    expect(await enter(person, winners[0] ?? '')).toMatchObject({ outcome: 'ok' });
  });

  test('is over after 24 hours', async () => {
    const person = await member();
    const code = await giveCode(person.id);
    const [kept] = await workerDatabase.owner<{ hours: number }[]>`
      select extract(epoch from expires_at - created_at)::int / 3600 as hours from one_time_code where account_id = ${person.id}`;
    expect(kept?.hours).toBe(24);
    await workerDatabase.owner`update one_time_code set expires_at = now() where account_id = ${person.id}`;
    expect(await check(person, code)).toEqual(refused);
    expect(await recover(person, code)).toEqual(refused);
    expect(await enter(person, oldPassword)).toMatchObject({ outcome: 'ok' });
  });

  test('makes the one before it worthless', async () => {
    const person = await member();
    const first = await giveCode(person.id);
    const second = await giveCode(person.id);
    expect(await recover(person, first)).toEqual(refused);
    expect(await recover(person, second)).toMatchObject({ outcome: 'recovered' });
  });

  test('opens no other account', async () => {
    const [one, other] = [await member(), await member()];
    const code = await giveCode(one.id);
    await giveCode(other.id);
    expect(await recover(other, code)).toEqual(refused);
    expect(await recover(one, code)).toMatchObject({ outcome: 'recovered' });
    expect(await enter(other, oldPassword)).toMatchObject({ outcome: 'ok' });
  });

  test.for(['phone', 'email'] as const)('is not one that confirms a new %s', async (purpose) => {
    const person = await member();
    const { code, codeHash } = await drawCode();
    await database().transaction((tx) =>
      keepCode(tx, person.id, {
        purpose,
        channel: 'sms',
        codeHash,
        target: '+255612000000',
        validMinutes: 15,
      }),
    );
    expect(await check(person, code)).toEqual(refused);
    expect(await recover(person, code)).toEqual(refused);
  });

  test('is not to be read in the database', async () => {
    const person = await member();
    const code = await giveCode(person.id);
    const [kept] = await workerDatabase.owner<{ all: string }[]>`
      select one_time_code::text as all from one_time_code where account_id = ${person.id}`;
    expect(kept?.all).toContain('$argon2id$');
    expect(kept?.all).not.toContain(code);
    expect(kept?.all).not.toContain(code.replace(' ', ''));
  });

  test('stays good where the new password is refused', async () => {
    const person = await member();
    const code = await giveCode(person.id);
    for (const [password, fault] of [
      ['', 'passwordMissing'],
      ['mvua', 'passwordShort'],
      ['password1', 'passwordCommon'],
      [`0${person.phone.slice(4)}`, 'passwordOwn'],
      ['a'.repeat(201), 'passwordTooLong'],
    ] as const) {
      expect(await recover(person, code, { password })).toMatchObject({
        outcome: 'unfit',
        faults: { password: fault },
      });
    }
    expect(await enter(person, oldPassword)).toMatchObject({ outcome: 'ok' });
    expect(await recover(person, code)).toMatchObject({ outcome: 'recovered' });
  });

  test('opens nothing once the person is erased', async () => {
    const person = await member();
    const code = await giveCode(person.id);
    await database().transaction((tx) => deleteAccounts(tx, [person.id]));
    expect(await check(person, code)).toEqual(refused);
    expect(await recover(person, code)).toEqual(refused);
    await expect(giveCode(person.id)).rejects.toThrow('no account');
  });

  test('opens nothing once the account is merged into another', async () => {
    const [kept, merged] = [await member(), await member()];
    const code = await giveCode(merged.id);
    await database().transaction((tx) =>
      setAsideAccount(tx, { keptId: kept.id, mergedId: merged.id, phoneOf: 'kept' }),
    );
    expect(await recover(merged, code)).toEqual(refused);
    await expect(giveCode(merged.id)).rejects.toThrow('no account');
  });

  test('is worth nothing once the person has changed the password', async () => {
    const person = await member();
    const code = await giveCode(person.id);
    const actor = await getActorById(person.id);
    if (!actor) throw new Error('the person has an account');
    const opened = { id: 'none', isShared: false, deviceLabel: null, lastUsedAt: new Date() };
    const changed = await changePassword(
      new Request('https://tumia.example/sw/me/password'),
      { actor, session: opened },
      { current: oldPassword, password: newPassword },
      { address, publicUrl: 'https://tumia.example' },
    );
    expect(changed).toMatchObject({ outcome: 'changed' });
    expect(await recover(person, code, { password: 'nenosiri la mwizi' })).toEqual(refused);
  });

  test('changes no name', async () => {
    const person = await member();
    await recover(person, await giveCode(person.id), { name: 'Jina Jingine' });
    const [kept] = await database().select().from(account).where(eq(account.id, person.id));
    expect(kept).toMatchObject({ name: person.name, version: 1 });
  });
});

/** A limit counts in windows of time: with the clock stopped, none begins in the middle. */
const stopClock = () => vi.useFakeTimers({ toFake: ['Date'] });
afterEach(() => void vi.useRealTimers());

describe('guesses', () => {
  test('end after five wrong ones, the right code too', async () => {
    const person = await member();
    const code = await giveCode(person.id);
    for (const wrong of wrongCodes(code)) expect(await check(person, wrong)).toEqual(refused);
    expect(await check(person, code)).toEqual(refused);
    expect(await recover(person, code)).toEqual(refused);
  });

  test('at the same moment are no more than five', async () => {
    const person = await member();
    const code = await giveCode(person.id);
    const guesses = [...wrongCodes(code), ...wrongCodes(code), ...wrongCodes(code)];
    const answers = await Promise.all(guesses.map((guess) => check(person, guess)));
    expect(answers.every(({ outcome }) => outcome === 'refused')).toBe(true);
    const [kept] = await database().select().from(oneTimeCode).where(eq(oneTimeCode.accountId, person.id));
    expect(kept?.wrongTries).toBe(5);
    expect(await check(person, code)).toEqual(refused);
  });

  test('are not counted where they are right', async () => {
    const person = await member();
    const code = await giveCode(person.id);
    for (let round = 0; round < 8; round++) {
      expect(await check(person, code)).toMatchObject({ outcome: 'known' });
    }
    expect(await recover(person, code)).toMatchObject({ outcome: 'recovered' });
  });

  test('at one number wait after twenty, whether or not it has an account', async () => {
    stopClock();
    for (const phone of [(await member()).phone, '+255613999999']) {
      for (let round = 0; round < 20; round++) expect(await check({ phone }, '12345678')).toEqual(refused);
      expect(await check({ phone }, '12345678')).toMatchObject({
        outcome: 'wait',
        retryAfterSeconds: expect.any(Number) as number,
      });
    }
    expect(await check(await member(), '12345678')).toEqual(refused);
  });

  test('get the same answer after the same work, whatever is wrong', async () => {
    const [spent, burnt, without] = [await member(), await member(), await member()];
    const spentCode = await giveCode(spent.id);
    await recover(spent, spentCode);
    const burntCode = await giveCode(burnt.id);
    await workerDatabase.owner`update one_time_code set wrong_tries = 5 where account_id = ${burnt.id}`;
    const waiting = await member();
    await giveCode(waiting.id);
    const spy = vi.mocked(verify);
    const cases: [Pick<Person, 'phone'>, string][] = [
      [waiting, '00000000'],
      [spent, spentCode],
      [burnt, burntCode],
      [without, '12345678'],
      [{ phone: '+255613888888' }, '12345678'],
    ];
    for (const [person, code] of cases) {
      for (const attempt of [check, recover]) {
        spy.mockClear();
        expect(await attempt(person, code)).toEqual(refused);
        expect(spy.mock.calls).toHaveLength(1);
        expect(spy.mock.calls[0]?.[0].toString().slice(0, 30)).toBe('$argon2id$v=19$m=19456,t=2,p=1');
      }
    }
  });
});

describe('somebody whom a manager has added', () => {
  test('cannot sign in before, and is refused as everybody else is', async () => {
    const person = await invited();
    const spy = vi.mocked(verify);
    spy.mockClear();
    expect(await enter(person, newPassword)).toEqual(refused);
    expect(spy.mock.calls).toHaveLength(1);
  });

  test('opens the account with an invitation, consents, and may correct the name', async () => {
    const person = await invited();
    const code = await invite(person.id);
    expect(await check(person, code)).toEqual({ outcome: 'known', name: 'Neema Mushi', isFirstTime: true });
    expect(await recover(person, code, { name: 'Neema J. Mushi' })).toEqual({
      outcome: 'unfit',
      faults: { consent: 'consent' },
      name: 'Neema Mushi',
      isFirstTime: true,
    });
    expect(await recover(person, code, { name: 'Neema J. Mushi', consents: true })).toMatchObject({
      outcome: 'recovered',
    });
    expect(await enter(person, newPassword)).toMatchObject({ outcome: 'ok' });
    const [kept] = await database().select().from(account).where(eq(account.id, person.id));
    expect(kept).toMatchObject({ name: 'Neema J. Mushi', version: 2 });
    const consents = await database().select().from(consent).where(eq(consent.accountId, person.id));
    expect(consents).toMatchObject([{ version: consentVersion }]);
    expect((await auditOf(person.id)).map(({ action, detail }) => [action, detail])).toEqual([
      ['code.given', { purpose: 'invitation' }],
      ['code.used', null],
      ['password.changed', null],
      ['account.changed', { fields: 'name' }],
    ]);
  });

  test('has thirty days, and the invitation ends with the first password', async () => {
    const person = await invited();
    const code = await invite(person.id);
    const [kept] = await workerDatabase.owner<{ days: number }[]>`
      select extract(epoch from expires_at - created_at)::int / 86400 as days from one_time_code where account_id = ${person.id}`;
    expect(kept?.days).toBe(30);
    await workerDatabase.owner`update account set password_hash = ${oldHash} where id = ${person.id}`;
    expect(await recover(person, code, { consents: true })).toEqual(refused);
    expect(await enter(person, oldPassword)).toMatchObject({ outcome: 'ok' });
  });

  test('can be let in by a recovery code as well, which takes the invitation’s place', async () => {
    const person = await invited();
    const invitation = await invite(person.id);
    const code = await giveCode(person.id);
    expect(await recover(person, invitation, { consents: true })).toEqual(refused);
    expect(await recover(person, code, { consents: true })).toMatchObject({ outcome: 'recovered' });
  });
});

describe('a code that is asked for', () => {
  const lettersTo = async (personId: string) =>
    database()
      .select({
        channel: message.channel,
        recipient: message.recipient,
        template: message.template,
        values: message.values,
      })
      .from(message)
      .where(eq(message.personId, personId))
      .orderBy(message.channel);

  test('comes by SMS, is good for 15 minutes, and the new password is told of', async () => {
    await withGateways({ sms: true }, async () => {
      const person = await member();
      expect(await askForRecovery(person.phone, address)).toEqual({ outcome: 'asked' });
      const [sms, ...others] = await lettersTo(person.id);
      expect(others).toEqual([]);
      expect(sms).toMatchObject({ channel: 'sms', recipient: person.phone, template: 'recoveryCode' });
      expect(sms?.values).toEqual({ code: expect.stringMatching(/^\d{4} \d{4}$/) as string, minutes: 15 });
      const [kept] = await workerDatabase.owner<{ minutes: number }[]>`
        select extract(epoch from expires_at - created_at)::int / 60 as minutes from one_time_code where account_id = ${person.id}`;
      expect(kept?.minutes).toBe(15);
      expect(await recover(person, String(sms?.values?.code))).toMatchObject({ outcome: 'recovered' });
      expect((await lettersTo(person.id)).map(({ template }) => template)).toContain('passwordChanged');
    });
  });

  test('comes by email too, where that was verified', async () => {
    const [verified, unverified] = [await member(), await member()];
    await workerDatabase.owner`update account set email = 'asha@example.org', email_verified_at = now() where id = ${verified.id}`;
    await workerDatabase.owner`update account set email = 'not-hers@example.org' where id = ${unverified.id}`;
    const channelsTo = async (personId: string) => (await lettersTo(personId)).map(({ channel }) => channel);
    await withGateways({ email: true }, async () => {
      await askForRecovery(verified.phone, address);
      await askForRecovery(unverified.phone, address);
    });
    expect(await channelsTo(verified.id)).toEqual(['email']);
    expect(await channelsTo(unverified.id)).toEqual([]);
    await withGateways({ sms: true, email: true }, async () => {
      await askForRecovery(verified.phone, address);
      await askForRecovery(unverified.phone, address);
    });
    expect((await channelsTo(verified.id)).sort()).toEqual(['email', 'email', 'sms']);
    expect(await channelsTo(unverified.id)).toEqual(['sms']);
  });

  test('leaves one that was given in person alone where nothing can be sent', async () => {
    const person = await member();
    const code = await giveCode(person.id);
    await withGateways({ email: true }, () => askForRecovery(person.phone, address));
    expect(await recover(person, code)).toMatchObject({ outcome: 'recovered' });
  });

  test('for a number without an account gets the same answer after the same work, and nothing is sent', async () => {
    await withGateways({ sms: true }, async () => {
      const known = await member();
      const spy = vi.mocked(hash);
      const before = await database().select({ id: message.id }).from(message);
      for (const phone of [known.phone, '+255613777777']) {
        spy.mockClear();
        expect(await askForRecovery(phone, address)).toEqual({ outcome: 'asked' });
        expect(spy.mock.calls).toHaveLength(1);
      }
      expect(await database().select({ id: message.id }).from(message)).toHaveLength(before.length + 1);
    });
  });

  test('is sent three times an hour to one number, whether or not it has an account', async () => {
    stopClock();
    await withGateways({ sms: true }, async () => {
      for (const phone of [(await member()).phone, '+255613666666']) {
        for (let round = 0; round < 3; round++) {
          expect(await askForRecovery(phone, address)).toEqual({ outcome: 'asked' });
        }
        expect(await askForRecovery(phone, address)).toMatchObject({ outcome: 'wait' });
      }
    });
  });

  test('goes abroad fifty times a day from the whole site, and at home all the same', async () => {
    stopClock();
    await withGateways({ sms: true }, async () => {
      const abroad = (index: number) =>
        askForRecovery(`+2547120000${String(index).padStart(2, '0')}`, address);
      const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => abroad(index)));
      expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['asked']));
      expect(await abroad(50)).toMatchObject({ outcome: 'wait' });
      expect(await askForRecovery((await member()).phone, address)).toEqual({ outcome: 'asked' });
    });
  });

  test('goes to nobody whose account was merged into another', async () => {
    await withGateways({ sms: true }, async () => {
      const [kept, merged] = [await member(), await member()];
      await database().transaction((tx) =>
        setAsideAccount(tx, { keptId: kept.id, mergedId: merged.id, phoneOf: 'kept' }),
      );
      expect(await askForRecovery(merged.phone, address)).toEqual({ outcome: 'asked' });
      expect([...(await lettersTo(merged.id)), ...(await lettersTo(kept.id))]).toEqual([]);
      expect(
        await database()
          .select()
          .from(oneTimeCode)
          .where(and(eq(oneTimeCode.accountId, merged.id))),
      ).toEqual([]);
    });
  });
});
