import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSession } from '~/features/accounts/index.server';
import { readDhis2 } from '~/features/worksheets/index.server';
import { Dhis2QuestionSchema } from '~/features/worksheets/schemas';
import { fetchAnalytics } from '~/platform/dhis2/fetch-analytics.server';
import { fetchDataValues } from '~/platform/dhis2/fetch-data-values.server';
import { action as actOnDhis2 } from '~/routes/learn/worksheet-dhis2';
import { appoint, grantOf } from '~tests/factories/appoint';
import { createPerson } from '~tests/factories/create-person';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';
import { type FakeDhis2, startDhis2 } from '~tests/fixtures/dhis2-server';

useWorkerDatabase();

let dhis2: FakeDhis2;
beforeAll(async () => {
  dhis2 = await startDhis2();
});
afterAll(() => dhis2.close());
beforeEach(() => {
  dhis2.asked.length = 0;
  dhis2.next.length = 0;
});

const question = {
  elements: ['f7n9E0hX8qk', 'Ix2HsbDMLea'],
  places: ['DiszpKrYNg8'],
  periods: ['202501', '202502'],
};
const ask = (more: { token?: string; url?: string; places?: string[] } = {}, withinMs?: number) =>
  fetchAnalytics(
    { url: more.url ?? dhis2.url, token: more.token ?? dhis2.token },
    { ...question, places: more.places ?? question.places },
    withinMs,
  );

it('figures come from the address and with the token that are set', async () => {
  const answer = await ask();
  if (!answer.ok) throw new Error(answer.fault);
  expect(await readDhis2(answer.bytes)).toMatchObject({
    ok: true,
    figures: [
      { element: 'f7n9E0hX8qk', place: 'DiszpKrYNg8', period: '202501', value: '40' },
      { period: '202502', value: '41' },
      { element: 'Ix2HsbDMLea', period: '202501', value: '35' },
      { period: '202502', value: '36' },
    ],
    names: { f7n9E0hX8qk: 'Penta 1', DiszpKrYNg8: 'Mfano Dispensary' },
  });
  expect(dhis2.asked).toEqual([
    '/hmis/api/analytics.json?dimension=dx:f7n9E0hX8qk;Ix2HsbDMLea&dimension=pe:202501;202502&dimension=ou:DiszpKrYNg8',
  ]);
});

it('figures of forms are fetched as they were entered, and what they are divided into is added up', async () => {
  const asked = { dataSets: ['BfMAe6Itzgt'], places: ['DiszpKrYNg8'], periods: ['202501', '202502'] };
  const answer = await fetchDataValues(dhis2, asked);
  if (!answer.ok) throw new Error(answer.fault);
  expect(await readDhis2(answer.bytes)).toMatchObject({
    ok: true,
    figures: [
      { element: 'f7n9E0hX8qk', place: 'DiszpKrYNg8', period: '202501', value: '40' },
      { element: 'Ix2HsbDMLea', period: '202501', value: '35' },
      { element: 'f7n9E0hX8qk', period: '202502', value: '41' },
      { element: 'Ix2HsbDMLea', period: '202502', value: '36' },
    ],
    leftOut: 0,
  });
  expect(dhis2.asked).toEqual([
    '/hmis/api/dataValueSets.json?dataSet=BfMAe6Itzgt&period=202501&period=202502&orgUnit=DiszpKrYNg8',
  ]);
  expect(await fetchDataValues(dhis2, { ...asked, places: ['Unknown0000'] })).toMatchObject({
    fault: 'refused',
    message: 'Illegal org unit identifier: Unknown0000',
  });
});

describe('what DHIS2 or the network does is told plainly, never with the token', () => {
  it.each([
    ['broken', 'broken'],
    ['forbidden', 'notAllowed'],
    ['elsewhere', 'redirected'],
  ] as const)('DHIS2 being %s as %s', async (mood, fault) => {
    dhis2.next.push(mood);
    expect(await ask()).toEqual({ ok: false, fault });
    expect(dhis2.asked).toHaveLength(1);
  });

  it('a token that it doesn’t take', async () => {
    const token = 'd2pat_of_somebody_else_entirely_0000';
    const answer = await ask({ token });
    expect(answer).toEqual({ ok: false, fault: 'login' });
    expect(JSON.stringify(answer)).not.toContain(token);
  });

  it('an identifier that it doesn’t know, in its own words', async () => {
    expect(await ask({ places: ['Unknown0000'] })).toEqual({
      ok: false,
      fault: 'refused',
      message: expect.stringContaining('Unknown0000') as string,
    });
  });

  it('silence, garbage, another path and nobody there', async () => {
    dhis2.next.push('silence');
    expect(await ask({}, 300)).toEqual({ ok: false, fault: 'slow' });
    dhis2.next.push('garbage');
    const answer = await ask();
    expect(answer.ok && (await readDhis2(answer.bytes))).toEqual({ ok: false, fault: 'unknownKind' });
    expect(await ask({ url: new URL('/other', dhis2.url).href })).toEqual({ ok: false, fault: 'address' });
    expect(await ask({ url: 'http://127.0.0.1:9' })).toEqual({ ok: false, fault: 'unreachable' });
  });
});

describe('what a person asks for', () => {
  const read = (elements: string, places: string, periods: string) =>
    Dhis2QuestionSchema.safeParse({ elements, places, periods });

  it('is read with any separators, each once', () => {
    expect(
      read('f7n9E0hX8qk, Ix2HsbDMLea\nf7n9E0hX8qk', 'DiszpKrYNg8;LEVEL-4', '202501 2025Q2 LAST_12_MONTHS')
        .data,
    ).toEqual({
      elements: ['f7n9E0hX8qk', 'Ix2HsbDMLea'],
      places: ['DiszpKrYNg8', 'LEVEL-4'],
      periods: ['202501', '2025Q2', 'LAST_12_MONTHS'],
    });
    expect(read('zeEp4Xu2GOm.REPORTING_RATE_ON_TIME', 'DiszpKrYNg8', '2025').success).toBe(true);
  });

  it.each([
    ['../../users', 'DiszpKrYNg8', '202501'],
    ['f7n9E0hX8qk&skipData=true', 'DiszpKrYNg8', '202501'],
    ['f7n9E0hX8qk', 'http://169.254.169.254/', '202501'],
    ['f7n9E0hX8qk', 'DiszpKrYNg8', '202513'],
    ['', 'DiszpKrYNg8', '202501'],
  ])('is refused where it could be something else: %s %s %s', (elements, places, periods) => {
    expect(read(elements, places, periods).success).toBe(false);
  });
});

describe('the page of a worksheet', () => {
  const address = 'http://localhost/en/toolkits/data-review-meeting/run-chart/dhis2?part=pChart';
  const params = { lang: 'en', toolkit: 'data-review-meeting', worksheet: 'run-chart' };
  const context = { clientAddress: '127.0.0.1', publicUrl: 'http://localhost', isForm: true };

  beforeAll(() => {
    vi.stubEnv('DHIS2_URL', dhis2.url);
    vi.stubEnv('DHIS2_TOKEN', dhis2.token);
  });
  afterAll(() => vi.unstubAllEnvs());

  const cookieOf = async (personId: string) =>
    (await openSession(personId, { publicUrl: 'http://localhost' })).split(';')[0] ?? '';
  const send = (cookie: string, fields: Record<string, string>) =>
    actOnDhis2({
      request: new Request(address, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { Cookie: cookie },
      }),
      params,
      context,
    });
  const typed = { elements: 'f7n9E0hX8qk Ix2HsbDMLea', places: 'DiszpKrYNg8', periods: '202501,202502' };

  it('fetches for an administrator, asks what belongs where, and fills the worksheet’s boxes', async () => {
    const person = await createPerson();
    await appoint(person.id, grantOf('administrator'));
    const cookie = await cookieOf(person.id);
    const fetched = await send(cookie, { step: 'pull', ...typed });
    expect(fetched.data.page?.questions.map(({ name }) => name)).toEqual([
      'place',
      'element.numerators',
      'element.denominators',
    ]);
    const filled = await send(cookie, {
      step: 'fill',
      carried: fetched.data.carried,
      place: 'DiszpKrYNg8',
      'element.numerators': 'Ix2HsbDMLea',
      'element.denominators': 'f7n9E0hX8qk',
    });
    expect(filled.data.page?.filled).toEqual({
      'periods.0': '202501',
      'numerators.0': '35',
      'denominators.0': '40',
      'periods.1': '202502',
      'numerators.1': '36',
      'denominators.1': '41',
    });
  });

  it('fetches what was entered into forms where data sets are named', async () => {
    const person = await createPerson();
    await appoint(person.id, grantOf('administrator'));
    const cookie = await cookieOf(person.id);
    const forms = { ...typed, elements: '', dataSets: 'BfMAe6Itzgt' };
    const fetched = await send(cookie, { step: 'pull', ...forms });
    expect(fetched.data.page?.questions).toHaveLength(3);
    const relative = await send(cookie, { step: 'pull', ...forms, periods: 'LAST_12_MONTHS' });
    expect(relative.data.pull.wrong).toEqual(['periods']);
  });

  it('keeps what was typed where it can’t be read or DHIS2 refuses, and shows no token', async () => {
    const person = await createPerson();
    await appoint(person.id, grantOf('administrator'));
    const cookie = await cookieOf(person.id);
    const unread = await send(cookie, { step: 'pull', ...typed, places: 'nowhere' });
    expect(unread).toMatchObject({
      data: { pull: { wrong: ['places'], typed: { ...typed, places: 'nowhere' } } },
      init: { status: 422 },
    });
    dhis2.next.push('broken');
    const broken = await send(cookie, { step: 'pull', ...typed });
    expect(broken.data.pull).toMatchObject({ typed, fault: expect.stringContaining('DHIS2') as string });
    expect(JSON.stringify([unread, broken])).not.toContain(dhis2.token);
  });

  it('offers no one else to fetch, and lets them upload', async () => {
    const cookie = await cookieOf((await createPerson()).id);
    await expect(send(cookie, { step: 'pull', ...typed })).rejects.toMatchObject({ init: { status: 404 } });
    expect(dhis2.asked).toEqual([]);
    const read = await send(cookie, { step: 'read', pasted: 'dx,pe,ou,value\na,202501,b,4' });
    expect(read.data).toMatchObject({ mayPull: false, page: { filled: null } });
  });

  it.each(['', '{}', '{"figures":[],"names":{},"leftOut":0}', 'x'])(
    'refuses figures that no page of its own carries: %s',
    async (carried) => {
      await expect(send('', { step: 'fill', carried })).rejects.toMatchObject({ init: { status: 400 } });
    },
  );
});
