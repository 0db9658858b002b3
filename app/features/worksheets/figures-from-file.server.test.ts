import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '~/platform/i18n/language';
import { readTable } from '~/platform/tables/read-table.server';
import { writeWorkbook } from '~/platform/tables/write-workbook.server';
import { worksheetOf } from './all-worksheets';
import { answerWorksheet } from './answer-worksheet.server';
import { figuresWorkbook } from './figures-workbook.server';
import { takeFigures } from './take-figures.server';
import { typedAlone } from './taken-figures';

function worksheetCalled(key: string) {
  const worksheet = worksheetOf(key);
  if (!worksheet) throw new Error(`there is no ${key}`);
  return worksheet;
}

/** What the page answers to cells that were pasted. */
async function paste(
  key: string,
  part: string,
  pasted: string,
  typed: Record<string, string> = {},
  language: Language = 'sw',
) {
  const worksheet = worksheetCalled(key);
  const taken = await takeFigures(worksheet, part, { ...typed, pasted, fill: '1' }, undefined, language);
  const page = answerWorksheet(worksheet, part, taken, language);
  if (!page) throw new Error(`${key} has no ${part}`);
  return page;
}

const upload = (bytes: Uint8Array) => new File([new Uint8Array(bytes)], 'figures');

describe('pasted cells', () => {
  it('are found by their heads in either language, in any order, and extra columns are told', async () => {
    const rows = [
      'Expected\tMaoni\tWaliofika\treceived\tFacility',
      '12\tx\t1\t11\tKibondo',
      '10\ty\t2\t9\tKasulu',
    ];
    const page = await paste('W01', 'facilities', rows.join('\n'));
    expect(page.state.typed.rows).toEqual([
      { facility: 'Kibondo', expected: '12', received: '11' },
      { facility: 'Kasulu', expected: '10', received: '9' },
    ]);
    expect(page.warnings).toEqual(['Safu hizi hazitumiki hapa na zimeachwa: Maoni, Waliofika.']);
    expect(page.result?.headline?.isKnown).toBe(true);
  });

  it('may have months in Swahili, in any order of time', async () => {
    const rows = ['Kipindi;Thamani', 'Machi 2025;38', 'Januari 2025;40', 'Feb-25;41,5', '04/2025;39'];
    const page = await paste('W10', 'runChart', rows.join('\n'));
    expect(page.state.typed).toMatchObject({
      periods: ['202501', '202502', '202503', '202504'],
      values: ['40', '41,5', '38', '39'],
    });
  });

  it('may have no heads: months are known by their look', async () => {
    const page = await paste('W03', 'months', '2025-01\t40\n2025-02\t38\n2025-03\t42');
    expect(page.state.typed).toMatchObject({
      periods: ['202501', '202502', '202503'],
      values: ['40', '38', '42'],
    });
    expect((await paste('W03', 'months', '40\n38\n42')).state.typed).toMatchObject({
      values: ['40', '38', '42'],
    });
  });

  it('with a month twice are taken, and the second is told beside its cell', async () => {
    const page = await paste('W03', 'months', 'periods,values\n202501,40\n202502,38\n202501,42');
    expect(page.state.faults).toEqual({ 'periods.1': 'Kipindi hiki kimeandikwa mara mbili.' });
    expect(page.state.typed).toMatchObject({ values: ['40', '42', '38'] });
  });

  it('may have their columns swapped, with heads or without', async () => {
    const figures = { periods: ['202501', '202502', '202503'], values: ['40', '38', '42'] };
    for (const head of ['values\tperiods\n', '']) {
      const page = await paste('W03', 'months', `${head}40\tJanuari 2025\n38\tFebruari 2025\n42\tMachi 2025`);
      expect(page.state.typed, head).toMatchObject(figures);
    }
    const page = await paste('W01', 'facilities', 'Facility\tReceived\tExpected\nKibondo\t12\t10', {}, 'en');
    expect(page.result?.table?.rows[0]?.join(' ')).toContain('check: more received than expected');
  });

  it('that hold formulas run none: each is told beside its cell, and the rest is calculated', async () => {
    const rows = ['Value', '40', '=SUM(A1:A2)', '+38', '@SUM(1)', '-1+2', '41', '39', '42', '40'];
    const page = await paste('W03', 'months', rows.join('\n'), {}, 'en');
    expect(Object.keys(page.state.faults)).toEqual(['values.1', 'values.2', 'values.3', 'values.4']);
    expect(page.state.typed).toMatchObject({ values: rows.slice(1) });
    expect(page.result?.headline?.isKnown).toBe(true);
  });

  it('that can’t be read are told beside the cell, and the rest is calculated', async () => {
    const page = await paste('W03', 'months', 'Value\n40\n-3\n1.040\n41\nNA\n39\n38\n42\n40', {}, 'en');
    expect(Object.keys(page.state.faults)).toEqual(['values.1', 'values.2']);
    expect(page.result?.headline?.isKnown).toBe(true);
  });

  it('keep what else was typed, and take the place of the rows', async () => {
    const typed = { as_of: '2025-06-30', 'actions.0.id': 'old', 'actions.1.id': 'older' };
    const page = await paste('W13', 'tracker', 'id\tstart\tdue\nA1\t2025-06-01\t2025-06-20', typed);
    expect(page.state.typed).toMatchObject({
      as_of: '2025-06-30',
      actions: [{ id: 'A1', due: '2025-06-20' }],
    });
  });

  it.each([
    ['', 'There are no figures. Paste cells or choose a file first.'],
    [' \n\t', 'There are no figures. Paste cells or choose a file first.'],
    [
      Array.from({ length: 10_000 }, (_, row) => row).join('\n'),
      'There are more than 200 rows. Choose the months or facilities that you need and paste again.',
    ],
    [
      'PK\x03\x04 and no more',
      'This can’t be read. Open the file in Excel, save it as .xlsx or .csv, and upload it again.',
    ],
  ])('that are none are told, and nothing typed is lost (%#)', async (pasted, fault) => {
    const page = await paste('W03', 'months', pasted, { 'values.0': '7' }, 'en');
    expect(page.state.fileFault).toBe(fault);
    expect(page.state.typed).toMatchObject({ values: ['7'] });
    expect(page.state.pasted).toBe(pasted.trim() === '' ? '' : pasted);
  });

  it('never break the page, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.string(), { maxLength: 4 }), { maxLength: 8 }), async (rows) => {
        const page = await paste('W01', 'facilities', rows.map((cells) => cells.join('\t')).join('\n'));
        expect(page.name).toBe('facilities');
      }),
      { numRuns: 50 },
    );
  });
});

describe('a file', () => {
  it('that was downloaded comes back as it went, and says what the page says', async () => {
    const worksheet = worksheetCalled('W02');
    const page = answerWorksheet(worksheet, 'facilities', typedAlone({ example: '1' }), 'sw');
    const sheets = figuresWorkbook(worksheet, 'facilities', { example: '1' }, 'sw');
    expect(sheets?.map(({ name }) => name)).toEqual([
      'Takwimu',
      'Matokeo',
      'Matokeo kwa mstari',
      'Fomula za kila mstari',
    ]);
    const bytes = await writeWorkbook(sheets ?? []);
    const taken = await takeFigures(worksheet, 'facilities', { fill: '1' }, upload(bytes), 'sw');
    const again = answerWorksheet(worksheet, 'facilities', taken, 'sw');
    expect(again?.result).toEqual(page?.result);
    expect(again?.state.faults).toEqual({});
    expect(taken.unknownHeads).toEqual([]);
  });

  it('of CSV may have months in Swahili, and one that stands twice is told beside its cell', async () => {
    const worksheet = worksheetCalled('W10');
    const csv = 'Kipindi;Thamani\nAgosti 2025;38\nJulai 2025;40\nAgosti 2025;39\n';
    const taken = await takeFigures(
      worksheet,
      'runChart',
      { fill: '1' },
      upload(new TextEncoder().encode(csv)),
      'sw',
    );
    const page = answerWorksheet(worksheet, 'runChart', taken, 'sw');
    expect(page?.state.typed).toMatchObject({
      periods: ['202507', '202508', '202508'],
      values: ['40', '38', '39'],
    });
    expect(page?.state.faults).toEqual({ 'periods.2': 'Kipindi hiki kimeandikwa mara mbili.' });
  });

  it('of 10,000 rows is refused in words, whatever it is written as', async () => {
    const rows = Array.from({ length: 10_000 }, (_, row) => row);
    const csv = new TextEncoder().encode(`values\n${rows.join('\n')}`);
    const xlsx = await writeWorkbook([{ name: 'x', header: ['values'], rows: rows.map((row) => [row]) }]);
    for (const bytes of [csv, xlsx]) {
      const worksheet = worksheetCalled('W03');
      const fields = { fill: '1', 'values.0': '7' };
      const taken = await takeFigures(worksheet, 'months', fields, upload(bytes), 'en');
      const page = answerWorksheet(worksheet, 'months', taken, 'en');
      expect(page?.state.fileFault).toMatch(/more than 200 rows|too large/);
      expect(page?.state.typed).toMatchObject({ values: ['7'] });
    }
  });

  it('has numbers as the page rounds them, and what they mean', () => {
    const figures = { example: '1' };
    const page = answerWorksheet(worksheetCalled('W05'), 'coverage', typedAlone(figures), 'en');
    const [, results] = figuresWorkbook(worksheetCalled('W05'), 'coverage', figures, 'en') ?? [];
    const shown = Object.fromEntries(page?.result?.facts ?? []);
    const inFile = (results?.rows ?? []).flatMap(([name, value]) =>
      typeof name === 'string' && typeof value === 'number' ? [{ name, value }] : [],
    );
    expect(inFile.length).toBeGreaterThan(3);
    for (const { name, value } of inFile) {
      const label = name.replace(' (%)', '');
      const said = label === page?.result?.headline?.label ? page.result.headline.value : shown[label];
      expect(said?.replaceAll(',', ''), label).toContain(String(value));
    }
    expect(results?.rows.flat()).toEqual(
      expect.arrayContaining((page?.result?.sentences ?? []).map((said) => said.replaceAll('\u00a0', ' '))),
    );
  });

  it('without figures is the table to be filled in', async () => {
    const [sheet, ...others] = figuresWorkbook(worksheetCalled('W10'), 'pChart', {}, 'sw') ?? [];
    expect(others).toEqual([]);
    const table = await readTable(await writeWorkbook(sheet ? [sheet] : []));
    expect(table).toMatchObject({ ok: true, rows: [] });
    expect(sheet?.header).toHaveLength(3);
  });

  it('runs no formula: what looks like one is text', async () => {
    const fields = {
      'rows.0.facility': '=HYPERLINK("https://x")',
      'rows.0.expected': '3',
      'rows.0.received': '3',
    };
    const sheets = figuresWorkbook(worksheetCalled('W01'), 'facilities', fields, 'en') ?? [];
    const table = await readTable(await writeWorkbook(sheets.slice(0, 1)));
    expect(table).toMatchObject({ ok: true, rows: [{ cells: ['=HYPERLINK("https://x")', '3', '3', ''] }] });
  });
});
