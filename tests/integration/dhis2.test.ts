import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readDhis2 } from '~/features/worksheets/index.server';
import { Dhis2QuestionSchema } from '~/features/worksheets/schemas';
import { fetchAnalytics } from '~/platform/dhis2/fetch-analytics.server';
import { type FakeDhis2, startDhis2 } from '../fixtures/dhis2-server';

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
