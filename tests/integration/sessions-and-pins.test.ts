import { verify } from '@node-rs/argon2';
import { and, eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test, vi } from 'vitest';
import { database } from '~db/client.server';
import { account, device, devicePin, roleGrant, session } from '~db/schema/accounts';
import { auditEntry } from '~db/schema/audit';
import { removePins } from '~/features/accounts/device-pins.server';
import { forgetUnusedDevices } from '~/features/accounts/forget-unused-devices.server';
import {
  changePassword,
  countOwnPins,
  endAllSessions,
  endSession,
  forgetDevice,
  getActor,
  getSignedIn,
  listDevicePeople,
  listSessions,
  removeOwnPins,
  requireSignedIn,
  rotateSession,
  setPin,
  signIn,
  signInWithPin,
  signOut,
} from '~/features/accounts/index.server';
import { hashPassword } from '~/features/accounts/password.server';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

// Counts the verifications; the work itself is done all the same.
vi.mock('@node-rs/argon2', { spy: true });

const workerDatabase = useWorkerDatabase();
const publicUrl = 'https://tumia.example';
const address = '192.0.2.1';
const password = 'mvua ya masika';
const at = { address, publicUrl };
let networks = 0;
/** Tries of different tests don't add up. */
const newNetwork = () => `198.51.100.${(networks += 1)}`;

/** A browser as far as cookies go, of the paths that the cookies of a phone are for. */
class Browser {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly userAgent = 'Mozilla/5.0 (Linux; Android 10; K) Chrome/124.0.0.0 Mobile Safari/537.36',
  ) {}

  request(): Request {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Request(`${publicUrl}/sw/sign-in`, {
      headers: { Cookie: cookie, 'User-Agent': this.userAgent },
    });
  }

  keep(...setCookies: string[]): void {
    for (const setCookie of setCookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(setCookie) ?? [];
      if (setCookie.includes('Max-Age=0')) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }

  async enter(personId: string, isShared = false): Promise<void> {
    this.keep(await rotateSession(this.request(), personId, { publicUrl, isShared }));
  }

  signedIn() {
    return requireSignedIn(this.request());
  }

  async who(): Promise<string | undefined> {
    return (await getActor(this.request()))?.id;
  }
}

const createPersonWithPassword = async (name = 'Asha Juma Mushi') =>
  createPerson({ name, passwordHash: await hashPassword(password) });

const auditOf = async (personId: string) =>
  (
    await database()
      .select({ action: auditEntry.action, detail: auditEntry.detail, actorId: auditEntry.actorId })
      .from(auditEntry)
      .where(eq(auditEntry.personId, personId))
      .orderBy(auditEntry.id)
  ).map(({ action, detail, actorId }) => ({ action, detail, by: actorId === personId ? 'self' : actorId }));

/** A facility's phone on which these people have set this PIN, the last of them signed in. */
async function sharedPhone(pin: string, ...people: { id: string }[]): Promise<Browser> {
  const phone = new Browser();
  for (const { id } of people) {
    await phone.enter(id, true);
    const answer = await setPin(phone.request(), await phone.signedIn(), { pin, password }, at);
    if (answer.outcome !== 'set') throw new Error(answer.outcome);
    phone.keep(...answer.setCookies);
  }
  return phone;
}

const handleOf = async (phone: Browser, name: string) =>
  (await listDevicePeople(phone.request())).find((person) => person.name === name)?.handle ?? '';

const tryPin = async (phone: Browser, name: string, pin: string, from = newNetwork()) =>
  signInWithPin(phone.request(), { chosen: await handleOf(phone, name), pin }, from);

describe('my sessions', () => {
  test('are listed with their phones, this one first, and without what opens them', async () => {
    const person = await createPerson();
    const [own, shared] = [
      new Browser(),
      new Browser('Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:125.0) Gecko/20100101 Firefox/125.0'),
    ];
    await own.enter(person.id);
    await shared.enter(person.id, true);
    const listed = await listSessions(await own.signedIn());
    expect(listed).toMatchObject([
      { deviceLabel: 'Chrome, Android', isShared: false, isCurrent: true },
      { deviceLabel: 'Firefox, Windows', isShared: true, isCurrent: false },
    ]);
    const rows = await database().select().from(session).where(eq(session.userId, person.id));
    for (const { id } of rows) expect(JSON.stringify(listed)).not.toContain(id.slice(0, 12));
    const handles = listed.map(({ handle }) => handle);
    expect(new Set(handles).size).toBe(2);
    for (const handle of handles) expect(handle).toMatch(/^[\da-f]{24}$/);
  });

  test('leave out those that are over, and other people’s', async () => {
    const [person, other] = [await createPerson(), await createPerson()];
    const [here, over, theirs] = [new Browser(), new Browser(), new Browser()];
    await over.enter(person.id);
    await workerDatabase.owner`update session set expires_at = now() - interval '1 second' where account_id = ${person.id}`;
    await here.enter(person.id);
    await theirs.enter(other.id);
    expect(await listSessions(await here.signedIn())).toHaveLength(1);
  });

  test('end one by one; again, or somebody else’s, changes nothing', async () => {
    const [person, other] = [await createPerson(), await createPerson()];
    const [here, lost, theirs] = [new Browser(), new Browser(), new Browser()];
    await here.enter(person.id);
    await lost.enter(person.id);
    await theirs.enter(other.id);
    const handleIn = async (browser: Browser, isCurrent: boolean) =>
      (await listSessions(await browser.signedIn())).find((one) => one.isCurrent === isCurrent)?.handle ?? '';
    const handle = await handleIn(here, false);
    const end = async (named: string) => endSession(await here.signedIn(), named, address);
    expect(await end(handle)).toEqual({ wasCurrent: false });
    expect(await lost.who()).toBeUndefined();
    expect(await end(handle)).toEqual({ wasCurrent: false });
    expect(await end(await handleIn(theirs, true))).toEqual({ wasCurrent: false });
    expect(await theirs.who()).toBe(other.id);
    expect(await here.who()).toBe(person.id);
    expect(await end(await handleIn(here, true))).toEqual({ wasCurrent: true });
    expect(await here.who()).toBeUndefined();
    const ended = { action: 'session.ended', detail: { which: 'one' }, by: 'self' };
    expect(await auditOf(person.id)).toEqual([ended, ended]);
    expect(await auditOf(other.id)).toEqual([]);
  });

  test('end everywhere but here, or everywhere', async () => {
    const person = await createPerson();
    const browsers = [new Browser(), new Browser(), new Browser()] as const;
    for (const browser of browsers) await browser.enter(person.id);
    const [here, ...others] = browsers;
    await endAllSessions(await here.signedIn(), 'others', address);
    expect(await here.who()).toBe(person.id);
    for (const browser of others) expect(await browser.who()).toBeUndefined();
    await endAllSessions(await here.signedIn(), 'all', address);
    expect(await here.who()).toBeUndefined();
    expect((await auditOf(person.id)).map(({ detail }) => detail)).toEqual([
      { which: 'others' },
      { which: 'all' },
    ]);
  });
});

describe('signing in', () => {
  test('gives a new session each time and ends the one before, whoever’s it was', async () => {
    const [one, other] = [await createPerson(), await createPerson()];
    const phone = new Browser();
    await phone.enter(one.id);
    const before = phone.request();
    await phone.enter(other.id);
    expect(await phone.who()).toBe(other.id);
    expect(await getActor(before)).toBeUndefined();
    const again = phone.request();
    await phone.enter(other.id);
    expect(await getActor(again)).toBeUndefined();
  });

  test('on a shared phone lasts half an hour without use and tells so by its cookie', async () => {
    const person = await createPerson();
    const phone = new Browser();
    const setCookie = await rotateSession(phone.request(), person.id, { publicUrl, isShared: true });
    expect(setCookie).toMatch(
      /^__Host-tumia_session=[\w-]{43}\.shared; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    phone.keep(setCookie);
    const minutesLeft = async () => {
      const [row] = await database().select().from(session).where(eq(session.userId, person.id));
      return ((row?.expiresAt.getTime() ?? 0) - Date.now()) / 60_000;
    };
    expect(await minutesLeft()).toBeCloseTo(30, 0);
    await workerDatabase.owner`update session set expires_at = now() + interval '3 minutes' where account_id = ${person.id}`;
    expect((await getSignedIn(phone.request()))?.session.isShared).toBe(true);
    expect(await minutesLeft()).toBeCloseTo(30, 0);
  });

  test('leaves nothing that opens the session once its cookie is sent under another name or without its mark', async () => {
    const person = await createPerson();
    const phone = new Browser();
    await phone.enter(person.id, true);
    const [value = ''] = phone.cookies.values();
    const whoWith = (cookie: string) =>
      getActor(new Request(publicUrl, { headers: { Cookie: cookie } })).then((actor) => actor?.id);
    expect(await whoWith(`__Host-tumia_session=${value}`)).toBe(person.id);
    expect(await whoWith(`tumia_session=${value}`)).toBeUndefined();
    expect(await whoWith(`__Host-tumia_session=${value.replace('.shared', '')}`)).toBeUndefined();
  });

  test('and out tells a shared phone, and no other, to throw away what it kept', async () => {
    const person = await createPerson();
    for (const isShared of [true, false]) {
      const phone = new Browser();
      await phone.enter(person.id, isShared);
      const headers = await signOut(phone.request(), publicUrl);
      expect(headers.get('Clear-Site-Data')).toBe(isShared ? '"cache"' : null);
      expect(await phone.who()).toBeUndefined();
      phone.keep(...headers.getSetCookie());
      expect([...phone.cookies.keys()]).toEqual(isShared ? ['forget'] : []);
    }
  });
});

describe('a PIN', () => {
  const wrong = '7071';
  const pin = '4093';

  test('lets a person in on the phone on which it was set, in a shared session', async () => {
    const [asha, musa] = [
      await createPersonWithPassword('Asha Juma Mushi'),
      await createPersonWithPassword('Musa Kweka'),
    ];
    const phone = await sharedPhone(pin, asha, musa);
    expect((await listDevicePeople(phone.request())).map(({ name }) => name)).toEqual(['Asha M.', 'Musa K.']);
    const answer = await tryPin(phone, 'Asha M.', pin);
    expect(answer).toMatchObject({ outcome: 'ok', accountId: asha.id });
    await phone.enter(asha.id, true);
    expect(await phone.who()).toBe(asha.id);
    expect(await listDevicePeople(new Browser().request())).toEqual([]);
    expect(await auditOf(asha.id)).toEqual([{ action: 'pin.set', detail: null, by: 'self' }]);
  });

  test('names people on the page by what is of no use elsewhere', async () => {
    const asha = await createPersonWithPassword();
    const [one, other] = [await sharedPhone(pin, asha), await sharedPhone(pin, asha)];
    const [here, there] = [await handleOf(one, 'Asha M.'), await handleOf(other, 'Asha M.')];
    expect(here).not.toBe(there);
    expect(JSON.stringify(await listDevicePeople(one.request()))).not.toContain(asha.id);
    const chosen = { chosen: there, pin };
    expect(await signInWithPin(one.request(), chosen, newNetwork())).toEqual({ outcome: 'gone' });
    expect(await signInWithPin(new Browser().request(), { chosen: here, pin }, newNetwork())).toEqual({
      outcome: 'gone',
    });
  });

  test('is kept so that neither it nor the phone’s token can be read, nor the hash tried without the phone', async () => {
    const asha = await createPersonWithPassword();
    const phone = await sharedPhone(pin, asha);
    const token = phone.cookies.get('__Secure-tumia_device') ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    const [row] = await workerDatabase.owner`select (select string_agg(device_pin::text, ' ') from device_pin
      where account_id = ${asha.id}) || (select string_agg(device::text, ' ') from device) as all`;
    expect(row?.all).toContain('$argon2id$');
    expect(row?.all).not.toContain(token);
    const [kept] = await database().select().from(devicePin).where(eq(devicePin.accountId, asha.id));
    expect(await verify(kept?.pinHash ?? '', pin)).toBe(false);
  });

  test('is refused outside of a shared session, to whoever has a role, without the password, and where it is easy', async () => {
    const asha = await createPersonWithPassword();
    const own = new Browser();
    await own.enter(asha.id);
    const setOn = async (phone: Browser, typed: { pin: string; password: string }) =>
      setPin(phone.request(), await phone.signedIn(), typed, at);
    expect(await setOn(own, { pin, password })).toEqual({ outcome: 'forbidden' });
    const phone = new Browser();
    await phone.enter(asha.id, true);
    expect(await setOn(phone, { pin, password: 'not the password' })).toEqual({ outcome: 'wrongPassword' });
    for (const easy of ['1234', '1990', asha.phone.slice(-5)])
      expect(await setOn(phone, { pin: easy, password })).toMatchObject({ outcome: 'refused' });
    await database().insert(roleGrant).values({ id: uuidv7(), accountId: asha.id, role: 'administrator' });
    expect(await setOn(phone, { pin, password })).toEqual({ outcome: 'forbidden' });
    expect(await database().select().from(devicePin).where(eq(devicePin.accountId, asha.id))).toEqual([]);
  });

  test('can be set anew, and then the old one is wrong', async () => {
    const asha = await createPersonWithPassword();
    const phone = await sharedPhone(pin, asha);
    const token = phone.cookies.get('__Secure-tumia_device');
    const answer = await setPin(phone.request(), await phone.signedIn(), { pin: '8350', password }, at);
    if (answer.outcome === 'set') phone.keep(...answer.setCookies);
    expect(phone.cookies.get('__Secure-tumia_device')).toBe(token);
    expect(await tryPin(phone, 'Asha M.', pin)).toEqual({ outcome: 'wrong', triesLeft: 4 });
    expect(await tryPin(phone, 'Asha M.', '8350')).toMatchObject({ outcome: 'ok' });
  });

  test('is gone after five wrong tries, and a right one in between begins the count anew', async () => {
    const asha = await createPersonWithPassword();
    const phone = await sharedPhone(pin, asha);
    const left: unknown[] = [];
    for (let tried = 0; tried < 4; tried++) left.push(await tryPin(phone, 'Asha M.', wrong));
    expect(left).toEqual([4, 3, 2, 1].map((triesLeft) => ({ outcome: 'wrong', triesLeft })));
    expect(await tryPin(phone, 'Asha M.', pin)).toMatchObject({ outcome: 'ok' });
    for (let tried = 0; tried < 4; tried++) await tryPin(phone, 'Asha M.', wrong);
    expect(await tryPin(phone, 'Asha M.', wrong)).toEqual({ outcome: 'gone' });
    expect(await tryPin(phone, 'Asha M.', pin)).toEqual({ outcome: 'gone' });
    expect(await listDevicePeople(phone.request())).toEqual([]);
    expect(await auditOf(asha.id)).toEqual([
      { action: 'pin.set', detail: null, by: 'self' },
      { action: 'pin.removed', detail: { why: 'wrongTries', tries: 5 }, by: null },
    ]);
    expect(await signIn({ phone: asha.phone, password }, newNetwork())).toMatchObject({ outcome: 'ok' });
  });

  test('guessed at forty times at once is looked at five times, and removed once', async () => {
    const asha = await createPersonWithPassword();
    const phone = await sharedPhone(pin, asha);
    const chosen = { chosen: await handleOf(phone, 'Asha M.'), pin: wrong };
    const spy = vi.mocked(verify);
    spy.mockClear();
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => signInWithPin(phone.request(), chosen, newNetwork())),
    );
    expect(spy).toHaveBeenCalledTimes(5);
    expect(answers.filter(({ outcome }) => outcome === 'wrong')).toHaveLength(4);
    expect(answers.filter(({ outcome }) => outcome === 'gone')).toHaveLength(36);
    expect((await auditOf(asha.id)).filter(({ action }) => action === 'pin.removed')).toHaveLength(1);
  });

  test('opens nothing once it was removed while it was looked at', async () => {
    const asha = await createPersonWithPassword();
    const phone = await sharedPhone(pin, asha);
    const chosen = { chosen: await handleOf(phone, 'Asha M.'), pin };
    const spy = vi.mocked(verify);
    spy.mockImplementationOnce(async (...compared) => {
      const matches = await verify(...compared);
      await removePins(database(), asha.id);
      return matches;
    });
    expect(await signInWithPin(phone.request(), chosen, newNetwork())).toEqual({ outcome: 'gone' });
  });

  test('waits where too many tries came from the address', async () => {
    const asha = await createPersonWithPassword();
    const phone = await sharedPhone(pin, asha);
    const crowded = '203.0.113.99';
    const windowStart = new Date(Math.floor(Date.now() / 900_000) * 900_000);
    const next = new Date(windowStart.getTime() + 900_000);
    for (const start of [windowStart, next])
      await workerDatabase.owner`insert into rate_limit values (${`sign-in:address:${crowded}`}, ${start}, 300)`;
    expect(await tryPin(phone, 'Asha M.', pin, crowded)).toMatchObject({ outcome: 'wait' });
    expect(await tryPin(phone, 'Asha M.', pin)).toMatchObject({ outcome: 'ok' });
  });

  test('rests while its person has a role, and is gone with the account or once it was merged', async () => {
    const [asha, musa, neema] = [
      await createPersonWithPassword('Asha Mushi'),
      await createPersonWithPassword('Musa Kweka'),
      await createPersonWithPassword('Neema Swai'),
    ];
    const phone = await sharedPhone(pin, asha, musa, neema);
    const ashaHandle = await handleOf(phone, 'Asha M.');
    await database()
      .insert(roleGrant)
      .values({ id: uuidv7(), accountId: asha.id, role: 'coordinator', regionId: 'kigoma' });
    await database().update(account).set({ mergedInto: asha.id }).where(eq(account.id, musa.id));
    await database().delete(account).where(eq(account.id, neema.id));
    expect(await listDevicePeople(phone.request())).toEqual([]);
    expect(await signInWithPin(phone.request(), { chosen: ashaHandle, pin }, newNetwork())).toEqual({
      outcome: 'gone',
    });
    await database().delete(roleGrant).where(eq(roleGrant.accountId, asha.id));
    expect(await tryPin(phone, 'Asha M.', pin)).toMatchObject({ outcome: 'ok' });
  });

  test('is removed by its own person, here or everywhere, and by nobody else’s wish', async () => {
    const [asha, musa] = [
      await createPersonWithPassword('Asha Mushi'),
      await createPersonWithPassword('Musa Kweka'),
    ];
    const [one, other] = [await sharedPhone(pin, asha, musa), await sharedPhone(pin, asha)];
    expect(await countOwnPins(one.request(), asha)).toEqual({ phones: 2, isHere: true });
    expect(await countOwnPins(new Browser().request(), asha)).toEqual({ phones: 2, isHere: false });
    await removeOwnPins(asha, address, one.cookies.get('__Secure-tumia_device'));
    expect((await listDevicePeople(one.request())).map(({ name }) => name)).toEqual(['Musa K.']);
    expect(await countOwnPins(other.request(), asha)).toEqual({ phones: 1, isHere: true });
    await removeOwnPins(asha, address);
    await removeOwnPins(asha, address);
    expect(await listDevicePeople(other.request())).toEqual([]);
    expect(await listDevicePeople(one.request())).toHaveLength(1);
    expect((await auditOf(asha.id)).filter(({ action }) => action === 'pin.removed')).toHaveLength(2);
  });

  test('goes with the phone that is forgotten, whose old cookie leads nowhere afterwards', async () => {
    const [asha, musa] = [
      await createPersonWithPassword('Asha Mushi'),
      await createPersonWithPassword('Musa Kweka'),
    ];
    const phone = await sharedPhone(pin, asha, musa);
    const token = phone.cookies.get('__Secure-tumia_device') ?? '';
    const setCookies = await forgetDevice(phone.request(), musa, at);
    expect(setCookies.map((cookie) => /Path=([^;]+)/.exec(cookie)?.[1])).toEqual([
      '/sw/sign-in',
      '/sw/me/pin',
      '/en/sign-in',
      '/en/me/pin',
    ]);
    expect(await listDevicePeople(phone.request())).toEqual([]);
    expect((await auditOf(asha.id)).at(-1)).toEqual({
      action: 'pin.removed',
      detail: { why: 'phoneForgotten' },
      by: musa.id,
    });
    const answer = await setPin(phone.request(), await phone.signedIn(), { pin, password }, at);
    if (answer.outcome === 'set') phone.keep(...answer.setCookies);
    expect(phone.cookies.get('__Secure-tumia_device')).not.toBe(token);
    phone.keep(...(await forgetDevice(phone.request(), musa, at)));
    expect(phone.cookies.has('__Secure-tumia_device')).toBe(false);
  });

  test('is forgotten with a phone that nobody has used for three months', async () => {
    const asha = await createPersonWithPassword();
    const [old, used] = [await sharedPhone(pin, asha), await sharedPhone(pin, asha)];
    const [first] = await database()
      .select({ id: devicePin.deviceId })
      .from(devicePin)
      .where(eq(devicePin.accountId, asha.id))
      .orderBy(devicePin.createdAt);
    await database()
      .update(device)
      .set({ lastUsedAt: new Date(Date.now() - 91 * 24 * 3_600_000) })
      .where(eq(device.id, first?.id ?? ''));
    await forgetUnusedDevices();
    expect(await listDevicePeople(old.request())).toEqual([]);
    expect(await listDevicePeople(used.request())).toHaveLength(1);
  });
});

describe('a new password', () => {
  const next = 'kikombe cha chai asubuhi';
  const change = async (browser: Browser, current: string, chosen: string) =>
    changePassword(browser.request(), await browser.signedIn(), { current, password: chosen }, at);

  test('ends all other sessions and all PINs; this browser gets a new session of the same kind', async () => {
    const asha = await createPersonWithPassword();
    const [phone, own] = [await sharedPhone('4093', asha), new Browser()];
    await own.enter(asha.id);
    const before = phone.request();
    const answer = await change(phone, password, next);
    expect(answer.outcome).toBe('changed');
    if (answer.outcome === 'changed') phone.keep(answer.setCookie);
    expect(await own.who()).toBeUndefined();
    expect(await getActor(before)).toBeUndefined();
    expect((await phone.signedIn()).session.isShared).toBe(true);
    expect(await listDevicePeople(phone.request())).toEqual([]);
    expect(await signIn({ phone: asha.phone, password }, newNetwork())).toEqual({ outcome: 'refused' });
    expect(await signIn({ phone: asha.phone, password: next }, newNetwork())).toMatchObject({
      outcome: 'ok',
    });
    expect((await auditOf(asha.id)).at(-1)).toEqual({ action: 'password.changed', detail: null, by: 'self' });
  });

  test('is refused where the old one is wrong, or the new one is weak, one’s own number or the same', async () => {
    const asha = await createPersonWithPassword('Zuhura Bitungwa');
    const browser = new Browser();
    await browser.enter(asha.id);
    expect(await change(browser, 'not the password', next)).toEqual({ outcome: 'wrongPassword' });
    for (const [chosen, fault] of [
      ['', 'passwordMissing'],
      ['short', 'passwordShort'],
      ['Tanzania2026', 'passwordCommon'],
      ['Bitungwa-2026', 'passwordOwn'],
      [asha.phone, 'passwordOwn'],
      [password, 'passwordSame'],
    ] as const)
      expect(await change(browser, password, chosen), chosen).toEqual({ outcome: 'refused', fault });
    expect(await browser.who()).toBe(asha.id);
    expect(await signIn({ phone: asha.phone, password }, newNetwork())).toMatchObject({ outcome: 'ok' });
  });

  test('can’t be reached by guessing the old one on an open phone', async () => {
    const asha = await createPersonWithPassword();
    const browser = new Browser();
    await browser.enter(asha.id);
    const spy = vi.mocked(verify);
    spy.mockClear();
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, guess) => change(browser, `guess number ${guess}`, next)),
    );
    // The window of a quarter of an hour may turn in between.
    expect(spy.mock.calls.length).toBeLessThanOrEqual(20);
    expect(answers.filter(({ outcome }) => outcome === 'wait').length).toBeGreaterThanOrEqual(5);
    expect(answers.filter(({ outcome }) => outcome === 'changed')).toEqual([]);
    expect(
      await database()
        .select()
        .from(auditEntry)
        .where(and(eq(auditEntry.personId, asha.id), eq(auditEntry.action, 'password.changed'))),
    ).toEqual([]);
  });
});

describe('a session that is opened while what let somebody in is replaced', () => {
  const change = async (personId: string) => {
    const own = new Browser();
    await own.enter(personId);
    const passwords = { current: password, password: 'samaki watatu wa bahari' };
    const answer = await changePassword(own.request(), await own.signedIn(), passwords, at);
    expect(answer).toMatchObject({ outcome: 'changed' });
  };

  test('opens nothing for the old password', async () => {
    const [person, thief] = [await createPersonWithPassword(), new Browser()];
    const answer = await signIn({ phone: person.phone, password }, newNetwork());
    if (answer.outcome !== 'ok') throw new Error(answer.outcome);
    await change(person.id);
    const { proof } = answer;
    thief.keep(await rotateSession(thief.request(), person.id, { publicUrl, isShared: false, proof }));
    expect(await thief.who()).toBeUndefined();
  });

  test.for(['password', 'role'] as const)('opens nothing for a PIN after a new %s', async (what) => {
    const person = await createPersonWithPassword();
    const phone = await sharedPhone('7294', person);
    const answer = await tryPin(phone, 'Asha M.', '7294');
    if (answer.outcome !== 'ok') throw new Error(answer.outcome);
    if (what === 'password') await change(person.id);
    else
      await database()
        .insert(roleGrant)
        .values({ id: uuidv7(), accountId: person.id, role: 'administrator' });
    const { proof } = answer;
    phone.keep(await rotateSession(phone.request(), person.id, { publicUrl, isShared: true, proof }));
    expect(await phone.who()).toBeUndefined();
  });

  test('opens as ever where nothing was replaced', async () => {
    const person = await createPersonWithPassword();
    const phone = await sharedPhone('7294', person);
    const answer = await tryPin(phone, 'Asha M.', '7294');
    if (answer.outcome !== 'ok') throw new Error(answer.outcome);
    const { proof } = answer;
    phone.keep(await rotateSession(phone.request(), person.id, { publicUrl, isShared: true, proof }));
    expect(await phone.who()).toBe(person.id);
  });
});
