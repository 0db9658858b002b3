import { eq, inArray } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { course } from '~db/schema/catalog';
import { message } from '~db/schema/messages';
import { announceFeedback } from '~/features/feedback/announce-feedback.server';
import {
  answerFeedback,
  countUnanswered,
  giveFeedback,
  listOwnFeedback,
  listUnanswered,
  putAnswerAside,
} from '~/features/feedback/index.server';
import { appoint, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { importSmallCourse } from '~tests/factories/import-small-course';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

test('what somebody tells goes to the course’s institute, is answered once, and the answer stands on their own page', async () => {
  const { id } = await importSmallCourse();
  const [own] = await database().select().from(course).where(eq(course.id, id));
  if (!own) throw new Error('no course');
  const teller = await createPerson({ name: 'Asha Juma' });
  const told = { page: `/sw/courses/${own.slug}`, text: 'Swali la pili lina kosa', clientUuid: uuidv7() };
  expect([await giveFeedback(teller.id, told), await giveFeedback(teller.id, told)]).toEqual([
    'given',
    'given',
  ]);
  const by = { actorId: uuidv7(), grants: [grantOf('facilitator', { instituteId: own.instituteId })] };
  const stranger = { actorId: uuidv7(), grants: [grantOf('manager', { instituteId: 'nobody' })] };
  expect(await listUnanswered(stranger)).toEqual([]);
  expect(await answerFeedback(stranger, told.clientUuid, 'x')).toBe(false);
  expect(await listUnanswered(by)).toMatchObject([{ id: told.clientUuid, name: 'Asha' }]);
  expect(await answerFeedback(by, told.clientUuid, 'Asante, tumerekebisha.')).toBe(true);
  expect(await answerFeedback(by, told.clientUuid, 'Tena')).toBe(false);
  expect(await listUnanswered(by)).toEqual([]);
  const answered = { id: told.clientUuid, answer: 'Asante, tumerekebisha.' };
  expect(await listOwnFeedback(teller.id)).toMatchObject({ answers: [answered], others: [] });
  await putAnswerAside((await createPerson()).id, told.clientUuid);
  expect((await listOwnFeedback(teller.id)).answers).toHaveLength(1);
  await putAnswerAside(teller.id, told.clientUuid);
  expect(await listOwnFeedback(teller.id)).toMatchObject({ answers: [], others: [answered] });
});

test('what belongs to no course is for administrators, and nobody tells without end', async () => {
  const teller = await createPerson();
  const forms = Array.from({ length: 10 }, () => uuidv7());
  const tell = (clientUuid: string) =>
    giveFeedback(teller.id, { page: '/sw/courses/no-such', text: 'x', clientUuid });
  for (const form of forms) expect(await tell(form)).toBe('given');
  // The answer to the tenth was lost on the way, and the phone sends it again.
  expect(await tell(forms[9] ?? '')).toBe('given');
  expect(await giveFeedback(teller.id, { page: '', text: 'x', clientUuid: uuidv7() })).toBe('tooOften');
  const administrator = { actorId: uuidv7(), grants: [grantOf('administrator')] };
  expect(await listUnanswered(administrator)).toHaveLength(10);
  expect(await countUnanswered(administrator)).toBe(10);
});

test('an answer to what was told long ago is shown, beside the last of what still waits', async () => {
  const teller = await createPerson();
  const administrator = { actorId: uuidv7(), grants: [grantOf('administrator')] };
  const forms = Array.from({ length: 6 }, () => uuidv7());
  for (const clientUuid of forms) await giveFeedback(teller.id, { page: '', text: clientUuid, clientUuid });
  await answerFeedback(administrator, forms[0] ?? '', 'Ndiyo.');
  const own = await listOwnFeedback(teller.id);
  expect(own.answers).toMatchObject([{ id: forms[0], answer: 'Ndiyo.' }]);
  expect(own.others.map(({ id }) => id)).toEqual([forms[5], forms[4], forms[3]]);
  expect(own.hasMore).toBe(true);
});

test('who tells and who answers are each told once, however much waits and however often the job runs', async () => {
  vi.stubEnv('SMS_PROVIDER', 'file');
  vi.stubEnv('SMS_FILE', '/dev/null');
  try {
    const { id } = await importSmallCourse();
    const [own] = await database().select().from(course).where(eq(course.id, id));
    if (!own) throw new Error('no course');
    await announceFeedback();
    const [teller, manager, facilitator, other] = [
      await createPerson(),
      await createPerson(),
      await createPerson(),
      await createPerson(),
    ];
    await appoint(manager.id, grantOf('manager', { instituteId: own.instituteId }));
    await appoint(facilitator.id, grantOf('facilitator', { instituteId: own.instituteId }));
    await appoint(other.id, grantOf('administrator'));
    const forms = [uuidv7(), uuidv7()];
    for (const clientUuid of forms)
      await giveFeedback(teller.id, { page: `/sw/courses/${own.slug}`, text: 'x', clientUuid });
    await Promise.all([announceFeedback(), announceFeedback()]);
    await answerFeedback({ actorId: manager.id, grants: [grantOf('administrator')] }, forms[0] ?? '', 'y');
    await announceFeedback();
    const told = await database()
      .select({ personId: message.personId, template: message.template })
      .from(message)
      .where(inArray(message.personId, [teller.id, manager.id, facilitator.id, other.id]));
    expect(told.toSorted((one, next) => one.template.localeCompare(next.template))).toEqual([
      { personId: teller.id, template: 'feedbackAnswered' },
      { personId: manager.id, template: 'feedbackWaits' },
    ]);
  } finally {
    vi.unstubAllEnvs();
  }
});
