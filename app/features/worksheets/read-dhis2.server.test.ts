import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runPart, worksheetOf } from './index';
import { chooseFromDhis2 } from './choose-from-dhis2';
import type { Dhis2Figures } from './dhis2-figures';
import { readDhis2 } from './read-dhis2.server';
import { readTyped } from './read-typed';

const read = (text: string) => readDhis2(new TextEncoder().encode(text));
const readJson = (raw: unknown) => read(JSON.stringify(raw));

async function figuresOf(text: string): Promise<Dhis2Figures> {
  const answer = await read(text);
  if (!answer.ok) throw new Error(answer.fault);
  return answer;
}

const analytics = {
  headers: ['pe', 'ou', 'dx', 'value'].map((name) => ({ name, column: name, meta: name !== 'value' })),
  metaData: {
    items: { f7n9E0hX8qk: { name: 'Penta 1' }, DiszpKrYNg8: { name: 'Mfano' }, unused00000: { name: 'X' } },
    dimensions: { dx: ['f7n9E0hX8qk'], pe: ['202501', '202502'], ou: ['DiszpKrYNg8'] },
  },
  rows: [
    ['202502', 'DiszpKrYNg8', 'f7n9E0hX8qk', '14.0'],
    ['202501', 'DiszpKrYNg8', 'f7n9E0hX8qk', '12.0'],
  ],
};

describe('an export of DHIS2', () => {
  it('of analytics is read by the names of its columns, in any order', async () => {
    expect(await readJson(analytics)).toEqual({
      ok: true,
      figures: [
        { element: 'f7n9E0hX8qk', place: 'DiszpKrYNg8', period: '202502', value: '14' },
        { element: 'f7n9E0hX8qk', place: 'DiszpKrYNg8', period: '202501', value: '12' },
      ],
      names: { f7n9E0hX8qk: 'Penta 1', DiszpKrYNg8: 'Mfano' },
      leftOut: 0,
    });
  });

  it('takes a filter of one period for the period of all, and refuses one of several', async () => {
    const filtered = {
      headers: ['ou', 'dx', 'value'].map((name) => ({ name })),
      metaData: { items: {}, dimensions: { pe: ['2022'] } },
      rows: [['Cpd5l15XxwA', 'nG4jLoeBLAN', '123.0']],
    };
    expect(await readJson(filtered)).toMatchObject({ ok: true, figures: [{ period: '2022', value: '123' }] });
    const several = { ...filtered, metaData: { items: {}, dimensions: { pe: ['2022', '2023'] } } };
    expect(await readJson(several)).toEqual({ ok: false, fault: 'noPeriod' });
  });

  it('of data values takes the place and period of the set, and adds up what a data element is divided into', async () => {
    const answer = await readJson({
      dataSet: 'pBOMPrpg1QX',
      period: '202506',
      orgUnit: 'DiszpKrYNg8',
      dataValues: [
        { dataElement: 'f7n9E0hX8qk', categoryOptionCombo: 'HllvX50cXC0', value: '12' },
        { dataElement: 'f7n9E0hX8qk', categoryOptionCombo: 'rQLFnNXXIL0', value: '30' },
        { dataElement: 'Ix2HsbDMLea', value: 'true' },
        { dataElement: 'Ix2HsbDMLea', period: '2025July', value: '14' },
      ],
    });
    expect(answer).toMatchObject({ ok: true, figures: [{ period: '202506', value: '42' }], leftOut: 2 });
  });

  it.each([
    'dataelement,period,orgunit,catoptcombo,attroptcombo,value,strby,lstupd,cmt\n"f7n9E0hX8qk","202506","DiszpKrYNg8","HllvX50cXC0","HllvX50cXC0","12","mtumiaji","2025-07-05","imehakikiwa"',
    'value;orgunit;dataelement;period\n12;DiszpKrYNg8;f7n9E0hX8qk;202506',
    '"Data","Period","Organisation unit","Value"\n"f7n9E0hX8qk","June 2025","DiszpKrYNg8","12.0"',
    'dx,pe,ou,value\nf7n9E0hX8qk,202506,DiszpKrYNg8,12',
  ])('as CSV is read whatever its heads: %s', async (csv) => {
    expect(await read(csv)).toMatchObject({
      ok: true,
      figures: [{ element: 'f7n9E0hX8qk', place: 'DiszpKrYNg8', period: '202506', value: '12' }],
    });
  });

  it.each([
    ['', 'empty'],
    ['{', 'unknownKind'],
    ['{"headers": 3}', 'unknownKind'],
    ['<!DOCTYPE html><title>Login</title>', 'unknownKind'],
    ['Mwezi,Idadi\nJuni,4', 'unknownKind'],
    ['dx,pe,ou,value\na,2025July,b,4', 'nothing'],
    ['dx,pe,ou,value\na,202506,b,4\na,202506,b,5', 'twice'],
  ])('that is %j is told as %s', async (text, fault) => {
    expect(await read(text)).toEqual({ ok: false, fault });
  });

  it('of more than a page can carry is told', async () => {
    const rows = Array.from({ length: 2_001 }, (_, at) => `e${at},202506,b,4`);
    expect(await read(`dx,pe,ou,value\n${rows.join('\n')}`)).toEqual({ ok: false, fault: 'tooMany' });
  });

  it('never breaks, whatever the file is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => `dx,pe,value\n${text}`),
        ),
        async (text) => {
          expect(typeof (await read(text)).ok).toBe('boolean');
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('figures of DHIS2 in a worksheet', () => {
  const months = ['202411', '202412', '202501', '202503'];
  const csv = [
    'dx,pe,ou,value',
    ...months.flatMap((month, at) => [
      `p1,${month},A,${40 + at}`,
      `p3,${month},A,${30 + at}`,
      `p1,${month},B,${80 + at}`,
      `p3,${month},B,${70 + at}`,
    ]),
  ].join('\n');
  const fill = async (key: string, name: string, choices: Record<string, string>, text = csv) => {
    const worksheet = worksheetOf(key)!;
    const part = worksheet.parts[name]!;
    const page = chooseFromDhis2(worksheet, part, await figuresOf(text), choices, 'en');
    return { part, page };
  };

  it('stand in the order of time, a period without a figure as a blank', async () => {
    const { part, page } = await fill('W10', 'pChart', {
      place: 'A',
      'element.numerators': 'p3',
      'element.denominators': 'p1',
    });
    const { inputs } = runPart(part, readTyped(part, page.filled ?? {}));
    expect(inputs).toMatchObject({
      numerators: [30, 31, 32, null, 33],
      denominators: [40, 41, 42, null, 43],
      periods: ['202411', '202412', '202501', '202502', '202503'],
    });
    expect(page.preview?.rows).toHaveLength(5);
  });

  it('stand by place in one period', async () => {
    const { page } = await fill('W05', 'areas', {
      period: '202501',
      'element.penta1': 'p1',
      'element.penta3': 'p3',
    });
    expect(page.filled).toEqual({
      'rows.0.area': 'A',
      'rows.0.penta1': '42',
      'rows.0.penta3': '32',
      'rows.1.area': 'B',
      'rows.1.penta1': '82',
      'rows.1.penta3': '72',
    });
  });

  it('stand by place with the periods beside each other', async () => {
    const { part, page } = await fill('W10', 'facilities', { 'element.values': 'p1' });
    const { inputs } = runPart(part, readTyped(part, page.filled ?? {}));
    expect(inputs).toMatchObject({
      rows: [
        { facility: 'A', values: [40, 41, 42, null, 43] },
        { facility: 'B', values: [80, 81, 82, null, 83] },
      ],
    });
  });

  it('stand by month with the years beside each other, the latest first', async () => {
    const { page } = await fill('W09', 'year', { place: 'B', element: 'p1' });
    expect(page.filled).toEqual({
      'this_year.0': '82',
      'this_year.2': '83',
      'year_1.10': '80',
      'year_1.11': '81',
    });
  });

  it('are asked for, each choice that lacks told at its own, and the others kept', async () => {
    const { page } = await fill('W10', 'pChart', { place: 'C', 'element.numerators': 'p3' });
    expect(page.filled).toBeNull();
    const [place, numerators] = page.questions;
    expect(place).toMatchObject({ name: 'place', chosen: '', fault: 'Choose one.' });
    expect(numerators).toMatchObject({ chosen: 'p3', fault: undefined });
  });

  it('are chosen already where there is one alone', async () => {
    const { page } = await fill('W03', 'months', {}, 'dx,pe,value\np1,202501,4\np1,202502,5');
    expect(page.questions.every(({ fault }) => fault === undefined)).toBe(true);
    expect(page.filled).toMatchObject({ 'values.0': '4', 'values.1': '5', 'periods.1': '202502' });
  });
});
