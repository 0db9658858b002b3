import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { type Grant, scopeOf } from '~/features/accounts/index';
import { exportOrder, getOrder, listNotices, listOrders, putAside } from '~/features/reminders/index.server';
import { sendReminders } from '~/features/reminders/send-reminders.server';
import {
  exportAtRisk,
  listAtRisk,
  previewAtRisk,
  readQuestion,
  remindAtRisk,
} from '~/features/tracking/index.server';
import { sendNudges } from '~/features/tracking/send-nudges.server';
import type { RiskReason } from '~/features/tracking/schemas';
import { theOperator } from '~/platform/audit.server';
import { changeOptOuts } from '~/platform/messages/opt-out.server';
import { changeSiteSettings } from '~/platform/site-settings.server';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { stand } from '~tests/factories/stand';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';
import { withGateways } from '~tests/setup/with-gateways';

useWorkerDatabase();

const ofKigoma: { grants: Grant[] } = {
  grants: [{ role: 'coordinator', ...scopeOf({ regionId: 'kigoma' }) }],
};
const by = { actorId: uuidv7(), address: null };
let courseId: string;

beforeAll(async () => {
  courseId = (await importSmallCourse()).id;
});
beforeEach(async () => {
  await database().execute(sql`delete from reminder`);
  await database().execute(sql`delete from standing`);
  await database().execute(sql`delete from message`);
});

/** People of Kigoma whose certificates end soon. */
const ending = async (how: number, values: Parameters<typeof createPerson>[0] = {}) => {
  const people = [];
  for (let index = 0; index < how; index += 1) {
    const person = await createPerson({ cadre: 'EN', ...values });
    await stand(person, {
      courseId,
      enrolled: 400,
      started: 399,
      passed: 330,
      certified: 330,
      until: 30,
      certificate: 'expiring',
    });
    people.push(person);
  }
  return people;
};

const asked = (filter: Record<string, string> = {}) =>
  readQuestion(ofKigoma, new URLSearchParams(filter), 'en');
const remind = async (clientUuid = uuidv7(), reason: RiskReason = 'ending', channel: 'sms' | 'app' = 'sms') =>
  remindAtRisk(by, await asked(), { reason, channel, clientUuid });
const messages = async () =>
  (await database().execute(
    sql`select person_id, template, language, values ->> 'course' as course from message order by person_id`,
  )) as unknown as { person_id: string; template: string; language: string; course: string }[];

const withSms = <Answer>(work: () => Promise<Answer>) => withGateways({ sms: true }, work);

describe('those who need attention', () => {
  test('are listed with every reason, and only those of the own area', async () => {
    const [resting, elsewhere, busy] = [
      await createPerson(),
      await createPerson({ councilId: 'arusha-cc' }),
      await createPerson(),
    ];
    await stand(resting, { courseId, enrolled: 60, started: 50, last: 15 });
    await stand(elsewhere, { courseId, enrolled: 60, started: 50, last: 15 });
    await stand(busy, { courseId, enrolled: 60, started: 50, last: 13 });
    const [holder] = await ending(1);
    const { learners, totals } = await listAtRisk(theOperator, await asked(), 'resting', undefined);
    expect(learners.map(({ personId, reasons }) => ({ personId, reasons }))).toEqual([
      { personId: resting.id, reasons: ['resting'] },
    ]);
    expect(totals).toEqual({ ending: 1, resting: 1, failed: 0 });
    const wide = await readQuestion(ofKigoma, new URLSearchParams({ region: 'arusha' }), 'en');
    await database().execute(sql`
      update standing set failed_twice = true where person_id = ${busy.id}::uuid and course_id = ${courseId}`);
    expect((await listAtRisk(theOperator, wide, 'failed', undefined)).learners).toMatchObject([
      { personId: busy.id, reasons: ['failed'] },
    ]);
    const { learners: ends } = await listAtRisk(theOperator, wide, 'ending', undefined);
    expect(ends.map(({ personId }) => personId)).toEqual([holder?.id]);
    const file = await exportAtRisk(theOperator, await asked(), 'ending', { kind: 'csv', language: 'en' });
    expect((await new Response(file).text()).trim().split('\r\n')).toHaveLength(2);
  });
});

test('one’s own wishes are listed with whom they reached, and taken along with names of those still answered for', async () => {
  await ending(2, { name: '=cmd|A1' });
  const answer = await remind(uuidv7(), 'ending', 'app');
  if (!answer.ok) throw new Error(answer.fault);
  const listed = { id: answer.orderId, channel: 'app', people: 2 };
  expect(await listOrders(by.actorId)).toMatchObject([{ ...listed, sent: 0, waiting: 2 }]);
  await sendReminders(answer.orderId);
  expect(await listOrders(by.actorId)).toMatchObject([{ ...listed, sent: 2, waiting: 0 }]);
  expect(await listOrders(uuidv7())).toEqual([]);
  const rows = async (grants: Grant[]) => {
    const file = await exportOrder(by, grants, answer.orderId, { kind: 'csv', language: 'en' });
    return (await new Response(file).text()).trim().split('\r\n').slice(1);
  };
  const own = await rows(ofKigoma.grants);
  expect(own).toHaveLength(2);
  for (const row of own) expect(row).toMatch(/^'=cmd\|A1,.*,Reminded,/);
  const moved = await rows([{ role: 'coordinator', ...scopeOf({ regionId: 'dodoma' }) }]);
  expect(moved).toHaveLength(2);
  for (const row of moved) expect(row).toMatch(/^,,,,.*,Reminded,/);
});

describe('a reminder', () => {
  test('does what its preview says, in each person’s language, and costs what it says', () =>
    withSms(async () => {
      const [swahili] = await ending(1, { language: 'sw' });
      const [english] = await ending(1, { language: 'en' });
      const [silent] = await ending(1);
      await ending(1, { isDemo: true });
      await changeOptOuts(silent!.id, ['sms']);
      const preview = await previewAtRisk(await asked(), 'ending', 'sms');
      expect(preview).toMatchObject({
        counts: { sent: 2, optedOut: 1, example: 1 },
        languages: { sw: 1, en: 1 },
        cost: 40,
      });
      expect(preview.words.map(({ text }) => text.length <= 160)).toEqual([true, true]);
      const answer = await remind();
      if (!answer.ok) throw new Error(answer.fault);
      expect(await sendReminders(answer.orderId)).toBe(4);
      expect((await getOrder(answer.orderId, by.actorId))?.counts).toEqual(preview.counts);
      expect(await getOrder(answer.orderId, swahili!.id)).toBeUndefined();
      const sent = await messages();
      expect(sent.map(({ person_id, language }) => [person_id, language]).sort()).toEqual(
        [
          [swahili!.id, 'sw'],
          [english!.id, 'en'],
        ].sort(),
      );
      expect(sent.every(({ template, course }) => template === 'certificateEnds' && course !== '')).toBe(
        true,
      );
    }));

  test('reaches each person once, though its job dies midway, runs again and runs twice at a time', () =>
    withSms(async () => {
      const people = await ending(9);
      const answer = await remind();
      if (!answer.ok) throw new Error(answer.fault);
      const { signal } = new AbortController();
      let looks = 0;
      vi.spyOn(signal, 'throwIfAborted').mockImplementation(() => {
        looks += 1;
        if (looks > 4) throw new Error('killed');
      });
      await expect(sendReminders(answer.orderId, new Date(), signal)).rejects.toThrow('killed');
      expect(await messages()).toHaveLength(4);
      await Promise.all([sendReminders(answer.orderId), sendReminders(answer.orderId)]);
      await sendReminders(answer.orderId);
      expect((await messages()).map(({ person_id }) => person_id)).toEqual(people.map(({ id }) => id).sort());
    }));

  test('asked for twice by one form is one, and by somebody else’s form none', () =>
    withSms(async () => {
      await ending(2);
      const form = uuidv7();
      const answers = await Promise.all([remind(form), remind(form)]);
      expect(answers).toEqual([
        { ok: true, orderId: form },
        { ok: true, orderId: form },
      ]);
      const stranger = await remindAtRisk({ actorId: uuidv7(), address: null }, await asked(), {
        reason: 'ending',
        channel: 'sms',
        clientUuid: form,
      });
      expect(stranger).toEqual({ ok: false, fault: 'foreign' });
      await sendReminders(form);
      expect(await messages()).toHaveLength(2);
    }));

  test('is not repeated within a week, and keeps to the month’s cap', () =>
    withSms(async () => {
      await ending(1);
      const first = await remind();
      if (!first.ok) throw new Error(first.fault);
      await sendReminders(first.orderId);
      expect((await previewAtRisk(await asked(), 'ending', 'sms')).counts).toEqual({ recent: 1 });
      const [other] = await ending(1);
      await stand(await createPerson(), { courseId, enrolled: 60, started: 50, last: 15 });
      await changeSiteSettings({ messagesPerPersonMonthly: 0 }, theOperator);
      expect((await previewAtRisk(await asked(), 'resting', 'app')).counts).toEqual({ capped: 1 });
      expect((await previewAtRisk(await asked(), 'ending', 'sms')).counts).toEqual({ recent: 1, capped: 1 });
      await changeSiteSettings({ messagesPerPersonMonthly: 6 }, theOperator);
      expect(other).toBeDefined();
    }));

  test('of nobody, or by a way that is not set up, is refused', async () => {
    expect(await remind()).toEqual({ ok: false, fault: 'noGateway' });
    expect(await remind(uuidv7(), 'ending', 'app')).toEqual({ ok: false, fault: 'nobody' });
  });

  test('in the app stands on the person’s own page until it is put aside', async () => {
    const [person] = await ending(1);
    const answer = await remind(uuidv7(), 'ending', 'app');
    if (!answer.ok) throw new Error(answer.fault);
    await sendReminders(answer.orderId);
    const [notice] = await listNotices(person!.id, 'en');
    expect(notice).toMatchObject({ id: answer.orderId, text: expect.stringContaining('renew it') as string });
    await putAside(uuidv7(), answer.orderId);
    expect(await listNotices(person!.id, 'en')).toHaveLength(1);
    await putAside(person!.id, answer.orderId);
    expect(await listNotices(person!.id, 'en')).toEqual([]);
    expect(await messages()).toEqual([]);
  });
});

describe('a nudge', () => {
  test('comes on days 3 and 10 to those who haven’t begun, once each', () =>
    withSms(async () => {
      const [third, began, old, today] = [
        await createPerson(),
        await createPerson(),
        await createPerson(),
        await createPerson(),
      ];
      await stand(third, { courseId, enrolled: 3 });
      await stand(began, { courseId, enrolled: 3, started: 2 });
      await stand(old, { courseId, enrolled: 200 });
      await stand(today, { courseId, enrolled: 0 });
      const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000 + 60_000);
      expect(await sendNudges(inDays(0))).toBe(1);
      expect(await sendNudges(inDays(0))).toBe(0);
      expect(await sendNudges(inDays(1))).toBe(0);
      expect(await sendNudges(inDays(7))).toBe(1);
      expect(await sendNudges(inDays(8))).toBe(0);
      const sent = (await messages()).filter(({ person_id }) => person_id === third.id);
      expect(sent.map(({ template }) => template)).toEqual(['firstStep', 'firstStep']);
      await changeSiteSettings({ firstNudgeDays: 0, secondNudgeDays: 0 }, theOperator);
      expect(await sendNudges(inDays(3))).toBe(0);
      await changeSiteSettings({ firstNudgeDays: 3, secondNudgeDays: 10 }, theOperator);
    }));
});
