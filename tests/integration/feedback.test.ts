import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { course } from '~db/schema/catalog';
import {
  answerFeedback,
  giveFeedback,
  listOwnFeedback,
  listUnanswered,
} from '~/features/feedback/index.server';
import { grantOf } from '~tests/factories/appoint';
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
  expect(await listOwnFeedback(teller.id)).toMatchObject([{ answer: 'Asante, tumerekebisha.' }]);
});

test('what belongs to no course is for administrators, and nobody tells without end', async () => {
  const teller = await createPerson();
  for (let turn = 0; turn < 10; turn += 1)
    await giveFeedback(teller.id, { page: '/sw/courses/no-such', text: 'x', clientUuid: uuidv7() });
  expect(await giveFeedback(teller.id, { page: '', text: 'x', clientUuid: uuidv7() })).toBe('tooOften');
  const administrator = { actorId: uuidv7(), grants: [grantOf('administrator')] };
  expect(await listUnanswered(administrator)).toHaveLength(10);
});
