import { eq } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { expect, test } from 'vitest';
import { database } from '~db/client.server';
import { worksheetRun } from '~db/schema/runs';
import { scopeOf } from '~/features/accounts/index';
import { getActorById, openSession } from '~/features/accounts/index.server';
import { mergeAccounts } from '~/features/people/index.server';
import { collectMyData, eraseAccount, presentMyData } from '~/features/privacy/index.server';
import {
  deleteRun,
  getRun,
  listRuns,
  presentBoards,
  presentRuns,
  saveRun,
} from '~/features/runs/index.server';
import { theOperator } from '~/platform/audit.server';
import { loader as loadRun } from '~/routes/learn/saved-run';
import { action as actOnWorksheet } from '~/routes/learn/worksheet';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const context = { clientAddress: '127.0.0.1', publicUrl: 'http://localhost', isForm: true };
const address = '/en/toolkits/immunisation/immunisation-dropout';
const figures = { target_surviving_infants: '437', penta1: '411', penta3: '389' };

const requestOf = async (personId: string, path: string, init: RequestInit = {}) => {
  const cookie = (await openSession(personId, { publicUrl: 'http://localhost' })).split(';')[0] ?? '';
  return new Request(`http://localhost${path}`, { ...init, headers: { Cookie: cookie } });
};

/** @returns where the page leads, or its status */
async function save(personId: string, fields: Record<string, string>) {
  const body = new URLSearchParams({ 'save.period': '202510', save: uuidv7(), ...figures, ...fields });
  const request = await requestOf(personId, `${address}?part=coverage`, { method: 'POST', body });
  const params = { lang: 'en', toolkit: 'immunisation', worksheet: 'immunisation-dropout' };
  const answer: unknown = await actOnWorksheet({ request, params, context }).catch(
    (thrown: unknown) => thrown,
  );
  if (answer instanceof Response) return answer.headers.get('Location');
  return (answer as { init: { status: number } | null }).init?.status;
}

const rowsOf = (personId: string) =>
  database().select().from(worksheetRun).where(eq(worksheetRun.personId, personId));

test('a form that is sent twice, and two tabs at once, leave one row of a period', async () => {
  const { id } = await createPerson();
  const uuid = uuidv7();
  const first = await save(id, { save: uuid });
  expect(first).toMatch(/^\/en\/me\/worksheets\/[\w-]{36}\?saved=new$/);
  await save(id, { penta3: '300' });
  expect(await save(id, { save: uuid })).toBe(first);
  expect(await rowsOf(id)).toMatchObject([{ period: '202510', figures: { ...figures, penta3: '300' } }]);
  await Promise.all(['310', '320', '330'].map((penta3) => save(id, { penta3 })));
  expect(await rowsOf(id)).toHaveLength(1);
});

test('practice figures, figures that can’t be read and unknown periods are refused', async () => {
  const { id } = await createPerson();
  expect(await save(id, { penta1: '-4' })).toBe(422);
  expect(await save(id, { 'save.period': '2025-13' })).toBe(422);
  expect(await save(id, { example: '1' })).toBe(422);
  expect(await rowsOf(id)).toEqual([]);
});

test('two periods make a series, calculated anew; a period as people write it is taken', async () => {
  const { id } = await createPerson();
  await save(id, {});
  await save(id, { 'save.period': 'August 2025', penta3: '370' });
  const [series] = presentRuns(await listRuns(id), 'en');
  expect(series?.runs.map(({ period, headline }) => [period, headline?.value])).toEqual([
    ['October 2025', '5.4 %'],
    ['August 2025', '10.0 %'],
  ]);
  expect(series?.chart?.table?.rows.map(([, value]) => value)).toEqual(['10.0', '–', '5.4']);
});

test('each period has a sheet for the notice board, the latest first, without what can’t be true', async () => {
  const { id } = await createPerson();
  await save(id, {});
  await save(id, { 'save.period': '202508', penta3: '500' });
  const boards = presentBoards(await listRuns(id), 'en');
  expect(
    boards.map(({ of, period, figures: shown }) => [of, period, shown.map(({ value }) => value)]),
  ).toEqual([['202510_', 'October 2025', ['89.0 %', '5.4 %']]]);
  expect(presentBoards([], 'en')).toEqual([]);
});

test('somebody else’s figures are not there', async () => {
  const [one, other] = [await createPerson(), await createPerson()];
  await save(one.id, {});
  const [run] = await rowsOf(one.id);
  const runId = run?.id ?? '';
  const open = async (personId: string) =>
    loadRun({
      request: await requestOf(personId, `/en/me/worksheets/${runId}`),
      params: { lang: 'en', run: runId },
      context,
    });
  expect(await open(one.id)).toMatchObject({ period: 'October 2025', state: { typed: figures } });
  await expect(open(other.id)).rejects.toMatchObject({ init: { status: 404 } });
  expect(await deleteRun(other.id, runId)).toBe(false);
  expect(await deleteRun(one.id, runId)).toBe(true);
  expect(await getRun(one.id, runId)).toBeUndefined();
});

test('accounts that are merged read as one; data and erasure take all of it', async () => {
  const [kept, merged] = [await createPerson(), await createPerson()];
  await save(kept.id, {});
  await save(merged.id, { penta3: '300' });
  const administrator = {
    id: uuidv7(),
    grants: [{ role: 'administrator' as const, ...scopeOf() }],
    address: '192.0.2.7',
  };
  await mergeAccounts(administrator, { keptId: kept.id, mergedId: merged.id, phoneOf: 'kept' });
  expect(await listRuns(kept.id)).toMatchObject([{ figures: { penta3: '300' } }]);
  const actor = await getActorById(kept.id);
  if (!actor) throw new Error('there is no such account');
  const data = await collectMyData(actor, new Date());
  expect(data.worksheetRuns.map((run) => run.figures.penta3)).toEqual(['389', '300']);
  expect(JSON.stringify(await presentMyData(data, 'sw'))).toContain('Oktoba 2025');
  expect(await eraseAccount(kept.id, theOperator)).toBe('erased');
  expect([...(await rowsOf(kept.id)), ...(await rowsOf(merged.id))]).toEqual([]);
});

test('figures of a phone that gave way to newer ones are in the list and open as they were typed', async () => {
  const { id } = await createPerson();
  await save(id, {});
  const late = {
    worksheet: 'W05',
    part: 'coverage',
    version: 1,
    period: '202510',
    facilityCode: null,
    settings: {},
  };
  const [run] = await listRuns(id);
  const claimedAt = new Date('2025-11-03T09:00:00Z');
  const brought = { ...late, worksheet: run?.worksheet ?? '', figures: { ...figures, penta3: '300' } };
  expect(await saveRun(id, brought, uuidv7(), { claimedAt })).toMatchObject({ id: run?.id, isBeside: true });
  const [series] = presentRuns(await listRuns(id), 'en');
  const [{ id: besideId = '', when = '' } = {}] = series?.runs[0]?.beside ?? [];
  expect(when).toContain('3 November 2025');
  const path = `/en/me/worksheets/${run?.id}?beside=${besideId}`;
  const page = await loadRun({
    request: await requestOf(id, path),
    params: { lang: 'en', run: run?.id ?? '' },
    context,
  });
  expect(page).toMatchObject({
    state: { typed: { penta3: '300' } },
    writtenBeside: when,
    beside: [],
    sharing: null,
  });
  // Saved again online they are the period's.
  await save(id, { penta3: '300' });
  expect((await listRuns(id))[0]?.figures.penta3).toBe('300');
});
