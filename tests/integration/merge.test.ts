import { and, eq, inArray } from 'drizzle-orm';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, test } from 'vitest';
import { database } from '~db/client.server';
import {
  account,
  devicePin,
  device,
  membership,
  oneTimeCode,
  professionalRegistration,
  roleGrant,
  session,
} from '~db/schema/accounts';
import { auditEntry } from '~db/schema/audit';
import { credential } from '~db/schema/certificates';
import { getActor, getActorById, openSession } from '~/features/accounts/index.server';
import { type Grant, type Holder, scopeOf } from '~/features/accounts/index';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { getMyCertificate, issueCertificate, listMyCertificates } from '~/features/certificates/index.server';
import { enrolOnce, isEnrolled } from '~/features/enrolments/index.server';
import { getLesson } from '~/features/lessons/index.server';
import {
  findDuplicates,
  listMerges,
  markTwoPeople,
  mergeAccounts,
  type Merging,
  undoMerge,
} from '~/features/people/index.server';
import { releaseMergedNumbers } from '~/features/people/release-merged-numbers.server';
import { coursePath, getCourseFacts, listMyCourses } from '~/features/progress/index.server';
import { getAttempt, getQuiz, getQuizPage, startAttempt } from '~/features/quizzes/index.server';
import type { EventActor } from '~/platform/learning-events.server';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { doLessons, enrolPerson, openAttempt, rightAnswers, submit } from '~tests/factories/take-quiz';
import { edit, smallCourseSlug } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();
let course: PublishedCourse;
beforeAll(async () => {
  course = await importSmallCourse();
});

const address = '192.0.2.7';
const day = 24 * 3_600_000;
const acting = (grants: Grant[], id = uuidv7()) => ({ id, grants, address });
const administrator = acting([{ role: 'administrator', ...scopeOf() }]);
const coordinatorOf = (councilId: string) => acting([{ role: 'coordinator', ...scopeOf({ councilId }) }]);
const managerOf = (instituteId: string) => acting([{ role: 'manager', ...scopeOf({ instituteId }) }]);

async function twoAccounts() {
  return { kept: await createPerson(), merged: await createPerson() };
}

const merge = (
  { kept, merged }: { kept: EventActor; merged: EventActor },
  by: Holder & { address: string } = administrator,
  phoneOf: Merging['phoneOf'] = 'kept',
) => mergeAccounts(by, { keptId: kept.id, mergedId: merged.id, phoneOf });

async function mergeId(pair: { kept: EventActor; merged: EventActor }, phoneOf: Merging['phoneOf'] = 'kept') {
  const answer = await merge(pair, administrator, phoneOf);
  if (answer.outcome !== 'merged') throw new Error(answer.outcome);
  return answer.mergeId;
}

const accountOf = async (id: string) =>
  (await database().select().from(account).where(eq(account.id, id)))[0];
const phoneOf = async ({ id }: EventActor) => (await accountOf(id))?.phone;
const membershipsOf = async ({ id }: EventActor) =>
  (await database().select().from(membership).where(eq(membership.accountId, id)))
    .map(({ instituteId }) => instituteId)
    .sort();
const join = ({ id }: EventActor, ...institutes: string[]) =>
  database()
    .insert(membership)
    .values(institutes.map((instituteId) => ({ accountId: id, instituteId })));

const finalPage = async (person: EventActor) => {
  const quiz = await getQuiz(smallCourseSlug, undefined);
  if (!quiz) throw new Error('the small course has a final');
  return getQuizPage(quiz, person.id, 'en');
};

/** All that a person sees of their own learning. */
async function learningOf({ id }: EventActor) {
  const facts = await getCourseFacts(id, course.id);
  const lesson = await getLesson(
    { course: smallCourseSlug, module: 'basics', lesson: 'counting', language: 'sw' },
    { personId: id },
  );
  return {
    enrolled: await isEnrolled(id, course.id),
    lessonsDone: [...facts.lessonsDone].sort(),
    shownOnLesson: [...(lesson?.done ?? [])].sort(),
    results: facts.results,
    courses: (await listMyCourses(id)).map(({ courseId, path }) => [courseId, path.share]),
    attempts: (await finalPage({ id } as EventActor)).attempts,
    certificates: (await listMyCertificates(id)).map(({ number }) => number),
  };
}

describe('after a merge', () => {
  test('what was learned under either account is the kept one’s, and no row of it has changed', async () => {
    const { kept, merged } = await twoAccounts();
    await doLessons(merged, course);
    await enrolPerson(kept, course);
    const rows = () =>
      workerDatabase.owner`select learning_event::text as row from learning_event where actor_id in ${workerDatabase.owner([kept.id, merged.id])} order by id`;
    const before = await rows();
    await mergeId({ kept, merged });
    const learning = await learningOf(kept);
    expect(learning.lessonsDone).toEqual(['t1.m1.l1', 't1.m1.l2']);
    expect(learning.shownOnLesson).toEqual(learning.lessonsDone);
    expect(learning.courses).toHaveLength(1);
    expect(await rows()).toEqual(before);
  });

  test('attempts at a quiz count together: their numbers, the pause, and one that is open', async () => {
    const published = await importSmallCourse((files) =>
      edit(files, 'final.yml', 'attemptsBeforePause: 3', 'attemptsBeforePause: 2'),
    );
    const { kept, merged } = await twoAccounts();
    await enrolPerson(kept, published);
    await enrolPerson(merged, published);
    await submit(merged, await openAttempt(merged, published), {});
    await submit(kept, await openAttempt(kept, published), {});
    expect((await finalPage(kept)).standing).toMatchObject({ kind: 'may-start', left: 1 });
    await mergeId({ kept, merged });
    const page = await finalPage(kept);
    expect(page.attempts.map(({ number }) => number)).toEqual([1, 2]);
    expect(page.standing).toMatchObject({ kind: 'pause' });
    expect(await startAttempt(kept, published, published.manifest.final, uuidv4())).toEqual({
      outcome: 'pause',
    });
    for (const [index, { id }] of page.attempts.entries()) {
      expect(await getAttempt(kept.id, id, 'en')).toMatchObject({ number: index + 1, status: 'submitted' });
    }
  });

  test('an attempt that was open can be finished, and its pass completes the course once', async () => {
    course = await importSmallCourse();
    const { kept, merged } = await twoAccounts();
    await enrolPerson(merged, course);
    const attemptId = await openAttempt(merged, course);
    await doLessons(kept, course);
    await mergeId({ kept, merged });
    expect((await finalPage(kept)).standing).toEqual({ kind: 'open', attemptId });
    expect(await openAttempt(kept, course)).toBe(attemptId);
    expect(await submit(kept, attemptId, rightAnswers)).toMatchObject({ outcome: 'submitted', passed: true });
    expect(await issueCertificate(kept, course.id)).toBe(true);
    expect(await issueCertificate(kept, course.id)).toBe(false);
    expect((await learningOf(kept)).certificates).toHaveLength(1);
    expect((await finalPage(kept)).standing).toEqual({ kind: 'passed' });
  });

  test('two open attempts are finished one after the other, and a pass ends that', async () => {
    const { kept, merged } = await twoAccounts();
    await enrolPerson(merged, course);
    await enrolPerson(kept, course);
    const [older, newer] = [await openAttempt(merged, course), await openAttempt(kept, course)];
    await mergeId({ kept, merged });
    expect((await finalPage(kept)).standing).toEqual({ kind: 'open', attemptId: older });
    await submit(kept, older, {});
    expect((await finalPage(kept)).standing).toEqual({ kind: 'open', attemptId: newer });
    await submit(kept, newer, rightAnswers);
    expect((await finalPage(kept)).standing).toEqual({ kind: 'passed' });
  });

  test('a certificate of the merged account is the kept one’s, and is not issued again', async () => {
    const { kept, merged } = await twoAccounts();
    for (const person of [kept, merged]) {
      await doLessons(person, course);
      await submit(person, await openAttempt(person, course), rightAnswers);
    }
    expect(await issueCertificate(merged, course.id)).toBe(true);
    await mergeId({ kept, merged });
    expect(await issueCertificate(kept, course.id)).toBe(false);
    const [mine] = await listMyCertificates(kept.id);
    expect(await getMyCertificate(kept.id, mine?.number ?? '')).toMatchObject({ holderName: merged.name });
    expect(coursePath(course.manifest, await getCourseFacts(kept.id, course.id)).isComplete).toBe(true);
    expect((await finalPage(kept)).standing).toEqual({ kind: 'passed' });
  });

  test('nothing is issued to the account that was set aside', async () => {
    const { kept, merged } = await twoAccounts();
    await doLessons(merged, course);
    await submit(merged, await openAttempt(merged, course), rightAnswers);
    await mergeId({ kept, merged });
    expect(await issueCertificate(merged, course.id)).toBe(false);
    expect(await issueCertificate(kept, course.id)).toBe(true);
  });

  test('enrolling again is harmless', async () => {
    const { kept, merged } = await twoAccounts();
    await enrolPerson(merged, course);
    await mergeId({ kept, merged });
    await enrolOnce(kept, { courseId: course.id, revision: course.revision, clientUuid: uuidv4() });
    expect(await listMyCourses(kept.id)).toHaveLength(1);
  });

  test('sessions, PINs and codes of the merged account end, and nobody signs in to it', async () => {
    const { kept, merged } = await twoAccounts();
    await openSession(merged.id, { publicUrl: 'http://localhost' });
    await openSession(kept.id, { publicUrl: 'http://localhost' });
    await database().insert(device).values({ id: merged.id });
    await database().insert(devicePin).values({ deviceId: merged.id, accountId: merged.id, pinHash: 'x' });
    const code = { purpose: 'recovery' as const, codeHash: 'x', channel: 'sms' as const };
    const expiresAt = new Date(Date.now() + day);
    await database()
      .insert(oneTimeCode)
      .values({ id: uuidv7(), accountId: merged.id, expiresAt, ...code });
    await mergeId({ kept, merged });
    expect(await database().select().from(session).where(eq(session.userId, merged.id))).toEqual([]);
    expect(await database().select().from(session).where(eq(session.userId, kept.id))).toHaveLength(1);
    expect(await database().select().from(devicePin).where(eq(devicePin.accountId, merged.id))).toEqual([]);
    expect(await database().select().from(oneTimeCode).where(eq(oneTimeCode.accountId, merged.id))).toEqual(
      [],
    );
  });

  test('a session of the merged account that was opened at that very moment is nobody’s', async () => {
    const { kept, merged } = await twoAccounts();
    await mergeId({ kept, merged });
    const cookie = await openSession(merged.id, { publicUrl: 'http://localhost' });
    const request = new Request('http://localhost/sw/me', {
      headers: { Cookie: cookie.split(';')[0] ?? '' },
    });
    expect(await getActor(request)).toBeUndefined();
  });

  test('both people find it in the audit trail, by ids alone', async () => {
    const { kept, merged } = await twoAccounts();
    await mergeId({ kept, merged }, 'merged');
    const entries = await database()
      .select()
      .from(auditEntry)
      .where(inArray(auditEntry.personId, [kept.id, merged.id]));
    expect(entries).toMatchObject([
      {
        personId: kept.id,
        objectId: merged.id,
        action: 'account.merged',
        actorId: administrator.id,
        address,
      },
      { personId: merged.id, objectId: kept.id, action: 'account.merged', detail: { phoneOf: 'merged' } },
    ]);
  });

  test('memberships are carried over; facts of the kept account stay', async () => {
    const { kept, merged } = await twoAccounts();
    await join(kept, 'ttcih');
    await join(merged, 'ttcih', 'udom');
    await mergeId({ kept, merged });
    expect(await membershipsOf(kept)).toEqual(['ttcih', 'udom']);
    expect(await membershipsOf(merged)).toEqual(['ttcih', 'udom']);
    expect(await getActorById(kept.id)).toMatchObject({ name: kept.name, cadre: kept.cadre });
  });
});

describe('a merge is refused', () => {
  test('into oneself', async () => {
    const person = await createPerson();
    expect(await merge({ kept: person, merged: person })).toEqual({ outcome: 'same' });
  });

  test('of somebody who was merged already, and of somebody who is not there', async () => {
    const { kept, merged } = await twoAccounts();
    const other = await createPerson();
    await mergeId({ kept, merged });
    expect(await merge({ kept, merged })).toEqual({ outcome: 'notFound' });
    expect(await merge({ kept: other, merged })).toEqual({ outcome: 'notFound' });
    expect(await merge({ kept: merged, merged: other })).toEqual({ outcome: 'notFound' });
    expect(await merge({ kept, merged: { ...other, id: uuidv7() } })).toEqual({ outcome: 'notFound' });
  });

  test('beyond one’s own people: both must be among them', async () => {
    const { kept, merged } = await twoAccounts();
    expect(await merge({ kept, merged }, coordinatorOf('arusha-dc'))).toEqual({ outcome: 'notFound' });
    await join(kept, 'ttcih');
    expect(await merge({ kept, merged }, managerOf('ttcih'))).toEqual({ outcome: 'notFound' });
    const inCharge = acting([{ role: 'facilityInCharge', ...scopeOf({ facilityId: '100001-1' }) }]);
    expect(await merge({ kept, merged }, inCharge)).toEqual({ outcome: 'notFound' });
    expect(await merge({ kept, merged }, coordinatorOf('kigoma-dc'))).toMatchObject({ outcome: 'merged' });
  });

  test('of one’s own account', async () => {
    const { kept, merged } = await twoAccounts();
    const self = acting([{ role: 'administrator', ...scopeOf() }], kept.id);
    expect(await merge({ kept, merged }, self)).toEqual({ outcome: 'forbidden' });
    expect(await merge({ kept: merged, merged: kept }, self)).toEqual({ outcome: 'forbidden' });
  });

  test('where either has a role that one could not have given', async () => {
    const { kept, merged } = await twoAccounts();
    await database().insert(roleGrant).values({ id: uuidv7(), accountId: kept.id, role: 'administrator' });
    expect(await merge({ kept, merged }, coordinatorOf('kigoma-dc'))).toEqual({ outcome: 'forbidden' });
    expect(await merge({ kept: merged, merged: kept }, coordinatorOf('kigoma-dc'))).toEqual({
      outcome: 'forbidden',
    });
  });

  test('while the account to be set aside has roles', async () => {
    const { kept, merged } = await twoAccounts();
    await join(merged, 'ttcih');
    const grant = { id: uuidv7(), accountId: merged.id, role: 'author' as const, instituteId: 'ttcih' };
    await database().insert(roleGrant).values(grant);
    expect(await merge({ kept, merged })).toEqual({ outcome: 'hasRoles' });
    expect(await accountOf(merged.id)).toMatchObject({ mergedInto: null });
    expect(await merge({ kept: merged, merged: kept })).toMatchObject({ outcome: 'merged' });
  });

  test('while one of them waits to be erased', async () => {
    const { kept, merged } = await twoAccounts();
    await database()
      .update(account)
      .set({ erasureDueAt: new Date(Date.now() + day) })
      .where(eq(account.id, kept.id));
    expect(await merge({ kept, merged })).toEqual({ outcome: 'erasing' });
    expect(await merge({ kept: merged, merged: kept })).toEqual({ outcome: 'erasing' });
  });
});

describe('undoing a merge', () => {
  test('brings everything back as it was', async () => {
    const { kept, merged } = await twoAccounts();
    await join(kept, 'ttcih');
    await join(merged, 'ttcih', 'udom');
    await doLessons(merged, course);
    await submit(merged, await openAttempt(merged, course), rightAnswers);
    await issueCertificate(merged, course.id);
    await enrolPerson(kept, course);
    await submit(kept, await openAttempt(kept, course), {});
    const state = async () => ({
      kept: {
        ...(await learningOf(kept)),
        phone: await phoneOf(kept),
        memberships: await membershipsOf(kept),
      },
      merged: {
        ...(await learningOf(merged)),
        phone: await phoneOf(merged),
        memberships: await membershipsOf(merged),
        mergedInto: (await accountOf(merged.id))?.mergedInto,
      },
    });
    const before = await state();
    for (const phone of ['kept', 'merged'] as const) {
      const id = await mergeId({ kept, merged }, phone);
      expect(await phoneOf(kept)).toBe(before[phone].phone);
      expect(await state()).not.toEqual(before);
      expect(await undoMerge(administrator, id)).toBe('undone');
      expect(await state()).toEqual(before);
    }
  });

  test('leaves what was done since with the kept account, and its next attempt finds a free number', async () => {
    const published = await importSmallCourse((files) =>
      edit(files, 'final.yml', 'attemptsBeforePause: 3\npauseHours: 24\n', ''),
    );
    const { kept, merged } = await twoAccounts();
    for (const person of [kept, merged]) {
      await enrolPerson(person, published);
      await submit(person, await openAttempt(person, published), {});
      await submit(person, await openAttempt(person, published), {});
    }
    const id = await mergeId({ kept, merged });
    await submit(kept, await openAttempt(kept, published), {});
    await undoMerge(administrator, id);
    for (const number of [4, 5]) {
      await submit(kept, await openAttempt(kept, published), {});
      expect((await finalPage(kept)).attempts.map((attempt) => attempt.number).at(-1)).toBe(number);
    }
    expect((await finalPage(merged)).attempts).toHaveLength(2);
  });

  test('ends the sessions of the kept account: they may be the other person’s', async () => {
    const { kept, merged } = await twoAccounts();
    const id = await mergeId({ kept, merged });
    await openSession(kept.id, { publicUrl: 'http://localhost' });
    await undoMerge(administrator, id);
    expect(await database().select().from(session).where(eq(session.userId, kept.id))).toEqual([]);
  });

  test('is possible for thirty days', async () => {
    const { kept, merged } = await twoAccounts();
    const id = await mergeId({ kept, merged });
    const later = (days: number) => new Date(Date.now() + days * day);
    expect(await undoMerge(administrator, id, later(30.01))).toBe('notFound');
    expect(await undoMerge(administrator, id, later(29.99))).toBe('undone');
    expect(await undoMerge(administrator, id)).toBe('notFound');
  });

  test('is for those who act for the person', async () => {
    const { kept, merged } = await twoAccounts();
    const id = await mergeId({ kept, merged });
    expect(await undoMerge(coordinatorOf('arusha-dc'), id)).toBe('notFound');
    expect((await listMerges(coordinatorOf('arusha-dc'))).map((one) => one.id)).not.toContain(id);
    const self = acting([{ role: 'administrator', ...scopeOf() }], kept.id);
    expect(await undoMerge(self, id)).toBe('forbidden');
    expect(await listMerges(coordinatorOf('kigoma-dc'))).toContainEqual(
      expect.objectContaining({
        id,
        mergedName: merged.name,
        kept: expect.objectContaining({ id: kept.id }) as unknown,
      }),
    );
    expect(await undoMerge(coordinatorOf('kigoma-dc'), id)).toBe('undone');
  });

  test('gives the merged account its number back also where the kept one has taken another', async () => {
    const { kept, merged } = await twoAccounts();
    const [ofKept, ofMerged] = [await phoneOf(kept), await phoneOf(merged)];
    const id = await mergeId({ kept, merged }, 'merged');
    await database().update(account).set({ phone: '+255655000001' }).where(eq(account.id, kept.id));
    expect(await undoMerge(administrator, id)).toBe('undone');
    expect([await phoneOf(kept), await phoneOf(merged)]).toEqual(['+255655000001', ofMerged]);
    expect(ofKept).not.toBe(ofMerged);
  });

  test('is refused while somebody else has the number', async () => {
    const { kept, merged } = await twoAccounts();
    const ofMerged = (await phoneOf(merged)) ?? '';
    const id = await mergeId({ kept, merged }, 'merged');
    await database().update(account).set({ phone: '+255655000002' }).where(eq(account.id, kept.id));
    const stranger = await createPerson();
    await database().update(account).set({ phone: ofMerged }).where(eq(account.id, stranger.id));
    expect(await undoMerge(administrator, id)).toBe('phoneTaken');
    expect(await accountOf(merged.id)).toMatchObject({ mergedInto: kept.id });
    expect(await phoneOf(stranger)).toBe(ofMerged);
  });

  test('keeps a membership for whose sake a role was given since', async () => {
    const { kept, merged } = await twoAccounts();
    await join(merged, 'ttcih', 'udom');
    const id = await mergeId({ kept, merged });
    await database()
      .insert(roleGrant)
      .values({ id: uuidv7(), accountId: kept.id, role: 'author', instituteId: 'ttcih' });
    await undoMerge(administrator, id);
    expect(await membershipsOf(kept)).toEqual(['ttcih']);
  });
});

describe('a chain of merges', () => {
  test('reads all as the last one’s, and is undone from its end', async () => {
    const [a, b, c] = [await createPerson(), await createPerson(), await createPerson()];
    const phones = [await phoneOf(a), await phoneOf(b), await phoneOf(c)];
    await enrolPerson(a, course);
    await doLessons(b, course);
    const first = await mergeId({ kept: b, merged: a }, 'merged');
    const second = await mergeId({ kept: c, merged: b }, 'merged');
    expect((await learningOf(c)).lessonsDone).toHaveLength(2);
    expect(await phoneOf(c)).toBe(phones[0]);
    expect(await undoMerge(administrator, first)).toBe('notFound');
    expect(await undoMerge(administrator, second)).toBe('undone');
    expect((await learningOf(c)).enrolled).toBe(false);
    expect((await learningOf(b)).lessonsDone).toHaveLength(2);
    expect(await undoMerge(administrator, first)).toBe('undone');
    expect([await phoneOf(a), await phoneOf(b), await phoneOf(c)]).toEqual(phones);
    expect((await learningOf(a)).enrolled).toBe(true);
  });
});

describe('at the same moment', () => {
  test('the same merge twice is one', async () => {
    const pair = await twoAccounts();
    const answers = await Promise.all(Array.from({ length: 6 }, () => merge(pair)));
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual([
      'merged',
      ...Array<string>(5).fill('notFound'),
    ]);
  });

  test('two accounts merged into each other leave one', async () => {
    const { kept, merged } = await twoAccounts();
    const answers = await Promise.all([merge({ kept, merged }), merge({ kept: merged, merged: kept })]);
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['merged', 'notFound']);
    const rows = [await accountOf(kept.id), await accountOf(merged.id)];
    expect(rows.filter((row) => row?.mergedInto === null)).toHaveLength(1);
  });

  test('a ring of three leaves one', async () => {
    const [a, b, c] = [await createPerson(), await createPerson(), await createPerson()];
    await Promise.all([
      merge({ kept: a, merged: b }),
      merge({ kept: b, merged: c }),
      merge({ kept: c, merged: a }),
    ]);
    const rows = [await accountOf(a.id), await accountOf(b.id), await accountOf(c.id)];
    expect(rows.filter((row) => row?.mergedInto === null)).toHaveLength(1);
  });

  test('a merge and a certificate leave one certificate', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { kept, merged } = await twoAccounts();
      await doLessons(merged, course);
      await submit(merged, await openAttempt(merged, course), rightAnswers);
      await Promise.all([merge({ kept, merged }), issueCertificate(merged, course.id)]);
      await issueCertificate(kept, course.id);
      const issued = await database()
        .select()
        .from(credential)
        .where(and(inArray(credential.personId, [kept.id, merged.id]), eq(credential.courseId, course.id)));
      expect(issued).toHaveLength(1);
    }
  });

  test('the same undoing twice is one', async () => {
    const { kept, merged } = await twoAccounts();
    const id = await mergeId({ kept, merged }, 'merged');
    const answers = await Promise.all(Array.from({ length: 4 }, () => undoMerge(administrator, id)));
    expect(answers.sort()).toEqual(['notFound', 'notFound', 'notFound', 'undone']);
  });
});

describe('the number of a merged account', () => {
  const inDays = (days: number) => new Date(Date.now() + days * day);

  test('is free for somebody else once the merge can’t be undone any more', async () => {
    const { kept, merged } = await twoAccounts();
    const [ofKept, ofMerged] = [(await phoneOf(kept)) ?? '', await phoneOf(merged)];
    await mergeId({ kept, merged }, 'merged');
    await releaseMergedNumbers(inDays(29));
    expect(await phoneOf(merged)).toBe(ofKept);
    await releaseMergedNumbers(inDays(31));
    expect(await phoneOf(kept)).toBe(ofMerged);
    const newcomer = await createPerson();
    await database().update(account).set({ phone: ofKept }).where(eq(account.id, newcomer.id));
  });

  test('stays where the merge was undone', async () => {
    const { kept, merged } = await twoAccounts();
    const phone = await phoneOf(merged);
    await undoMerge(administrator, await mergeId({ kept, merged }));
    await releaseMergedNumbers(inDays(31));
    expect(await phoneOf(merged)).toBe(phone);
  });
});

describe('likely duplicates', () => {
  /** People of a council that no other test has people in. */
  const at = (councilId: string) => ({
    person: async (name: string, values: Partial<typeof account.$inferInsert> = {}) => {
      const person = await createPerson({ name });
      await database()
        .update(account)
        .set({ councilId, ...values })
        .where(eq(account.id, person.id));
      return person;
    },
    pairs: async () =>
      (await findDuplicates(coordinatorOf(councilId))).pairs.map(({ people: [one, other], reasons }) => ({
        names: [one.name, other.name].sort(),
        reasons: [...reasons].sort(),
      })),
  });

  test('are told by name and workplace, with the reason', async () => {
    const { person, pairs } = at('karatu-dc');
    await person('Asha Juma Mwinyi');
    await person('Mwinyi, ASHA Juma');
    await person('Asha Juma Mwinyi', { cadre: 'CO' });
    await person('Rehema Mohamed');
    await person('Rehema Mohammed');
    await person('Grace Peter');
    expect(await pairs()).toEqual([
      { names: ['Asha Juma Mwinyi', 'Mwinyi, ASHA Juma'], reasons: ['sameCouncilAndCadre', 'sameName'] },
      { names: ['Rehema Mohamed', 'Rehema Mohammed'], reasons: ['sameCouncilAndCadre', 'similarName'] },
    ]);
  });

  test('are looked for without keeping others waiting, however many people have one name', async () => {
    const councilId = 'hanang-dc';
    const people = Array.from({ length: 4000 }, (_, index) => ({
      id: uuidv7(),
      name: 'Asha Juma Mwinyi',
      phone: `+25574${String(index).padStart(7, '0')}`,
      cadre: 'NO',
      councilId,
      language: 'sw' as const,
    }));
    for (let start = 0; start < people.length; start += 1000)
      await database()
        .insert(account)
        .values(people.slice(start, start + 1000));
    let last = performance.now();
    let longest = 0;
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const found = await findDuplicates(coordinatorOf(councilId));
    clearInterval(watch);
    expect(found).toMatchObject({ isAll: false, pairs: { length: 25 } });
    expect(longest).toBeLessThan(500);
  });

  test('are told by what only one person has', async () => {
    const { person, pairs } = at('longido-dc');
    const one = await person('Neema Ally', { checkNumber: '11 22-33 44', email: 'neema@example.org' });
    const other = await person('Neema Salum', { checkNumber: '11223344', email: 'NEEMA@example.org' });
    const registrations = [one, other].map(({ id }, index) => ({
      accountId: id,
      council: ['TNMC', 'Nursing council'][index] ?? '',
      number: ['RN 12/345', 'rn-12345'][index] ?? '',
    }));
    await database().insert(professionalRegistration).values(registrations);
    const stranger = await person('Peter Kessy', { cadre: 'CO' });
    await database()
      .insert(professionalRegistration)
      .values({ accountId: stranger.id, council: 'MCT', number: 'RN12345' });
    expect(await pairs()).toEqual([
      { names: ['Neema Ally', 'Neema Salum'], reasons: ['sameCheckNumber', 'sameEmail', 'sameRegistration'] },
    ]);
  });

  test('are not told by a number with which a whole column was filled', async () => {
    const { person, pairs } = at('meru-dc');
    for (const name of [
      'Ali Said',
      'Bakari Omari',
      'Chausiku Juma',
      'Daudi Petro',
      'Elia Yona',
      'Fatuma Iddi',
    ]) {
      await person(name, { checkNumber: '0000000' });
    }
    expect(await pairs()).toEqual([]);
  });

  test('are those of one’s own people alone', async () => {
    const { person, pairs } = at('monduli-dc');
    await person('Zawadi Lema');
    const elsewhere = await at('ngorongoro-dc').person('Zawadi Lema', { checkNumber: '998877' });
    expect(await pairs()).toEqual([]);
    await person('Zawadi Lema Mrema', { checkNumber: '998877' });
    expect(await pairs()).toEqual([
      { names: ['Zawadi Lema', 'Zawadi Lema Mrema'], reasons: ['sameCouncilAndCadre', 'similarName'] },
    ]);
    await join(elsewhere, 'zhrc-lake');
    expect(await findDuplicates(managerOf('zhrc-lake'))).toEqual({ pairs: [], isAll: true });
  });

  test('that were found to be two people are not listed again, whichever was named first', async () => {
    const { person, pairs } = at('bahi-dc');
    const [one, other] = [
      await person('Hawa Ramadhani', { checkNumber: '555666' }),
      await person('Hawa Ramadhani', { checkNumber: '555666' }),
    ];
    expect(await pairs()).toHaveLength(1);
    expect(await markTwoPeople(coordinatorOf('kigoma-dc'), [one.id, other.id])).toBe(false);
    expect(await pairs()).toHaveLength(1);
    expect(await markTwoPeople(coordinatorOf('bahi-dc'), [other.id, one.id])).toBe(true);
    expect(await markTwoPeople(coordinatorOf('bahi-dc'), [one.id, other.id])).toBe(true);
    expect(await pairs()).toEqual([]);
    for (const [person, another] of [
      [one, other],
      [other, one],
    ] as const) {
      const entries = await database().select().from(auditEntry).where(eq(auditEntry.personId, person.id));
      const found = entries.filter(({ action }) => action === 'account.foundDistinct');
      expect(found.map(({ objectId }) => objectId)).toEqual([another.id]);
    }
  });

  test('that have been merged are no pair any more, and are one again once that is undone', async () => {
    const { person, pairs } = at('chemba-dc');
    const [kept, merged] = [await person('Upendo Massawe'), await person('Upendo Massawe')];
    const id = await mergeId({ kept, merged });
    expect(await pairs()).toEqual([]);
    await undoMerge(administrator, id);
    expect(await pairs()).toHaveLength(1);
  });

  test('are listed with what helps to decide, and looking is written down', async () => {
    const { person } = at('kongwa-dc');
    const one = await person('Salma Hamisi', { checkNumber: '42424242' });
    await person('Salma Hamisi');
    await enrolPerson({ ...one, councilId: 'kongwa-dc' }, course);
    const coordinator = coordinatorOf('kongwa-dc');
    const [pair] = (await findDuplicates(coordinator)).pairs;
    expect(pair?.people.find(({ id }) => id === one.id)).toMatchObject({
      name: 'Salma Hamisi',
      councilName: 'Kongwa DC',
      checkNumber: '42424242',
      isOpened: false,
      hasRoles: false,
      lastLearnedAt: expect.any(Date) as Date,
    });
    const entries = await database().select().from(auditEntry).where(eq(auditEntry.actorId, coordinator.id));
    expect(entries).toMatchObject([{ action: 'people.listed', detail: { duplicates: 1 } }]);
  });

  test('that were merged are listed with names and numbers, and looking at them is written down', async () => {
    const { person } = at('chamwino-dc');
    const coordinator = coordinatorOf('chamwino-dc');
    const entries = () => database().select().from(auditEntry).where(eq(auditEntry.actorId, coordinator.id));
    expect(await listMerges(coordinator)).toEqual([]);
    expect(await entries(), 'nobody was seen').toEqual([]);
    await mergeId({ kept: await person('Pili Said'), merged: await person('Pili Saidi') });
    expect(await listMerges(coordinator)).toHaveLength(1);
    expect(await entries()).toMatchObject([
      { action: 'people.listed', detail: { shown: 1 }, address: coordinator.address },
    ]);
  });
});

test('a person’s events are found by their index, merged or not', async () => {
  const { owner } = workerDatabase;
  await owner`insert into learning_event (id, actor_id, verb, object_type, object_id, course_id, cadre, council_id, source)
    select gen_random_uuid(), md5((i / 50)::text)::uuid, 'completed', 'lesson', 'l' || i % 50, ${course.id}, 'NO', 'kigoma-dc', 'web'
    from generate_series(1, 100000) i`;
  await owner`analyze learning_event`;
  const plan = await owner.begin(async (sql) => {
    await sql`set local role tumia_app`;
    return sql`explain select from learning_event
      where actor_id = any(array(select identity from identities_of(md5('7')::uuid) as identity))
        and course_id = ${course.id} and verb = 'completed'`;
  });
  const text = plan.map((row) => String(row['QUERY PLAN'])).join('\n');
  expect(text).toContain('learning_event_progress');
  expect(text).not.toContain('Seq Scan on learning_event');
});
