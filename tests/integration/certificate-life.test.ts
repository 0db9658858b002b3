import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { database } from '~db/client.server';
import { auditEntry } from '~db/schema/audit';
import { learningEvent, type LearningVerb } from '~db/schema/events';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { checkPayload } from '~/features/certificates/check-payload';
import {
  appealRevocation,
  type Certificate,
  correctName,
  getCertificate,
  getCertificateHistory,
  getCertificateOf,
  getQrAddress,
  getRenewal,
  getSignedCredential,
  getTranscript,
  getTrustList,
  hideHolder,
  issueCertificate,
  listAppeals,
  listMyCertificates,
  restoreCertificate,
  revokeCertificate,
  verifyCredential,
} from '~/features/certificates/index.server';
import { issueDueCertificates } from '~/features/certificates/issue-due-certificates.server';
import { certificateJobs } from '~/features/certificates/jobs.server';
import { remindOfEnds } from '~/features/certificates/remind-of-ends.server';
import { settleMergedCertificates } from '~/features/certificates/settle-merged-certificates.server';
import { standingOf } from '~/features/certificates/validity';
import { mergeAccounts, undoMerge } from '~/features/people/index.server';
import { getQuiz, getQuizPage, startAttempt } from '~/features/quizzes/index.server';
import { startJobRunner } from '~/platform/jobs/run-jobs.server';
import type { EventActor } from '~/platform/learning-events.server';
import { createOfficer, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { doLessons, enrolPerson, openAttempt, rightAnswers, submit } from '~tests/factories/take-quiz';
import { smallCourseSlug } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';
import { withGateways } from '~tests/setup/with-gateways';

// A test starts processes of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const workerDatabase = useWorkerDatabase();
const publicUrl = 'https://tumia.example';
const dayMs = 24 * 3_600_000;
const by = { actorId: '01890a5d-ac96-774b-bcce-b302099a8057', address: '192.0.2.1' };
let course: PublishedCourse;
beforeAll(async () => {
  course = await importSmallCourse((files) => {
    files['course.yml'] +=
      'certificate: {validMonths: 24, recertification: {opensDaysBefore: 60, lessons: [basics/checking]}}\n';
  });
});

const passFinal = async (person: EventActor) =>
  submit(person, await openAttempt(person, course), rightAnswers);

async function graduate() {
  const person = await createPerson();
  await doLessons(person, course);
  await passFinal(person);
  return person;
}

async function certified() {
  const person = await graduate();
  await issueCertificate(person, course.id);
  return { person, certificate: await certificateOf(person) };
}

async function certificateOf(person: EventActor): Promise<Certificate> {
  const certificate = await getCertificateOf(person.id, course.id);
  if (!certificate) throw new Error('no certificate was issued');
  return certificate;
}

/** Sets the end of a certificate past all rules, with its issue 24 months before. */
const endsInDays = (number: string, days: number) =>
  workerDatabase.owner`update credential
    set valid_until = now() + make_interval(days => ${days}),
      issued_at = now() + make_interval(days => ${days}) - interval '24 months'
    where number = ${number}`;

/** Puts all that a person has done into the past. */
const ago = async (person: EventActor, days: number) =>
  workerDatabase.owner`update attempt
    set started_at = started_at - make_interval(days => ${days}), submitted_at = submitted_at - make_interval(days => ${days})
    where person_id = ${person.id}`;

/** Someone whose certificate has so many days left. */
async function certifiedUntil(days: number) {
  const { person, certificate } = await certified();
  await endsInDays(certificate.number, days);
  await ago(person, 700);
  return { person, number: certificate.number };
}

const countOf = async (person: EventActor, verb: LearningVerb) =>
  (
    await database()
      .select()
      .from(learningEvent)
      .where(and(eq(learningEvent.actorId, person.id), eq(learningEvent.verb, verb)))
  ).length;

const inForce = async (person: EventActor) => {
  const [row] = await workerDatabase.owner<{ count: number }[]>`select count(*)::int as count from credential
    where person_id = ${person.id} and ended_at is null`;
  return row?.count;
};

const takenAnewBy = async (person: EventActor) => {
  const renewal = await getRenewal(person.id, course);
  const clientUuid = crypto.randomUUID();
  return startAttempt(
    person,
    course,
    course.manifest.final,
    clientUuid,
    renewal?.isOpen ? renewal.opensAt : undefined,
  );
};

async function passAnew(person: EventActor) {
  const started = await takenAnewBy(person);
  if (started.outcome !== 'started') throw new Error(started.outcome);
  return submit(person, started.attemptId, rightAnswers);
}

describe('a certificate that was earned', () => {
  test('is issued once after the process that graded was killed before it', async () => {
    const person = await createPerson();
    await doLessons(person, course);
    await enrolPerson(person, course);
    const attemptId = await openAttempt(person, course);
    const killed = spawn(
      process.execPath,
      ['--import', 'tsx', 'tests/fixtures/graded-final-process.ts', person.id, attemptId],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await once(killed.stdout, 'data');
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    expect(await listMyCertificates(person.id)).toEqual([]);

    const restarted = startJobRunner(certificateJobs, { pollEveryMs: 100 });
    await vi.waitFor(async () => expect(await listMyCertificates(person.id)).toHaveLength(1), 60_000);
    await Promise.all([issueDueCertificates(), issueDueCertificates(), issueCertificate(person, course.id)]);
    await restarted.stop();
    expect(await countOf(person, 'earned')).toBe(1);
    expect(await inForce(person)).toBe(1);
  });

  test('is issued by the job where the last step was none that issues, and nobody else’s is touched', async () => {
    const [due, notDone, done] = [await graduate(), await createPerson(), (await certified()).person];
    await enrolPerson(notDone, course);
    await passFinal(notDone);
    await issueDueCertificates();
    expect(await countOf(due, 'earned')).toBe(1);
    expect(await countOf(notDone, 'earned')).toBe(0);
    expect(await countOf(done, 'earned')).toBe(1);
  });

  test('is not issued anew by the job where it was revoked', async () => {
    const { person, certificate } = await certified();
    await revokeCertificate(certificate.number, 'issued by mistake');
    await issueDueCertificates();
    expect(await countOf(person, 'earned')).toBe(1);
  });
});

describe('a certificate with an end', () => {
  test('says it everywhere, and is expired after it', async () => {
    const { certificate } = await certified();
    const months = (certificate.validUntil?.getTime() ?? 0) - certificate.issuedAt.getTime();
    expect(Math.round(months / dayMs / 30.44)).toBe(24);
    const seconds = Math.floor((certificate.validUntil?.getTime() ?? 0) / 1000);
    const address = await getQrAddress(certificate, publicUrl);
    const trust = await getTrustList();
    expect(await checkPayload(address, trust, Date.now() / 1000)).toMatchObject({
      verdict: 'valid',
      claims: { validUntil: seconds },
    });
    expect((await checkPayload(address, trust, seconds + 1)).verdict).toBe('expired');
    expect(standingOf(certificate, new Date((seconds + 1) * 1000))).toBe('expired');
    const token = await getSignedCredential(certificate, publicUrl);
    const body = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as object;
    expect(body).toMatchObject({
      exp: seconds,
      validUntil: new Date(seconds * 1000).toISOString().replace('.000', ''),
    });
  });

  test('is told as expired, and not as forged, where its credential is verified too late', async () => {
    const { certificate } = await certified();
    await endsInDays(certificate.number, -1);
    const late = await getCertificate(certificate.number);
    if (!late) throw new Error('it is gone');
    expect(await verifyCredential(await getSignedCredential(late, publicUrl))).toMatchObject({
      verdict: 'expired',
      certificate: { number: certificate.number },
    });
  });
});

describe('recertification', () => {
  test('begins so many days before the end: before that the final is over for who has passed', async () => {
    const { person } = await certifiedUntil(61);
    expect(await takenAnewBy(person)).toEqual({ outcome: 'passed' });
    expect(await getRenewal(person.id, course)).toMatchObject({
      isOpen: false,
      lessons: [{ title: { en: 'Checking' } }],
    });
    expect(await issueCertificate(person, course.id)).toBe(false);
  });

  test('needs the final again: the old pass renews nothing', async () => {
    const { person } = await certifiedUntil(59);
    expect(await issueCertificate(person, course.id)).toBe(false);
    await issueDueCertificates();
    expect(await countOf(person, 'earned')).toBe(1);
    const quiz = await getQuiz(smallCourseSlug, undefined);
    const { opensAt } = (await getRenewal(person.id, course)) ?? {};
    if (!quiz || !opensAt) throw new Error('it can be renewed');
    expect((await getQuizPage(quiz, person.id, 'sw', opensAt)).standing).toMatchObject({ kind: 'may-start' });
    const started = await takenAnewBy(person);
    if (started.outcome !== 'started') throw new Error(started.outcome);
    await submit(person, started.attemptId, {});
    expect(await issueCertificate(person, course.id)).toBe(false);
  });

  test.for([59, 1, -300])(
    'gives one new certificate %i days before the end, whoever asks at once',
    async (days) => {
      const { person, number } = await certifiedUntil(days);
      await passAnew(person);
      const before = await getCertificate(number);
      const address = await getQrAddress((await getCertificate(number)) as Certificate, publicUrl);
      const answers = await Promise.all(Array.from({ length: 6 }, () => issueCertificate(person, course.id)));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await inForce(person)).toBe(1);
      const renewed = await certificateOf(person);
      expect(renewed.number).not.toBe(number);
      expect((await getCertificate(number))?.replaced).toMatchObject({
        by: renewed.number,
        cause: 'renewed',
      });
      const record = await getTranscript(person.id, '2026-01-01');
      expect(record?.entries.map(({ certificate }) => certificate.number)).toEqual([renewed.number, number]);
      // Who renews early loses nothing.
      const from = Math.max(before?.validUntil?.getTime() ?? 0, Date.now());
      expect(Math.round(((renewed.validUntil?.getTime() ?? 0) - from) / dayMs / 30.44)).toBe(24);
      expect((await checkPayload(address, await getTrustList(), Date.now() / 1000)).verdict).toBe('replaced');
      expect([await countOf(person, 'earned'), await countOf(person, 'replaced')]).toEqual([2, 1]);
      expect(await issueCertificate(person, course.id)).toBe(false);
    },
  );

  test('is done by the job after a process was killed before it', async () => {
    const { person } = await certifiedUntil(10);
    await passAnew(person);
    await Promise.all([issueDueCertificates(), issueDueCertificates()]);
    expect(await countOf(person, 'earned')).toBe(2);
    expect(await inForce(person)).toBe(1);
  });

  test('is not for a certificate that was revoked', async () => {
    const { person, number } = await certifiedUntil(10);
    await revokeCertificate(number, 'issued by mistake');
    expect(await takenAnewBy(person)).toEqual({ outcome: 'passed' });
    expect(await issueCertificate(person, course.id)).toBe(false);
  });
});

describe('two certificates of one award, from accounts that were merged', () => {
  const inDays = (days: number) => new Date(Date.now() + days * dayMs);

  /** @returns the number of the certificate that ends later, of the other, and the merge */
  async function mergedWithTwo() {
    const [kept, merged] = [await certified(), await certified()];
    await endsInDays(kept.certificate.number, 200);
    const administrator = await createOfficer([grantOf('administrator')]);
    const answer = await mergeAccounts(administrator, {
      keptId: kept.person.id,
      mergedId: merged.person.id,
      phoneOf: 'kept',
    });
    if (answer.outcome !== 'merged') throw new Error(answer.outcome);
    return {
      longer: merged.certificate.number,
      shorter: kept.certificate.number,
      undo: () => undoMerge(administrator, answer.mergeId),
      numbers: async () => (await listMyCertificates(kept.person.id)).map(({ number }) => number).sort(),
    };
  }

  test('both stand while the merge can be undone; then the one that holds longer, and the other says so', async () => {
    const { longer, shorter, numbers } = await mergedWithTwo();
    await settleMergedCertificates(inDays(29));
    expect(await numbers()).toEqual([longer, shorter].sort());
    const settled = await Promise.all([1, 2, 3].map(() => settleMergedCertificates(inDays(31))));
    expect(settled.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await settleMergedCertificates(inDays(32))).toBe(0);
    expect(await numbers()).toEqual([longer]);
    expect((await getCertificate(shorter))?.replaced).toMatchObject({ by: longer, cause: 'merged' });
    expect((await getCertificate(longer))?.replaced).toBeNull();
  });

  test('stay with their accounts where the merge was undone', async () => {
    const { longer, shorter, undo } = await mergedWithTwo();
    await undo();
    expect(await settleMergedCertificates(inDays(31))).toBe(0);
    for (const number of [longer, shorter]) expect((await getCertificate(number))?.replaced).toBeNull();
  });
});

describe('a corrected name', () => {
  test('is on a new certificate that says the rest as before; the old number leads to it', async () => {
    const { person, certificate } = await certified();
    const address = await getQrAddress(certificate, publicUrl);
    const answer = await correctName(certificate.number, { name: 'Asha Mrisho', reason: 'a slip' }, by);
    if (answer.outcome !== 'corrected') throw new Error(answer.outcome);
    const corrected = await getCertificate(answer.number);
    expect(corrected).toMatchObject({
      holderName: 'Asha Mrisho',
      issuedAt: certificate.issuedAt,
      validUntil: certificate.validUntil,
      score: certificate.score,
    });
    expect((await getCertificate(certificate.number))?.replaced).toMatchObject({
      by: answer.number,
      cause: 'corrected',
    });
    expect((await checkPayload(address, await getTrustList(), Date.now() / 1000)).verdict).toBe('replaced');
    expect((await verifyCredential(address)).verdict).toBe('replaced');
    expect((await listMyCertificates(person.id)).map(({ number }) => number)).toEqual([answer.number]);
    const record = await getTranscript(person.id, '2026-01-01');
    expect(record?.entries.map(({ certificate: one }) => one.number)).toEqual([answer.number]);
    expect(await inForce(person)).toBe(1);
    expect(
      await database().select().from(auditEntry).where(eq(auditEntry.objectId, certificate.number)),
    ).toMatchObject([
      {
        action: 'credential.corrected',
        actorId: by.actorId,
        detail: { reason: 'a slip', replacedBy: answer.number },
      },
    ]);
    expect(await revokeCertificate(certificate.number, 'too late')).toBe('replaced');
    expect(await revokeCertificate(answer.number, 'another person took the final')).toBe('revoked');
  });

  test('is refused where it is the same, where the certificate does not hold, and to the second of two at once', async () => {
    const { person, certificate } = await certified();
    const { number, holderName } = certificate;
    expect((await correctName(number, { name: holderName, reason: 'none' }, by)).outcome).toBe('same-name');
    expect((await correctName('0000-0000-0000', { name: 'A B', reason: 'x' }, by)).outcome).toBe('not-found');
    const names = ['Asha Moja', 'Asha Mbili', 'Asha Tatu'];
    const answers = await Promise.all(
      names.map((name) => correctName(number, { name, reason: 'a slip' }, by)),
    );
    expect(answers.filter(({ outcome }) => outcome === 'corrected')).toHaveLength(1);
    expect(await inForce(person)).toBe(1);
  });
});

describe('a revoked certificate', () => {
  test('is appealed against by its holder alone, restored, and revoked again', async () => {
    const [{ person, certificate }, stranger] = [await certified(), await createPerson()];
    const { number, id } = certificate;
    const address = await getQrAddress(certificate, publicUrl);
    const verdict = async () =>
      (await checkPayload(address, await getTrustList(), Date.now() / 1000)).verdict;
    const as = (actor: EventActor) => ({ actorId: actor.id, address: null });
    expect(await appealRevocation(as(person), number, 'It is not revoked')).toBe(false);
    await revokeCertificate(number, 'another person took the final', by);
    expect(await appealRevocation(as(stranger), number, 'I want it back')).toBe(false);
    expect(await appealRevocation(as(person), number, 'I took it myself')).toBe(true);
    expect(await listAppeals(['ttcih'])).toMatchObject([{ number, reason: 'another person took the final' }]);
    expect(await listAppeals(['udom'])).toEqual([]);
    expect(JSON.stringify(await getCertificate(number))).not.toContain('I took it myself');
    expect(await verdict()).toBe('revoked');

    const answers = await Promise.all([1, 2].map(() => restoreCertificate(number, 'she proved it', by)));
    expect(answers.sort()).toEqual(['not-revoked', 'restored']);
    expect(await verdict()).toBe('valid');
    expect(await listAppeals(undefined)).toEqual([]);
    expect((await getCertificate(number))?.revoked).toBeNull();
    await revokeCertificate(number, 'a second reason');
    expect(await verdict()).toBe('revoked');
    const { revocations } = await getCertificateHistory(id);
    expect(revocations.map(({ reason, restorationReason }) => [reason, restorationReason])).toEqual([
      ['a second reason', null],
      ['another person took the final', 'she proved it'],
    ]);
    expect([await countOf(person, 'revoked'), await countOf(person, 'restored')]).toEqual([2, 1]);
    expect(await restoreCertificate('0000-0000-0000', 'none')).toBe('not-found');
  });

  test('forgets what its holder said to it with the holder', async () => {
    const { person, certificate } = await certified();
    await revokeCertificate(certificate.number, 'another person took the final');
    await appealRevocation({ actorId: person.id, address: null }, certificate.number, 'I took it myself');
    await database().transaction((tx) => hideHolder(tx, person.id, [person.id]));
    expect((await getCertificateHistory(certificate.id)).revocations).toMatchObject([
      { reason: 'another person took the final', appeal: null, appealedAt: null },
    ]);
  });

  test('never stands beside another of the same award: the database itself refuses', async () => {
    const { person, certificate } = await certified();
    const second = (end: Date | null) => workerDatabase.owner`insert into credential
      select gen_random_uuid(), ${crypto.randomUUID()}, person_id, course_id, course_revision, institute_id, holder_name, language,
        score, is_demo, issued_at, path_id, path_revision, valid_until, ${end}
      from credential where number = ${certificate.number}`;
    await expect(second(null)).rejects.toThrow(/credential_in_force/);
    await revokeCertificate(certificate.number, 'issued by mistake');
    await second(null);
    expect(await restoreCertificate(certificate.number, 'it was none')).toBe('another-in-force');
    await expect(
      workerDatabase.owner`update credential set ended_at = null where number = ${certificate.number}`,
    ).rejects.toThrow(/credential_in_force/);
    expect(await inForce(person)).toBe(1);
  });
});

describe('a reminder of the end', () => {
  /** What waits to be sent to somebody, the kinds of messages only. */
  const messagesTo = async (person: EventActor) =>
    workerDatabase.owner<{ template: string; values: { course: string; date: string } }[]>`
      select template, values from message where person_id = ${person.id} and template = 'certificateEnds'`;
  const remind = (now = new Date()) => withGateways({ sms: true }, () => remindOfEnds(now));
  const inDays = (days: number) => new Date(Date.now() + days * dayMs);

  test('comes 60 and 14 days before it, each once, whoever runs the job and however often', async () => {
    const { person } = await certifiedUntil(61);
    await remind();
    expect(await messagesTo(person)).toEqual([]);
    await Promise.all([remind(inDays(2)), remind(inDays(2))]);
    await remind(inDays(3));
    expect(await messagesTo(person)).toMatchObject([{ values: { course: 'Kozi ndogo' } }]);
    await remind(inDays(48));
    await remind(inDays(49));
    expect(await messagesTo(person)).toHaveLength(2);
    await remind(inDays(62));
    expect(await messagesTo(person)).toHaveLength(2);
  });

  test('is one where both times have passed, and none for what was revoked or has no end', async () => {
    const [late, revoked, renewed] = [
      await certifiedUntil(5),
      await certifiedUntil(5),
      await certifiedUntil(5),
    ];
    await revokeCertificate(revoked.number, 'issued by mistake');
    await passAnew(renewed.person);
    await issueCertificate(renewed.person, course.id);
    await remind();
    await remind();
    expect(await messagesTo(late.person)).toHaveLength(1);
    expect(await messagesTo(revoked.person)).toEqual([]);
    expect(await messagesTo(renewed.person)).toEqual([]);
  });

  test('is no errand of the person’s own: quiet hours, limits and opting out hold', async () => {
    const { person } = await certifiedUntil(5);
    await remind();
    const [message] = await workerDatabase.owner`select asked from message where person_id = ${person.id}`;
    expect(message).toEqual({ asked: false });
  });
});
