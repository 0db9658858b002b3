import { and, eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import {
  account,
  consent,
  device,
  devicePin,
  oneTimeCode,
  professionalRegistration,
  session,
} from '~db/schema/accounts';
import { auditEntry } from '~db/schema/audit';
import { credential } from '~db/schema/certificates';
import { learningEvent } from '~db/schema/events';
import { message } from '~db/schema/messages';
import { invitation, peopleImport, profileConfirmation } from '~db/schema/people';
import { hashPassword } from '~/features/accounts/password.server';
import {
  type Actor,
  consentVersion,
  getActor,
  getActorById,
  giveConsent,
  giveInvitationCode,
  hasConsented,
  openSession,
  releaseNumbers,
  requireActor,
  signIn,
} from '~/features/accounts/index.server';
import type { PublishedCourse } from '~/features/catalog/index.server';
import {
  getCertificate,
  issueCertificate,
  presentCertificate,
  pseudonymOf,
  revokeCertificate,
} from '~/features/certificates/index.server';
import { mergeAccounts } from '~/features/people/index.server';
import { eraseDueAccounts } from '~/features/privacy/erase-due-accounts.server';
import {
  askErasure,
  collectMyData,
  eraseAccount,
  getPrivacyPage,
  planErasureOf,
  presentMyData,
  undoErasure,
} from '~/features/privacy/index.server';
import { recordAudit, theOperator } from '~/platform/audit.server';
import type { EventActor } from '~/platform/learning-events.server';
import { changeOptOuts, listOptOuts } from '~/platform/messages/opt-out.server';
import { queueMessage } from '~/platform/messages/queue-message.server';
import { changeSiteSettings } from '~/platform/site-settings.server';
import { appoint, createFacility, createOfficer, enter, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { doLessons, keptAnswers, openAttempt, rightAnswers, save, submit } from '~tests/factories/take-quiz';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();
const address = '192.0.2.44';
const day = 24 * 3_600_000;
const password = 'mvua ya masika';
let passwordHash: string;
let course: PublishedCourse;
beforeAll(async () => {
  course = await importSmallCourse();
  passwordHash = await hashPassword(password);
});

const actorOf = async (id: string): Promise<Actor> => {
  const actor = await getActorById(id);
  if (!actor) throw new Error(`${id} has no account`);
  return actor;
};

const accountOf = async (id: string) =>
  (await database().select().from(account).where(eq(account.id, id)))[0];

const auditOf = async (personId: string) =>
  (await database().select().from(auditEntry).where(eq(auditEntry.personId, personId))).map(
    ({ action, actorId }) => ({ action, actorId }),
  );

async function graduate<Person extends EventActor>(person: Person): Promise<Person> {
  await doLessons(person, course);
  await submit(person, await openAttempt(person, course), rightAnswers);
  await issueCertificate(person, course.id);
  return person;
}

/** Starts the quiz of the module, which asks every question that it has. */
async function openModuleQuiz(person: EventActor): Promise<string> {
  const quiz = course.manifest.modules[0]?.quiz;
  if (!quiz) throw new Error('the small course has a quiz');
  return openAttempt(person, course, quiz);
}

const numberOf = async (personId: string) => {
  const [row] = await database().select().from(credential).where(eq(credential.personId, personId));
  if (!row) throw new Error('there is no certificate');
  return row.number;
};

/** Signs a person in. @returns requests of that browser, and the session's id */
async function signedIn(personId: string) {
  const known = new Set((await sessionsOf(personId)).map(({ id }) => id));
  const setCookie = await openSession(personId, {
    publicUrl: 'https://tumia.example',
    deviceLabel: 'Chrome',
  });
  const sessionId = (await sessionsOf(personId)).find(({ id }) => !known.has(id))?.id ?? '';
  const headers = { Cookie: setCookie.split(';')[0] ?? '' };
  return { sessionId, request: () => new Request('https://tumia.example/sw/me', { headers }) };
}

const sessionsOf = (personId: string) =>
  database().select().from(session).where(eq(session.userId, personId));

/** A person of whom everything is known that Tumia can know, in every place that can hold it. */
async function wellKnownPerson() {
  const facilityId = await createFacility('100056-1', 'kigoma-dc');
  const person = await createPerson({
    name: 'Zuhura Makame Erasto',
    phone: '+255754987321',
    facilityId,
    passwordHash,
  });
  const { id } = person;
  await database()
    .update(account)
    .set({
      email: 'zuhura.makame@example.org',
      emailVerifiedAt: new Date(),
      checkNumber: '11847520',
      facility: 'Zahanati ya Nyumbani Kwangu',
      trainingInstitution: 'Chuo cha Mfano Erasto',
      sex: 'female',
    })
    .where(eq(account.id, id));
  await database()
    .insert(professionalRegistration)
    .values({ accountId: id, council: 'TNMC', number: 'TNMC-EN-778812' });
  await giveConsent(id);
  await signIn({ phone: person.phone, password }, address);
  await signedIn(id);
  await appoint(id, grantOf('facilitator', { instituteId: 'ttcih' }));
  await enter(id, 'ttcih');

  const deviceId = 'd'.repeat(64);
  await database().insert(device).values({ id: deviceId }).onConflictDoNothing();
  await database().insert(devicePin).values({ deviceId, accountId: id, pinHash: 'a hash' });
  await database()
    .insert(oneTimeCode)
    .values({
      id: uuidv7(),
      accountId: id,
      purpose: 'email',
      codeHash: 'a hash',
      channel: 'email',
      target: 'zuhura.new@example.org',
      expiresAt: new Date(Date.now() + day),
    });
  await database().insert(profileConfirmation).values({
    accountId: id,
    name: person.name,
    cadre: person.cadre,
    councilId: 'kigoma-dc',
    facilityId,
    confirmedBy: uuidv7(),
  });
  await database()
    .insert(invitation)
    .values({ id: uuidv7(), accountId: id, instituteId: 'ihi', invitedBy: uuidv7() });
  const uploader = await createPerson();
  await database()
    .insert(peopleImport)
    .values({
      id: uuidv7(),
      uploadedBy: uploader.id,
      instituteId: 'ttcih',
      fileName: 'people.csv',
      rows: [
        {
          line: 2,
          cells: { name: 'Zuhura Makame Erasto', phone: '0754 987 321', email: 'zuhura.makame@example.org' },
        },
        { line: 3, cells: { name: 'Somebody Else', phone: '0754 987 322' } },
      ],
      report: { refused: [{ line: 2, phone: '+255754987321', reason: 'twice' }] },
    });

  await graduate(person);
  await save(person, await openModuleQuiz(person), { 't1.m1.q4': ['mimi ni Zuhura Makame Erasto'] });
  const note = { personId: id, language: 'sw' as const, values: {}, asked: true };
  await queueMessage(database(), {
    ...note,
    channel: 'sms',
    recipient: person.phone,
    template: 'phoneChanged',
  });
  await database()
    .insert(message)
    .values({
      id: uuidv7(),
      personId: id,
      channel: 'email',
      recipient: 'zuhura.makame@example.org',
      template: 'roleGranted',
      language: 'sw',
      values: { role: 'Zuhura Makame Erasto' },
      status: 'queued',
      error: 'no such number: 255754987321',
    });
  await changeOptOuts(id, ['sms']);
  await recordAudit(database(), { actorId: uploader.id, address }, { action: 'person.viewed', personId: id });
  return person;
}

/** What must be nowhere once the well-known person is erased. */
const traces = [
  'Zuhura',
  'Makame',
  'Erasto',
  '754987321',
  '754 987 321',
  'zuhura.makame@example.org',
  'zuhura.new@example.org',
  '11847520',
  'TNMC-EN-778812',
  'Zahanati ya Nyumbani Kwangu',
];

/** @returns `schema.table` of every table of the whole database in a row of which this text stands, in whatever column */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await workerDatabase.owner<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await workerDatabase.owner.unsafe(
      `select count(*)::int as rows from ${name} as one where one::text ilike $1`,
      [`%${text}%`],
    );
    if (row?.rows > 0) found.push(name);
  }
  return found;
}

describe('an erased person', () => {
  test('is in no column of no table of the database', async () => {
    const person = await wellKnownPerson();
    for (const trace of traces) expect(await tablesWith(trace), trace).not.toEqual([]);
    expect(await tablesWith('754987321')).toEqual([
      'public.account',
      'public.message',
      'public.people_import',
      'public.rate_limit',
    ]);
    expect(await tablesWith('Zuhura Makame Erasto')).toEqual([
      'public.account',
      'public.attempt',
      'public.credential',
      'public.message',
      'public.people_import',
      'public.profile_confirmation',
    ]);
    const logged = await database().select().from(learningEvent).where(eq(learningEvent.actorId, person.id));

    expect(await eraseAccount(person.id, theOperator)).toBe('erased');

    for (const trace of traces) expect(await tablesWith(trace), trace).toEqual([]);
    expect(await tablesWith('Somebody Else')).toEqual(['public.people_import']);
    for (const table of [session, devicePin, oneTimeCode, consent, profileConfirmation]) {
      const rows = await database().select().from(table);
      expect(JSON.stringify(rows)).not.toContain(person.id);
    }
    expect(await database().select().from(learningEvent).where(eq(learningEvent.actorId, person.id))).toEqual(
      logged,
    );
    expect((await auditOf(person.id)).map(({ action }) => action)).toEqual(
      expect.arrayContaining(['person.viewed', 'account.erased']),
    );
    const messages = await database().select().from(message).where(eq(message.personId, person.id));
    expect(messages).toHaveLength(2);
    expect(messages.every(({ status, values }) => status === 'withheld' && values === null)).toBe(true);
  });

  test('leaves certificates that anyone can check, under a pseudonym', async () => {
    const person = await graduate(await createPerson({ name: 'Neema Asante' }));
    const number = await numberOf(person.id);
    const before = await getCertificate(number);
    await eraseAccount(person.id, theOperator);
    const after = await getCertificate(number);
    expect(after).toEqual({ ...before, holderName: pseudonymOf(person.id) });
    expect(after && presentCertificate(after)).toMatchObject({ isNameRemoved: true });
    expect(before && presentCertificate(before)).toMatchObject({ isNameRemoved: false });
  });

  test('leaves certificates that can be revoked, where they were earned', async () => {
    const person = await graduate(await createPerson({ cadre: 'CO' }));
    const number = await numberOf(person.id);
    await eraseAccount(person.id, theOperator);
    expect(await revokeCertificate(number, 'issued by mistake')).toBe('revoked');
    expect((await getCertificate(number))?.revoked?.reason).toBe('issued by mistake');
    const [event] = await database()
      .select()
      .from(learningEvent)
      .where(and(eq(learningEvent.actorId, person.id), eq(learningEvent.verb, 'revoked')));
    expect(event).toMatchObject({ cadre: 'CO', councilId: 'kigoma-dc' });
  });

  test('is nobody to whom a cookie leads, and signs in no more', async () => {
    const person = await createPerson({ passwordHash, phone: '+255754000001' });
    const { request } = await signedIn(person.id);
    expect(await getActor(request())).toMatchObject({ id: person.id });
    await eraseAccount(person.id, theOperator);
    expect(await getActor(request())).toBeUndefined();
    const refusal = await requireActor(request()).catch((thrown: unknown) => thrown as Response);
    expect((refusal as Response).headers.get('Location')).toBe('/sw/sign-in?next=%2Fsw%2Fme');
    expect(await signIn({ phone: person.phone, password }, address)).toEqual({ outcome: 'refused' });
    expect(await issueCertificate(person, course.id)).toBe(false);
  });

  test('takes along the accounts that were merged into theirs', async () => {
    const [kept, merged] = [
      await createPerson({ name: 'Furaha Moja' }),
      await graduate(await createPerson({ name: 'Furaha Mbili' })),
    ];
    const administrator = await createOfficer([grantOf('administrator')]);
    const answer = await mergeAccounts(administrator, {
      keptId: kept.id,
      mergedId: merged.id,
      phoneOf: 'merged',
    });
    expect(answer).toMatchObject({ outcome: 'merged' });
    expect(await eraseAccount(merged.id, theOperator)).toBe('notFound');
    const number = await numberOf(merged.id);
    expect(await eraseAccount(kept.id, theOperator)).toBe('erased');
    for (const trace of ['Furaha', kept.phone, merged.phone]) expect(await tablesWith(trace)).toEqual([]);
    expect((await getCertificate(number))?.holderName).toBe(pseudonymOf(kept.id));
  });

  test('is erased once, also by two who do so at once', async () => {
    const person = await createPerson();
    const answers = await Promise.all([1, 2, 3].map(() => eraseAccount(person.id, theOperator)));
    expect(answers.sort()).toEqual(['erased', 'notFound', 'notFound']);
    expect((await auditOf(person.id)).filter(({ action }) => action === 'account.erased')).toHaveLength(1);
    expect(await eraseAccount(uuidv7(), theOperator)).toBe('notFound');
  });

  test('has no certificate in their name, also where it is issued at that very moment', async () => {
    for (let round = 0; round < 6; round++) {
      const person = await createPerson({ name: 'Mwisho Wakati' });
      await doLessons(person, course);
      await submit(person, await openAttempt(person, course), rightAnswers);
      await Promise.all([issueCertificate(person, course.id), eraseAccount(person.id, theOperator)]);
    }
    expect(await tablesWith('Mwisho Wakati')).toEqual([]);
  });
});

describe('asking to be erased', () => {
  const ask = async (personId: string, typed = password) => {
    const { sessionId } = await signedIn(personId);
    return { sessionId, answer: await askErasure(personId, { password: typed, sessionId, address }) };
  };

  test('sets the day, ends all other sessions and is written down', async () => {
    const person = await createPerson({ passwordHash });
    const other = await signedIn(person.id);
    await changeSiteSettings({ erasureWaitDays: 14 }, theOperator);
    const { sessionId, answer } = await ask(person.id);
    expect(answer).toEqual({ outcome: 'planned' });
    const dueAt = (await accountOf(person.id))?.erasureDueAt;
    expect(((dueAt?.getTime() ?? 0) - Date.now()) / day).toBeCloseTo(14, 1);
    expect((await sessionsOf(person.id)).map(({ id }) => id)).toEqual([sessionId]);
    expect(await getActor(other.request())).toBeUndefined();
    expect(await auditOf(person.id)).toEqual([{ action: 'account.erasureAsked', actorId: person.id }]);
    expect((await actorOf(person.id)).erasureDueAt).toEqual(dueAt);
  });

  test('twice moves nothing', async () => {
    const person = await createPerson({ passwordHash });
    await ask(person.id);
    const dueAt = (await accountOf(person.id))?.erasureDueAt;
    await changeSiteSettings({ erasureWaitDays: 60 }, theOperator);
    expect((await ask(person.id)).answer).toEqual({ outcome: 'planned' });
    expect((await accountOf(person.id))?.erasureDueAt).toEqual(dueAt);
    expect(await auditOf(person.id)).toHaveLength(1);
  });

  test('takes the right password, and waits after ten wrong ones', async () => {
    const person = await createPerson({ passwordHash });
    for (let round = 0; round < 10; round++) {
      expect((await ask(person.id, 'a guess')).answer).toEqual({ outcome: 'wrongPassword' });
    }
    expect((await ask(person.id)).answer).toMatchObject({ outcome: 'wait' });
    expect((await accountOf(person.id))?.erasureDueAt).toBeNull();
    expect(await auditOf(person.id)).toEqual([]);
  });

  test('can be undone until the day, and then nothing is erased', async () => {
    const person = await createPerson({ passwordHash });
    const { sessionId } = await ask(person.id);
    await undoErasure(person.id, { actorId: person.id, address });
    await undoErasure(person.id, { actorId: person.id, address });
    expect((await accountOf(person.id))?.erasureDueAt).toBeNull();
    expect((await auditOf(person.id)).map(({ action }) => action)).toEqual([
      'account.erasureAsked',
      'account.erasureUndone',
    ]);
    await eraseDueAccounts(new Date(Date.now() + 400 * day));
    expect(await accountOf(person.id)).toBeDefined();
    expect((await sessionsOf(person.id)).map(({ id }) => id)).toEqual([sessionId]);
  });

  test('of an account that is gone is answered so', async () => {
    expect(await planErasureOf(uuidv7(), theOperator)).toBe('notFound');
  });
});

describe('the hourly erasure', () => {
  const planned = async (daysAgo: number) => {
    const person = await createPerson({ passwordHash });
    await database()
      .update(account)
      .set({ erasureDueAt: new Date(Date.now() - daysAgo * day) })
      .where(eq(account.id, person.id));
    return person;
  };
  const created = async (daysAgo: number, hash: string | null) => {
    const person = await createPerson({ passwordHash: hash });
    await database()
      .update(account)
      .set({ createdAt: new Date(Date.now() - daysAgo * day) })
      .where(eq(account.id, person.id));
    return person;
  };

  test('erases those whose day has come, and nobody else', async () => {
    const [due, tomorrow, staying] = [
      await planned(0.01),
      await planned(-1),
      await createPerson({ passwordHash }),
    ];
    expect(await eraseDueAccounts()).toBe(1);
    expect(await accountOf(due.id)).toBeUndefined();
    expect(await accountOf(tomorrow.id)).toBeDefined();
    expect(await accountOf(staying.id)).toBeDefined();
    expect(await auditOf(due.id)).toEqual([{ action: 'account.erased', actorId: null }]);
    expect(await eraseDueAccounts()).toBe(0);
  });

  test('erases accounts that somebody added and nobody has opened in time', async () => {
    await changeSiteSettings({ keepUnclaimedDays: 90 }, theOperator);
    const [forgotten, fresh, opened, invitedAgain] = [
      await created(91, null),
      await created(89, null),
      await created(91, passwordHash),
      await created(91, null),
    ];
    await database().transaction((tx) => giveInvitationCode(tx, invitedAgain.id, theOperator));
    expect(await eraseDueAccounts()).toBe(1);
    expect(await accountOf(forgotten.id)).toBeUndefined();
    expect(await accountOf(fresh.id)).toBeDefined();
    expect(await accountOf(opened.id)).toBeDefined();
    expect(await accountOf(invitedAgain.id)).toBeDefined();
    expect(await eraseDueAccounts(new Date(Date.now() + 31 * day))).toBeGreaterThan(0);
    expect(await accountOf(invitedAgain.id)).toBeUndefined();
    expect(await accountOf(opened.id)).toBeDefined();
  });

  test('goes on after one that fails, and takes that one up again later', async () => {
    const [stuck, due] = [await planned(2), await planned(1)];
    const { owner } = workerDatabase;
    await owner.unsafe(`create function refuse_deletion() returns trigger language plpgsql as
      $$ begin if old.id = '${stuck.id}' then raise exception 'stuck'; end if; return old; end $$`);
    await owner`create trigger stuck before delete on account for each row execute function refuse_deletion()`;
    await expect(eraseDueAccounts()).rejects.toThrow('1 accounts were not erased');
    expect(await accountOf(due.id)).toBeUndefined();
    expect(await accountOf(stuck.id)).toBeDefined();
    await owner`drop trigger stuck on account`;
    expect(await eraseDueAccounts()).toBe(1);
    expect(await accountOf(stuck.id)).toBeUndefined();
  });
});

describe('the last administrator', () => {
  const removeAdministrators = () =>
    workerDatabase.owner`delete from role_grant where role = 'administrator'`;
  const administrator = async () => {
    const person = await createPerson({ passwordHash });
    await appoint(person.id, grantOf('administrator'));
    return person;
  };

  test('can’t ask to be erased, nor be erased, until there is another', async () => {
    await removeAdministrators();
    const last = await administrator();
    expect(await planErasureOf(last.id, theOperator)).toBe('lastAdministrator');
    expect(await eraseAccount(last.id, theOperator)).toBe('lastAdministrator');
    expect(await accountOf(last.id)).toMatchObject({ erasureDueAt: null });
    await administrator();
    expect(await planErasureOf(last.id, theOperator)).toBe('planned');
  });

  test('is the one of two who asks second, also where both ask at once', async () => {
    await removeAdministrators();
    const [one, other] = [await administrator(), await administrator()];
    const answers = await Promise.all([one, other].map(({ id }) => planErasureOf(id, theOperator)));
    expect(answers.sort()).toEqual(['lastAdministrator', 'planned']);
    const erased = await Promise.all([one, other].map(({ id }) => eraseAccount(id, theOperator)));
    expect(erased.sort()).toEqual(['erased', 'lastAdministrator']);
  });
});

describe('my data', () => {
  test('show the number that a merge has set aside, until it is given back to others', async () => {
    const [kept, merged] = [
      await createPerson({ phone: '+255754222111', passwordHash }),
      await createPerson({ phone: '+255754222333' }),
    ];
    const administrator = await createOfficer([grantOf('administrator')]);
    await mergeAccounts(administrator, { keptId: kept.id, mergedId: merged.id, phoneOf: 'merged' });
    const collect = async () => collectMyData(await actorOf(kept.id), new Date());
    const numbers = async () =>
      (await collect()).accounts.map(({ phone, phoneBeforeMerge }) => ({ phone, phoneBeforeMerge }));
    expect(await numbers()).toEqual([
      { phone: '+255754222333', phoneBeforeMerge: null },
      { phone: '+255754222111', phoneBeforeMerge: '+255754222333' },
    ]);
    const { sections } = await presentMyData(await collect(), 'en');
    expect(sections[1]?.facts).toContainEqual(['Phone number', '+255754222111']);
    expect(sections[1]?.facts).toContainEqual(['Phone number before the merge', '+255754222333']);
    await database().transaction((tx) => releaseNumbers(tx, [merged.id]));
    expect((await numbers())[1]).toEqual({ phone: null, phoneBeforeMerge: null });
  });

  test('hold all of it, of merged accounts too, and nothing that opens anything', async () => {
    const [kept, merged] = [
      await graduate(await createPerson({ passwordHash, phone: '+255754111222', name: 'Tatu Nne' })),
      await createPerson({ phone: '+255754111333' }),
    ];
    await enter(kept.id, 'ttcih');
    await appoint(kept.id, grantOf('coordinator', { regionId: 'kigoma' }));
    await giveConsent(kept.id);
    const { sessionId } = await signedIn(kept.id);
    await doLessons(merged, course);
    const administrator = await createOfficer([grantOf('administrator')]);
    await mergeAccounts(administrator, { keptId: kept.id, mergedId: merged.id, phoneOf: 'kept' });

    const data = await collectMyData(await actorOf(kept.id), new Date());
    expect(data).toMatchObject({ format: 'tumia-my-data', version: 1 });
    expect(data.accounts.map(({ phone }) => phone)).toEqual(['+255754111222', '+255754111333']);
    expect(data.accounts[0]).toMatchObject({ name: 'Tatu Nne', region: 'Kigoma' });
    expect(data.consents).toMatchObject([{ version: consentVersion }]);
    expect(data.memberships).toMatchObject([{ instituteId: 'ttcih' }]);
    expect(data.roles).toMatchObject([{ role: 'coordinator', region: 'Kigoma' }]);
    expect(data.enrolments).toHaveLength(2);
    expect(data.attempts).toMatchObject([
      { course: 'small-course', score: 100, answers: expect.anything() as object },
    ]);
    expect(data.certificates).toMatchObject([{ holderName: 'Tatu Nne' }]);
    expect(data.events.filter(({ verb }) => verb === 'completed')).toHaveLength(4);
    expect(data.deeds).toMatchObject([
      { action: 'account.merged', by: { kind: 'administrator' } },
      { action: 'account.merged' },
    ]);
    const file = JSON.stringify(data);
    for (const secret of [
      sessionId,
      passwordHash,
      administrator.id,
      administrator.phone,
      administrator.address,
    ])
      expect(file).not.toContain(secret);
  });

  test('are in words for each language', async () => {
    const person = await graduate(await createPerson());
    const data = await collectMyData(await actorOf(person.id), new Date());
    for (const [language, words] of [
      ['sw', ['Jina', 'Asha Juma', 'Kozi ndogo', 'Mtihani wa mwisho', 'Ulipata cheti']],
      ['en', ['Name', 'Asha Juma', 'Small course', 'Final quiz', 'You earned a certificate']],
    ] as const) {
      const text = JSON.stringify(await presentMyData(data, language));
      for (const word of words) expect(text).toContain(word);
      expect(text).not.toMatch(/undefined|privacy:|people:|NaN/);
    }
  });

  test('are one’s own alone', async () => {
    const [one, other] = [await createPerson({ name: 'Mmoja Tu' }), await createPerson({ name: 'Mwingine' })];
    await graduate(other);
    const file = JSON.stringify(await collectMyData(await actorOf(one.id), new Date()));
    expect(file).not.toContain('Mwingine');
    expect(file).not.toContain(other.id);
  });
});

describe('the privacy page', () => {
  test('tells who looked, in which role, and never whose name or number that is', async () => {
    const person = await createPerson();
    const coordinator = await createOfficer([grantOf('coordinator', { regionId: 'kigoma' })], {
      name: 'Mratibu Siri',
    });
    await recordAudit(
      database(),
      { actorId: coordinator.id, address },
      { action: 'person.viewed', personId: person.id },
    );
    await recordAudit(
      database(),
      { actorId: person.id, address },
      { action: 'phone.changed', personId: person.id },
    );
    const page = await getPrivacyPage(await actorOf(person.id), 'en');
    expect(page.deeds).toMatchObject([
      { what: 'Your record was opened', who: 'a coordinator of Kigoma region' },
    ]);
    const shown = JSON.stringify(page);
    for (const secret of ['Mratibu Siri', coordinator.phone, coordinator.id, address])
      expect(shown).not.toContain(secret);
    await workerDatabase.owner`delete from role_grant where account_id = ${coordinator.id}`;
    const later = await getPrivacyPage(await actorOf(person.id), 'en');
    expect(later.deeds).toMatchObject([{ who: 'somebody who no longer has that role' }]);
  });

  test('asks again where the text has changed since, and takes one answer', async () => {
    const person = await createPerson();
    await workerDatabase.owner`insert into consent (id, account_id, version) values (gen_random_uuid(), ${person.id}, '2020-01')`;
    expect(await hasConsented(person.id)).toBe(false);
    expect(await getPrivacyPage(await actorOf(person.id), 'sw')).toMatchObject({ needsConsent: true });
    await Promise.all([1, 2, 3].map(() => giveConsent(person.id)));
    const page = await getPrivacyPage(await actorOf(person.id), 'sw');
    expect(page).toMatchObject({
      needsConsent: false,
      consents: [{ version: '2020-01' }, { version: consentVersion }],
    });
  });

  test('sets which messages a person doesn’t want, and sets them again', async () => {
    const person = await createPerson();
    await changeOptOuts(person.id, ['sms', 'email']);
    await changeOptOuts(person.id, ['email']);
    expect(await listOptOuts(person.id)).toEqual(['email']);
    await changeOptOuts(person.id, []);
    expect(await listOptOuts(person.id)).toEqual([]);
  });
});

test('what somebody types in place of a number never enters the log', async () => {
  const person = await createPerson();
  await doLessons(person, course);
  const attemptId = await openModuleQuiz(person);
  await save(person, attemptId, { 't1.m1.q4': ['jina langu ni Siri'], 't1.m1.q1': ['b'] });
  expect(await keptAnswers(person, attemptId)).toMatchObject({ 't1.m1.q4': ['jina langu ni Siri'] });
  const [{ logged } = { logged: '' }] = await database()
    .select({ logged: sql<string>`coalesce(string_agg(${learningEvent.result}::text, ' '), '')` })
    .from(learningEvent)
    .where(eq(learningEvent.actorId, person.id));
  expect(logged).not.toContain('Siri');
  expect(logged).toContain('"t1.m1.q1": ["b"]');
});
