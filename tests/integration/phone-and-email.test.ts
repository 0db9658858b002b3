import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { database } from '~db/client.server';
import { account, oneTimeCode } from '~db/schema/accounts';
import { auditEntry } from '~db/schema/audit';
import { message } from '~db/schema/messages';
import {
  askForEmail,
  askForPhone,
  checkRecoveryCode,
  confirmEmail,
  confirmPhone,
  createAccount,
  getPendingChange,
  giveRecoveryCode,
  removeEmail,
  signIn,
} from '~/features/accounts/index.server';
import { hashPassword } from '~/features/accounts/password.server';
import {
  AskForEmailSchema,
  AskForPhoneSchema,
  OneTimeCodeSchema,
  SignUpSchema,
} from '~/features/accounts/schemas';
import { formFaults } from '~/platform/http/form-faults';
import { createPerson } from '~tests/factories/create-person';
import { withGateways } from '~tests/setup/with-gateways';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();
const address = '192.0.2.1';
const password = 'mvua ya masika';
let passwordHash = '';
beforeAll(async () => {
  passwordHash = await hashPassword(password);
});
afterEach(() => void vi.useRealTimers());

const member = () => createPerson({ passwordHash });
let numbers = 0;
const newPhone = () => `+255714${String((numbers += 1)).padStart(6, '0')}`;

const accountOf = async (id: string) => {
  const [found] = await database().select().from(account).where(eq(account.id, id));
  if (!found) throw new Error('the person has an account');
  return found;
};

const lettersOf = (personId: string, template: string) =>
  database()
    .select({ channel: message.channel, recipient: message.recipient, values: message.values })
    .from(message)
    .where(and(eq(message.personId, personId), eq(message.template, template)));

/** The code that was sent last, as the person types it. */
async function codeSentTo(personId: string, template: string): Promise<string> {
  const letters = await lettersOf(personId, template);
  return OneTimeCodeSchema.parse({ code: letters.at(-1)?.values?.code }).code;
}

const auditOf = async (personId: string) =>
  (
    await database()
      .select({ action: auditEntry.action, detail: auditEntry.detail })
      .from(auditEntry)
      .where(eq(auditEntry.personId, personId))
      .orderBy(auditEntry.at, auditEntry.id)
  ).map(({ action, detail }) => [action, detail]);

const askPhone = (id: string, phone: string, typed = password) =>
  askForPhone(id, { phone, password: typed }, address);

describe('another phone number, where no codes can be sent', () => {
  test('holds at once, with the password and no other', async () => {
    const person = await member();
    const phone = newPhone();
    expect(await askPhone(person.id, phone, 'nenosiri la mwizi')).toEqual({ outcome: 'wrongPassword' });
    expect(await signIn({ phone: person.phone, password }, address)).toMatchObject({ outcome: 'ok' });
    expect(await askPhone(person.id, phone)).toEqual({ outcome: 'changed' });
    expect(await signIn({ phone, password }, address)).toMatchObject({
      outcome: 'ok',
      accountId: person.id,
    });
    expect(await signIn({ phone: person.phone, password }, address)).toEqual({ outcome: 'refused' });
    expect(await auditOf(person.id)).toEqual([['phone.changed', null]]);
  });

  test('is refused where somebody has it, and where it is one’s own', async () => {
    const [person, other] = [await member(), await member()];
    expect(await askPhone(person.id, other.phone)).toEqual({ outcome: 'taken' });
    expect(await askPhone(person.id, person.phone)).toEqual({ outcome: 'same' });
    expect(await accountOf(person.id)).toMatchObject({ phone: person.phone });
  });

  test('goes to one of several who ask for it at the same moment', async () => {
    const phone = newPhone();
    const people = await Promise.all([member(), member(), member(), member()]);
    const answers = await Promise.all(people.map(({ id }) => askPhone(id, phone)));
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['changed', 'taken', 'taken', 'taken']);
  });

  test('makes a code worthless that was given for the account', async () => {
    const person = await member();
    const code = await database().transaction((tx) =>
      giveRecoveryCode(tx, person.id, { actorId: uuidv7(), address }),
    );
    const phone = newPhone();
    await askPhone(person.id, phone);
    const typed = OneTimeCodeSchema.parse({ code }).code;
    expect(await checkRecoveryCode({ phone, code: typed }, address)).toEqual({ outcome: 'refused' });
  });

  test('is typed twice alike', () => {
    const typed = { phone: '0714 000 001', password };
    expect(AskForPhoneSchema.safeParse({ ...typed, again: '+255714000001' }).success).toBe(true);
    for (const again of ['', '0714 000 002', 'x']) {
      const parsed = AskForPhoneSchema.safeParse({ ...typed, again });
      expect(parsed.success ? {} : formFaults(parsed.error)).toEqual({ again: 'differs' });
    }
  });

  test('can be asked for five times an hour', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const [person, other] = [await member(), await member()];
    for (let round = 0; round < 5; round++) {
      expect(await askPhone(person.id, other.phone)).toEqual({ outcome: 'taken' });
    }
    expect(await askPhone(person.id, other.phone)).toMatchObject({ outcome: 'wait' });
  });
});

describe('another phone number, where codes can be sent', () => {
  const template = 'phoneChangeCode';

  test('holds once the code that went to it was typed in; the old number is told', () =>
    withGateways({ sms: true }, async () => {
      const person = await member();
      const phone = newPhone();
      expect(await askPhone(person.id, phone)).toEqual({ outcome: 'codeSent' });
      expect(await getPendingChange(person.id, 'phone')).toBe(phone);
      expect(await accountOf(person.id)).toMatchObject({ phone: person.phone });
      expect(await lettersOf(person.id, template)).toMatchObject([{ channel: 'sms', recipient: phone }]);
      const code = await codeSentTo(person.id, template);
      expect(await confirmPhone(person.id, code, address)).toEqual({ outcome: 'changed' });
      expect(await accountOf(person.id)).toMatchObject({ phone });
      expect(await getPendingChange(person.id, 'phone')).toBeUndefined();
      expect(await lettersOf(person.id, 'phoneChanged')).toMatchObject([{ recipient: person.phone }]);
      expect(await confirmPhone(person.id, code, address)).toEqual({ outcome: 'refused' });
      expect(await auditOf(person.id)).toEqual([['phone.changed', null]]);
    }));

  test('is not to be had with a wrong code, one that is over, or somebody else’s', () =>
    withGateways({ sms: true }, async () => {
      const [person, thief] = [await member(), await member()];
      await askPhone(person.id, newPhone());
      await askPhone(thief.id, newPhone());
      const code = await codeSentTo(person.id, template);
      expect(await confirmPhone(thief.id, code, address)).toEqual({ outcome: 'refused' });
      expect(await confirmPhone(person.id, code === '00000000' ? '00000001' : '00000000', address)).toEqual({
        outcome: 'refused',
      });
      await workerDatabase.owner`update one_time_code set expires_at = now() where account_id = ${person.id}`;
      expect(await confirmPhone(person.id, code, address)).toEqual({ outcome: 'refused' });
      expect(await accountOf(person.id)).toMatchObject({ phone: person.phone });
      expect(await accountOf(thief.id)).toMatchObject({ phone: thief.phone });
    }));

  test('that somebody has gets the same answer, and no code is sent', () =>
    withGateways({ sms: true }, async () => {
      const [person, other] = [await member(), await member()];
      expect(await askPhone(person.id, other.phone)).toEqual({ outcome: 'codeSent' });
      expect(await getPendingChange(person.id, 'phone')).toBe(other.phone);
      expect(await lettersOf(person.id, template)).toEqual([]);
    }));

  test('that somebody signs up with meanwhile stays theirs', () =>
    withGateways({ sms: true }, async () => {
      const person = await member();
      const phone = newPhone();
      await askPhone(person.id, phone);
      const form = {
        phone,
        password,
        cadre: 'NO',
        region: 'kigoma',
        council: 'kigoma-dc',
        consent: 'yes',
        language: 'sw',
      };
      expect(
        await createAccount(SignUpSchema.parse({ ...form, name: 'Juma Haraka' }), address),
      ).toMatchObject({
        outcome: 'created',
      });
      const code = await codeSentTo(person.id, template);
      expect(await confirmPhone(person.id, code, address)).toEqual({ outcome: 'taken' });
      expect(await accountOf(person.id)).toMatchObject({ phone: person.phone });
      expect(await auditOf(person.id)).toEqual([]);
    }));

  test('is changed once by a code that is sent twice at the same moment', () =>
    withGateways({ sms: true }, async () => {
      const person = await member();
      await askPhone(person.id, newPhone());
      const code = await codeSentTo(person.id, template);
      const answers = await Promise.all([1, 2, 3].map(() => confirmPhone(person.id, code, address)));
      expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['changed', 'refused', 'refused']);
      expect(await auditOf(person.id)).toEqual([['phone.changed', null]]);
    }));
});

describe('an email address', () => {
  const ask = (id: string, email: string, typed = password) => askForEmail(id, { email, password: typed });

  test('is told to the phone once it is verified, since a password can be recovered by it', () =>
    withGateways({ email: true, sms: true }, async () => {
      const person = await member();
      await ask(person.id, `juma.${person.id}@example.go.tz`);
      expect(await lettersOf(person.id, 'emailVerified')).toEqual([]);
      await confirmEmail(person.id, await codeSentTo(person.id, 'emailCode'), address);
      expect(await lettersOf(person.id, 'emailVerified')).toMatchObject([
        { channel: 'sms', recipient: person.phone },
      ]);
    }));

  test('belongs to the account once its code was typed in, and can be taken out again', () =>
    withGateways({ email: true }, async () => {
      const person = await member();
      const email = `asha.${person.id}@example.go.tz`;
      expect(await ask(person.id, email, 'nenosiri la mwizi')).toEqual({ outcome: 'wrongPassword' });
      expect(await ask(person.id, email)).toEqual({ outcome: 'codeSent' });
      expect(await accountOf(person.id)).toMatchObject({ email: null, emailVerifiedAt: null });
      expect(await getPendingChange(person.id, 'email')).toBe(email);
      expect(await lettersOf(person.id, 'emailCode')).toMatchObject([{ channel: 'email', recipient: email }]);
      const code = await codeSentTo(person.id, 'emailCode');
      expect(await confirmEmail(person.id, code, address)).toEqual({ outcome: 'verified' });
      expect(await accountOf(person.id)).toMatchObject({ email, emailVerifiedAt: expect.any(Date) as Date });
      expect(await confirmEmail(person.id, code, address)).toEqual({ outcome: 'refused' });
      await removeEmail(person.id, address);
      await removeEmail(person.id, address);
      expect(await accountOf(person.id)).toMatchObject({ email: null, emailVerifiedAt: null });
      expect(await auditOf(person.id)).toEqual([
        ['email.changed', { email: 'verified' }],
        ['email.changed', { email: 'removed' }],
      ]);
    }));

  test('that was asked for by mistake can be given up', () =>
    withGateways({ email: true }, async () => {
      const person = await member();
      await ask(person.id, 'wrong@example.org');
      const code = await codeSentTo(person.id, 'emailCode');
      await removeEmail(person.id, address);
      expect(await getPendingChange(person.id, 'email')).toBeUndefined();
      expect(await confirmEmail(person.id, code, address)).toEqual({ outcome: 'refused' });
      expect(await auditOf(person.id)).toEqual([]);
    }));

  test('is not to be had with the code of a phone number', () =>
    withGateways({ sms: true, email: true }, async () => {
      const person = await member();
      await askPhone(person.id, newPhone());
      await ask(person.id, 'asha@example.org');
      const code = await codeSentTo(person.id, 'phoneChangeCode');
      expect(await confirmEmail(person.id, code, address)).toEqual({ outcome: 'refused' });
      const kept = await database().select().from(oneTimeCode).where(eq(oneTimeCode.accountId, person.id));
      expect(kept).toHaveLength(2);
    }));

  test('is read before it is believed', () => {
    const faultOf = (email: string) => {
      const parsed = AskForEmailSchema.safeParse({ email, password });
      return parsed.success ? undefined : formFaults(parsed.error).email;
    };
    expect(faultOf(' asha@example.go.tz ')).toBeUndefined();
    expect(faultOf('')).toBe('addressMissing');
    for (const typed of [
      'asha',
      'asha@',
      '@x.tz',
      'a b@x.tz',
      'asha@x.tz\r\nBcc: all@x.tz',
      `${'a'.repeat(200)}@x.tz`,
    ]) {
      expect(faultOf(typed), typed).toBe('address');
    }
  });
});
