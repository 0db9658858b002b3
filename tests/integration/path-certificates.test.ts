import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { getCourse, importPackages } from '~/features/catalog/index.server';
import { checkPayload } from '~/features/certificates/check-payload';
import {
  describeAchievement,
  getAchievement,
  getCertificate,
  getQrAddress,
  getRenewal,
  getSignedCredential,
  getTrustList,
  issueCertificate,
  listMyCertificates,
  renderCertificatePdf,
  restoreCertificate,
  revokeCertificate,
} from '~/features/certificates/index.server';
import { issueDueCertificates } from '~/features/certificates/issue-due-certificates.server';
import { issueOfPath } from '~/features/certificates/issue-path-certificates.server';
import { startAttempt } from '~/features/quizzes/index.server';
import type { EventActor } from '~/platform/learning-events.server';
import { createPerson } from '~tests/factories/create-person';
import { doLessons, openAttempt, submit, rightAnswers } from '~tests/factories/take-quiz';
import { type PackageText, smallPackage, writePackages } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();
const publicUrl = 'https://tumia.example';
let courses: PublishedCourse[];

/** The small course under another id and slug. */
const packageOf = (id: string): PackageText =>
  Object.fromEntries(
    Object.entries(smallPackage()).map(([file, text]) => [
      file,
      `${text.replaceAll(/\bt1\b/g, id)}${file === 'course.yml' ? 'certificate: {validMonths: 24}\n' : ''}`,
    ]),
  );

const answersOf = (id: string) =>
  Object.fromEntries(
    Object.entries(rightAnswers).map(([item, answer]) => [item.replace(/^t1\b/, id), answer]),
  );

const pathsFile = (certifiedBy: string) => `
- id: p1
  slug: both-courses
  title: {en: Both courses, sw: Kozi zote mbili}
  summary: {en: One after the other, sw: Moja baada ya nyingine}
  cadres: [CO]
  ${certifiedBy}
  courses:
    - {course: t2, why: {en: First, sw: Kwanza}}
    - {course: t3, why: {en: Then, sw: Kisha}}
`;

async function importAll(certifiedBy = 'certifiedBy: ttcih') {
  const { folder, remove } = writePackages(
    { 'course-two': packageOf('t2'), 'course-three': packageOf('t3') },
    { 'paths.yml': pathsFile(certifiedBy) },
  );
  try {
    return await importPackages(folder);
  } finally {
    remove();
  }
}

beforeAll(async () => {
  await importAll();
  courses = (await Promise.all(['course-two', 'course-three'].map(getCourse))).flatMap((one) => one ?? []);
});

async function complete(person: EventActor, course: PublishedCourse | undefined) {
  if (!course) throw new Error('the course was not published');
  await doLessons(person, course);
  await submit(person, await openAttempt(person, course), answersOf(course.id));
}

async function certify(person: EventActor, course: PublishedCourse | undefined) {
  await complete(person, course);
  await issueCertificate(person, course?.id ?? '');
}

async function certifiedInBoth() {
  const person = await createPerson();
  for (const course of courses) await certify(person, course);
  return person;
}

const ofPath = async (person: EventActor) =>
  (await listMyCertificates(person.id)).filter(({ kind }) => kind === 'path');
const ofCourse = async (person: EventActor, courseId: string) =>
  (await listMyCertificates(person.id)).find((one) => one.kind === 'course' && one.courseId === courseId);

describe('the certificate of a learning path', () => {
  test('comes with the last of its courses, from the institute that the path names', async () => {
    const person = await createPerson();
    await certify(person, courses[0]);
    expect(await ofPath(person)).toEqual([]);
    await certify(person, courses[1]);
    const [certificate] = await ofPath(person);
    expect(certificate).toMatchObject({
      courseId: 'p1',
      courseSlug: 'both-courses',
      course: { en: 'Both courses' },
      instituteId: 'ttcih',
      hours: 2,
      creditPoints: 0,
      score: 100,
      validUntil: (await ofCourse(person, 't2'))?.validUntil,
    });
  });

  test('is proved, published and drawn like any other', async () => {
    const [certificate] = await ofPath(await certifiedInBoth());
    if (!certificate) throw new Error('none was issued');
    const qrUrl = await getQrAddress(certificate, publicUrl);
    expect(await checkPayload(qrUrl, await getTrustList(), Date.now() / 1000)).toMatchObject({
      verdict: 'valid',
      claims: { courseId: 'p1', isPath: true },
    });
    const token = await getSignedCredential(certificate, publicUrl);
    const { credentialSubject } = JSON.parse(
      Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
    ) as { credentialSubject: object };
    expect(credentialSubject).toMatchObject({
      achievement: {
        achievementType: 'LearningProgram',
        alignment: [{ targetCode: 't2' }, { targetCode: 't3' }],
      },
    });
    const facts = await getAchievement(certificate.courseRevision);
    if (!facts) throw new Error('the achievement is not published');
    expect(describeAchievement(facts, 'en', publicUrl).name).toBe('Both courses');
    const pdf = await renderCertificatePdf(certificate, { verifyUrl: `${publicUrl}/sw/verify/x`, qrUrl });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('is issued once, however many ask at once and whoever was killed before it', async () => {
    const person = await createPerson();
    for (const course of courses) await complete(person, course);
    await Promise.all([
      ...courses.map(({ id }) => issueCertificate(person, id)),
      issueDueCertificates(),
      issueDueCertificates(),
    ]);
    await issueDueCertificates();
    expect(await ofPath(person)).toHaveLength(1);
    await database().transaction((tx) => issueOfPath(tx, person, 'p1'));
    expect(await ofPath(person)).toHaveLength(1);
  });

  test('falls with the certificate of a course, and comes back with it', async () => {
    const person = await certifiedInBoth();
    const number = (await ofCourse(person, 't3'))?.number ?? '';
    await revokeCertificate(number, 'another person took the final');
    expect(await ofPath(person)).toMatchObject([{ revoked: { reason: 'another person took the final' } }]);
    await restoreCertificate(number, 'she proved it');
    expect(await ofPath(person)).toMatchObject([{ revoked: null }]);
    await issueDueCertificates();
    expect(await ofPath(person)).toHaveLength(1);
  });

  test('stays revoked where it was so by itself', async () => {
    const person = await certifiedInBoth();
    const [path] = await ofPath(person);
    await revokeCertificate(path?.number ?? '', 'issued by mistake');
    const number = (await ofCourse(person, 't3'))?.number ?? '';
    await revokeCertificate(number, 'another reason');
    await restoreCertificate(number, 'it was none');
    await issueDueCertificates();
    expect(await ofPath(person)).toMatchObject([{ revoked: { reason: 'issued by mistake' } }]);
  });

  test('ends with the first of its courses, and is renewed with it', async () => {
    const person = await certifiedInBoth();
    const [path] = await ofPath(person);
    const soon = new Date(Date.now() + 30 * 24 * 3_600_000);
    await workerDatabase.owner`update credential set valid_until = ${soon} where person_id = ${person.id}
      and (course_id = 't2' or path_id = 'p1')`;
    await workerDatabase.owner`update attempt set started_at = started_at - interval '700 days',
      submitted_at = submitted_at - interval '700 days' where person_id = ${person.id}`;
    const [course] = courses;
    if (!course) throw new Error('the course was not published');
    const { opensAt } = (await getRenewal(person.id, course)) ?? {};
    const anew = await startAttempt(person, course, course.manifest.final, crypto.randomUUID(), opensAt);
    if (anew.outcome !== 'started') throw new Error(anew.outcome);
    await submit(person, anew.attemptId, answersOf('t2'));
    await issueCertificate(person, 't2');
    const [renewed] = await ofPath(person);
    expect(renewed?.number).not.toBe(path?.number);
    expect((await getCertificate(path?.number ?? ''))?.replaced).toMatchObject({ by: renewed?.number });
    expect(renewed?.validUntil?.getTime()).toBeGreaterThan(soon.getTime());
  });

  test('needs an institute that is there', async () => {
    expect(await importAll('certifiedBy: nobody')).toMatchObject({
      ok: false,
      faults: [{ code: 'instituteUnknown', values: { institute: 'nobody' } }],
    });
  });
});
