import { eq } from 'drizzle-orm';
import { v4 as uuidv4 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import { account } from '~db/schema/accounts';
import { credential } from '~db/schema/certificates';
import { learningEvent } from '~db/schema/events';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { parseCertificateNumber } from '~/features/certificates/certificate-number';
import {
  getCertificate,
  getMyCertificate,
  issueCertificate,
  listMyCertificates,
  revokeCertificate,
} from '~/features/certificates/index.server';
import type { EventActor } from '~/platform/learning-events.server';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { doLessons, enrolPerson, openAttempt, rightAnswers, submit } from '~tests/factories/take-quiz';
import { edit } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();
let course: PublishedCourse;
beforeAll(async () => {
  course = await importSmallCourse();
});

async function passFinal(person: EventActor, responses = rightAnswers) {
  await enrolPerson(person, course);
  return submit(person, await openAttempt(person, course), responses);
}

async function graduate(values: Parameters<typeof createPerson>[0] = {}) {
  const person = await createPerson(values);
  await doLessons(person, course);
  await passFinal(person);
  return person;
}

async function certificateOf(person: EventActor) {
  await issueCertificate(person, course.id);
  const [certificate] = await listMyCertificates(person.id);
  if (!certificate) throw new Error('no certificate was issued');
  return certificate;
}

const verbsOf = async (personId: string) =>
  (await database().select().from(learningEvent).where(eq(learningEvent.actorId, personId))).map(
    ({ verb }) => verb,
  );

describe('a certificate is not issued', () => {
  test('to who has done nothing, not even signed up, or in a course that is not there', async () => {
    const person = await graduate();
    expect(await issueCertificate(await createPerson(), course.id)).toBe(false);
    expect(
      await issueCertificate(
        { id: uuidv4(), cadre: 'NO', councilId: 'kigoma-dc', facilityId: null },
        course.id,
      ),
    ).toBe(false);
    expect(await issueCertificate(person, 'no-such-course')).toBe(false);
  });

  test('before the last lesson is done, however good the final', async () => {
    const person = await createPerson();
    await passFinal(person);
    const { modules } = course.manifest;
    await doLessons(person, {
      ...course,
      manifest: {
        ...course.manifest,
        modules: modules.map((module) => ({ ...module, lessons: module.lessons.slice(1) })),
      },
    });
    expect(await issueCertificate(person, course.id)).toBe(false);
    expect(await listMyCertificates(person.id)).toEqual([]);
  });

  test('before the final is passed, whatever else is done', async () => {
    const person = await createPerson();
    await doLessons(person, course);
    const quiz = course.manifest.modules[0]?.quiz;
    if (!quiz) throw new Error('the small course has a quiz');
    await submit(person, await openAttempt(person, course, quiz), rightAnswers);
    await openAttempt(person, course);
    expect(await issueCertificate(person, course.id)).toBe(false);
    const failed = await createPerson();
    await doLessons(failed, course);
    await passFinal(failed, {});
    expect(await issueCertificate(failed, course.id)).toBe(false);
  });

  test('for the lessons and the final of somebody else', async () => {
    const [reader, examinee] = [await createPerson(), await createPerson()];
    await doLessons(reader, course);
    await passFinal(examinee);
    expect(await issueCertificate(reader, course.id)).toBe(false);
    expect(await issueCertificate(examinee, course.id)).toBe(false);
  });
});

describe('a certificate is issued', () => {
  test('once, however often and however many phones ask at once', async () => {
    const person = await graduate();
    const answers = await Promise.all(Array.from({ length: 10 }, () => issueCertificate(person, course.id)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await issueCertificate(person, course.id)).toBe(false);
    expect(await listMyCertificates(person.id)).toHaveLength(1);
    expect((await verbsOf(person.id)).filter((verb) => verb === 'earned')).toHaveLength(1);
  });

  test('where the lessons are done after the final', async () => {
    const person = await createPerson();
    await passFinal(person);
    expect(await issueCertificate(person, course.id)).toBe(false);
    await doLessons(person, course);
    expect(await issueCertificate(person, course.id)).toBe(true);
  });

  test('to the name of the account, which it keeps when the account is renamed', async () => {
    const person = await graduate({ name: "Ng'wanakilala Núñez", language: 'en', isDemo: true });
    const certificate = await certificateOf(person);
    expect(certificate).toMatchObject({
      holderName: "Ng'wanakilala Núñez",
      language: 'en',
      isDemo: true,
      course: { en: 'Small course', sw: 'Kozi ndogo' },
      hours: 1,
      creditPoints: 2,
      score: 100,
      revoked: null,
    });
    await database().update(account).set({ name: 'Somebody Else' }).where(eq(account.id, person.id));
    expect(await getCertificate(certificate.number)).toEqual(certificate);
  });

  test('with what the course said then, also after it was published anew', async () => {
    const certificate = await certificateOf(await graduate());
    await importSmallCourse((files) => edit(files, 'course.yml', 'en: Small course', 'en: Renamed course'));
    expect((await getCertificate(certificate.number))?.course.en).toBe('Small course');
    course = await importSmallCourse();
  });

  test('for a pass of its time, also after the pass mark was raised', async () => {
    const person = await createPerson();
    await passFinal(person);
    await workerDatabase.owner`update attempt set score = 75 where person_id = ${person.id}`;
    const stricter = await importSmallCourse((files) =>
      edit(files, 'final.yml', 'passMark: 70', 'passMark: 80'),
    );
    await doLessons(person, stricter);
    expect(await issueCertificate(person, course.id)).toBe(true);
    course = await importSmallCourse();
  });

  test('with a number of its own that its check sign protects', async () => {
    const numbers = await Promise.all(
      [1, 2, 3].map(async () => (await certificateOf(await graduate())).number),
    );
    expect(new Set(numbers).size).toBe(3);
    for (const number of numbers) expect(parseCertificateNumber(number)).toBe(number);
    const [row] = await database()
      .select()
      .from(credential)
      .where(eq(credential.number, numbers[0] ?? ''));
    await expect(
      workerDatabase.owner`insert into credential
        select gen_random_uuid(), number, gen_random_uuid(), course_id, course_revision, institute_id, holder_name,
          language, score, is_demo, issued_at from credential where id = ${row?.id ?? ''}`,
    ).rejects.toThrow(/credential_number_unique/);
  });

  test('for its holder’s eyes alone in my certificates, for all under its number', async () => {
    const [person, stranger] = [await graduate(), await graduate()];
    const { number } = await certificateOf(person);
    expect(await getMyCertificate(person.id, number)).toMatchObject({ number });
    expect(await getMyCertificate(stranger.id, number)).toBeUndefined();
    expect(await listMyCertificates(stranger.id)).toEqual([]);
    const shown = await getCertificate(number);
    expect(JSON.stringify(shown)).not.toContain(person.id);
    expect(JSON.stringify(shown)).not.toMatch(/phone|cadre|council|\+255/);
  });
});

describe('a revoked certificate', () => {
  test('says so, why and when, and is not revoked twice', async () => {
    const person = await graduate();
    const { number } = await certificateOf(person);
    expect(await revokeCertificate(number, 'issued by mistake')).toBe('revoked');
    expect(await revokeCertificate(number, 'another reason')).toBe('already-revoked');
    expect((await getCertificate(number))?.revoked).toEqual({
      reason: 'issued by mistake',
      at: expect.any(Date) as Date,
    });
    expect((await verbsOf(person.id)).filter((verb) => verb === 'revoked')).toHaveLength(1);
  });

  test('is not issued anew', async () => {
    const person = await graduate();
    await revokeCertificate((await certificateOf(person)).number, 'issued by mistake');
    expect(await issueCertificate(person, course.id)).toBe(false);
    expect(await listMyCertificates(person.id)).toHaveLength(1);
  });

  test('must be there', async () => {
    expect(await revokeCertificate('0000-0000-0000', 'no reason')).toBe('not-found');
    expect(await getCertificate('0000-0000-0000')).toBeUndefined();
  });
});
