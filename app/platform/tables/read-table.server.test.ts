import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readTable } from './read-table.server';
import { writeCsv, writeXlsx } from './write-table.server';
import { type ArchivePart, writeArchive } from '~tests/fixtures/zip-archive';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16le = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
const utf16be = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
const windows1252 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

const people = { header: ['Name', 'Phone'], rows: [{ line: 2, cells: ['Zoë Müller', '0712345678'] }] };
const faultOf = async (bytes: Uint8Array, options = {}) => {
  const answer = await readTable(bytes, options);
  return answer.ok ? answer.header : answer.fault;
};

describe('a CSV table', () => {
  const text = 'Name,Phone\r\nZoë Müller,0712345678\r\n';
  test.for([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a mark', utf8(`\ufeff${text}`)],
    ['UTF-16, little end first', utf16le(text)],
    ['UTF-16, big end first', utf16be(text)],
    ['Windows-1252', windows1252(text)],
    ['semicolons', utf8(text.replaceAll(',', ';'))],
    ['tabs', utf8(text.replaceAll(',', '\t'))],
    ['a separator named by Excel', utf8(`sep=;\r\n${text.replaceAll(',', ';')}`)],
    ['line feeds', utf8(text.replaceAll('\r', ''))],
    ['carriage returns', utf8(text.replaceAll('\n', ''))],
    ['quotation marks', utf8('"Name","Phone"\n"Zoë Müller","0712345678"')],
    ['numbers kept as formulas', utf8('Name,Phone\nZoë Müller,="0712345678"')],
  ] as const)('is read in %s', async ([kind, bytes]) => {
    const line = kind.startsWith('a separator') ? 3 : 2;
    expect(await readTable(bytes)).toEqual({ ok: true, ...people, rows: [{ ...people.rows[0], line }] });
  });

  test('in Windows-1252 keeps the signs that Latin-1 lacks', async () => {
    const bytes = Buffer.from('Name\nNg\x92ombe \x96 \x80 5\n', 'latin1');
    expect(await readTable(bytes)).toMatchObject({ rows: [{ cells: ['Ng’ombe – € 5'] }] });
  });

  test('with semicolons may have commas in its cells', async () => {
    const bytes = utf8('Name;Place\nJuma;"Kigoma, Ujiji; Mwanga"\nAsha, Anna;x\n');
    expect(await readTable(bytes)).toMatchObject({
      rows: [{ cells: ['Juma', 'Kigoma, Ujiji; Mwanga'] }, { cells: ['Asha, Anna', 'x'] }],
    });
  });

  test('has the separator by which its header is found, whatever the title above it', async () => {
    const bytes = utf8('Staff of the region, by council, of June\n\nName;Phone\nAsha;1\n');
    const headerHas = (cells: string[]) => cells.includes('Phone');
    expect(await readTable(bytes, { headerHas })).toEqual({
      ok: true,
      header: ['Name', 'Phone'],
      rows: [{ line: 4, cells: ['Asha', '1'] }],
    });
  });

  test('of uneven rows is filled up, and blank rows are left out but counted', async () => {
    const bytes = utf8('a,b,c\n1\n\n,,\n"x\ny",2,3,4\n5');
    expect(await readTable(bytes)).toEqual({
      ok: true,
      header: ['a', 'b', 'c'],
      rows: [
        { line: 2, cells: ['1', '', ''] },
        { line: 5, cells: ['x y', '2', '3', '4'] },
        { line: 6, cells: ['5', '', ''] },
      ],
    });
  });

  test('has cells without control characters, invisible marks and outer spaces', async () => {
    const bytes = utf8('a,b\n" x\u0000 \u202a+255712\u202c ",\u00a0y\u200b\u0007 z ');
    expect(await readTable(bytes)).toMatchObject({ rows: [{ cells: ['x +255712', 'y z'] }] });
  });

  test('may be no more than a header', async () => {
    expect(await readTable(utf8('a,b'))).toEqual({ ok: true, header: ['a', 'b'], rows: [] });
  });

  test('whose quotation mark is never closed is refused', async () => {
    expect(await faultOf(utf8('a,b\n"1,2\n3,4\n'))).toBe('unreadable');
    expect(await faultOf(utf8(`a,b\n"${'x,\n'.repeat(1_000_000)}`))).toBe('unreadable');
  });

  test('of 50,000 rows is read whole', async () => {
    const row = Array.from({ length: 20 }, (_, index) => `value ${index}`).join(',');
    const answer = await readTable(utf8(`${row}\n`.repeat(50_001)));
    expect(answer.ok && answer.rows.length).toBe(50_000);
    expect(answer.ok && answer.rows.at(-1)?.line).toBe(50_001);
  });
});

describe('an HTML table', () => {
  const readHtml = (html: string) => readTable(utf8(html));

  test('is recognised whatever it is called, its header found below the title', async () => {
    const html = `<html><head><meta charset="utf-8"><style>td { color: red }</style></head><body><table border=1>
      <tr><td colspan="2"><b>All Operating Health Facilities</b></td></tr>
      <tr><th>Facility<br>Number</th><th>Name</th></tr>
      <tr><td>100214-6<td>BABAYU &amp; sons&nbsp;
      <tr></tr>
      <tr><td></td><td>x</td></tr></table></body></html>`;
    const headerHas = (cells: string[]) => cells[0] === 'Facility Number';
    expect(await readTable(utf8(html), { headerHas })).toEqual({
      ok: true,
      header: ['Facility Number', 'Name'],
      rows: [
        { line: 3, cells: ['100214-6', 'BABAYU & sons'] },
        { line: 5, cells: ['', 'x'] },
      ],
    });
  });

  test('has the value of merged cells in the first of them', async () => {
    const html = `<table><tr><td>a<td>b<td>c</tr>
      <tr><td rowspan=3>1<td colspan=2>2</tr>
      <tr><td rowspan=2>3<td>4</tr>
      <tr></tr>
      <tr><td>5<td>6<td>7</tr></table>`;
    expect(await readHtml(html)).toMatchObject({
      rows: [
        { line: 2, cells: ['1', '2', ''] },
        { line: 3, cells: ['', '3', '4'] },
        { line: 5, cells: ['5', '6', '7'] },
      ],
    });
  });

  test('keeps a table inside of a cell inside of it, and scripts out', async () => {
    const html = `<!DOCTYPE html><table><tr><td>a<td>b</tr><tr><td><table><tr><td>x<td>y</table>
      <td><script>alert("<td>")</script>z</table>`;
    expect(await readHtml(html)).toMatchObject({ rows: [{ line: 2, cells: ['x y', 'z'] }] });
  });

  test('is read in the encoding that it names', async () => {
    const bytes = windows1252('<html><meta charset=iso-8859-1><table><tr><td>Zo\xeb</table>');
    expect(await readTable(bytes)).toMatchObject({ header: ['Zoë'] });
  });

  test('of absurd width is refused', async () => {
    expect(await faultOf(utf8(`<table><tr>${'<td colspan=9999>'.repeat(100_000)}`))).toBe('tooLarge');
  });

  test('of markup without a table is empty', async () => {
    expect(await faultOf(utf8('<html><body><p>Login failed</p></body></html>'))).toBe('empty');
  });
});

/** A workbook of the smallest kind, and what is different in it. */
function workbook(sheet: string, change: Record<string, ArchivePart | undefined> = {}): Uint8Array {
  const relations = (entries: [id: string, type: string, target: string][]) =>
    `<Relationships>${entries
      .map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`)
      .join('')}</Relationships>`;
  return writeArchive({
    '_rels/.rels': relations([['r1', 'officeDocument', '/xl/workbook.xml']]),
    'xl/_rels/workbook.xml.rels': relations([
      ['r1', 'worksheet', 'worksheets/sheet1.xml'],
      ['r2', 'sharedStrings', 'sharedStrings.xml'],
      ['r3', 'styles', 'styles.xml'],
      ['r4', 'worksheet', 'worksheets/sheet2.xml'],
    ]),
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="one" r:id="r1"/><sheet name="two" r:id="r4"/></sheets></workbook>',
    'xl/sharedStrings.xml':
      '<sst><si><t>Name</t></si><si><r><t>Zoë </t></r><r><t xml:space="preserve">Müller_x000D_</t></r><rPh><t>zoe</t></rPh></si></sst>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="&quot;days&quot; 0"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': '<worksheet><sheetData/></worksheet>',
    ...change,
  });
}

const row = (...cells: string[]) => `<row>${cells.join('')}</row>`;
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;

describe('an Excel workbook', () => {
  test('that we have written ourselves is read again, every cell as text', async () => {
    const header = ['Name', 'Phone', 'Note'];
    const rows = [
      ['Zoë Müller', '+255712345678', '=1+1'],
      ['', '0712345678', '<&>"'],
    ];
    const bytes = await writeXlsx(header, rows, { widths: [30, 20, 10] });
    expect(await readTable(bytes)).toEqual({
      ok: true,
      header,
      rows: rows.map((cells, index) => ({ line: index + 2, cells })),
    });
  });

  test('has shared, written and computed texts, and numbers as they are typed', async () => {
    const sheet =
      row('<c t="s"><v>0</v></c>', inline('b'), inline('c'), inline('d'), inline('e')) +
      row(
        '<c t="s"><v>1</v></c>',
        '<c t="str"><f>CONCATENATE("a","b")</f><v>ab</v></c>',
        '<c><v>7.12345678E8</v></c>',
        '<c><f>1/3</f><v>0.30000000000000004</v></c>',
        '<c t="b"><v>1</v></c>',
      ) +
      row(
        '<c t="s"><v>99</v></c>',
        '<c><f>NOW()</f></c>',
        '<c t="e"><v>#N/A</v></c>',
        '<c><v>255712345678</v></c>',
        '<c t="str"><f>cmd|1</f></c>',
      );
    expect(await readTable(workbook(sheet))).toEqual({
      ok: true,
      header: ['Name', 'b', 'c', 'd', 'e'],
      rows: [
        { line: 2, cells: ['Zoë Müller', 'ab', '712345678', '0.3', 'TRUE'] },
        { line: 3, cells: ['', '', '#N/A', '255712345678', ''] },
      ],
    });
  });

  test('has dates in one form, whatever the format in which it shows them', async () => {
    const sheet =
      row(inline('a')) +
      row(
        '<c s="1"><v>26792</v></c>',
        '<c s="2"><v>45838.5</v></c>',
        '<c s="3"><v>45838</v></c>',
        '<c s="4"><v>0.25</v></c>',
      ) +
      row(
        '<c s="1"><v>1</v></c>',
        '<c t="d"><v>2025-06-30T00:00:00</v></c>',
        '<c s="1"><v>-1</v></c>',
        '<c s="99"><v>7</v></c>',
      );
    expect(await readTable(workbook(sheet))).toMatchObject({
      rows: [
        { cells: ['1973-05-08', '2025-06-30 12:00', '45838', '06:00'] },
        { cells: ['1900-01-01', '2025-06-30', '-1', '7'] },
      ],
    });
    const counted = workbook(sheet, {
      'xl/workbook.xml': '<workbook><workbookPr date1904="1"/><sheets><sheet r:id="r1"/></sheets></workbook>',
    });
    expect(await readTable(counted)).toMatchObject({
      rows: [{ cells: ['1977-05-09', '2029-07-01 12:00', '45838', '06:00'] }, {}],
    });
  });

  test('is read where its rows and cells are, blank ones left out', async () => {
    const sheet = `<row r="3"><c r="B3" t="inlineStr"><is><t>h</t></is></c></row>
      <row r="9"><c r="A9"><v>1</v></c><c r="C9"><v>2</v></c><c r="XFD9" s="1"/></row><row r="1048576"/>`;
    expect(await readTable(workbook(sheet))).toEqual({
      ok: true,
      header: ['', 'h'],
      rows: [{ line: 9, cells: ['1', '', '2'] }],
    });
  });

  test('has its table on the first visible sheet that has the header', async () => {
    const bytes = workbook(row(inline('How to fill this in')), {
      'xl/worksheets/sheet2.xml': `<x:worksheet><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>Phone</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
    });
    const headerHas = (cells: string[]) => cells.includes('Phone');
    expect(await faultOf(bytes, { headerHas })).toEqual(['Phone']);
    expect(await faultOf(bytes)).toEqual(['How to fill this in']);
    const hidden = workbook(row(inline('Phone')), {
      'xl/workbook.xml':
        '<workbook><sheets><sheet state="hidden" r:id="r1"/><sheet r:id="r4"/></sheets></workbook>',
    });
    expect(await faultOf(hidden, { headerHas })).toBe('empty');
  });

  test('of 50,000 rows is read whole', async () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => [
      `Name ${index}`,
      '0712345678',
      'Kigoma DC',
      'NO',
    ]);
    const answer = await readTable(await writeXlsx(['a', 'b', 'c', 'd'], rows));
    expect(answer.ok && answer.rows.length).toBe(50_000);
  });
});

describe('a hostile workbook', () => {
  test.for([
    ['a row far below', '<row r="30000000"><c t="inlineStr"><is><t>x</t></is></c></row>', 'unreadable'],
    ['a row without number', '<row r="x"><c><v>1</v></c></row>', 'unreadable'],
    ['a cell far to the right', '<row><c r="XFD1"><v>1</v></c></row>', 'tooLarge'],
    ['a cell that is nowhere', `<row><c r="${'Z'.repeat(30)}1"><v>1</v></c></row>`, ['1']],
    ['entities that grow', '<!DOCTYPE x [<!ENTITY a "aaaa">]><row><c t="str"><v>&a;</v></c></row>', ['&a;']],
    ['tags that never end', '<row><c><v>1', ['1']],
  ] as const)('with %s costs nothing', async ([, sheet, answer]) => {
    expect(await faultOf(workbook(sheet))).toEqual(answer);
  });

  test('with a giant text in many cells, or a giant format, costs little', async () => {
    const bytes = workbook(row(...Array.from({ length: 256 }, () => '<c t="s"><v>0</v></c>')), {
      'xl/sharedStrings.xml': `<sst><si><t>${'a '.repeat(10_000_000)}</t></si></sst>`,
      'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="${'['.repeat(1_000_000)}"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`,
    });
    const answer = await readTable(bytes);
    expect(answer.ok && answer.header.map((cell) => cell.length)).toEqual(Array(256).fill(32_767));
  });

  test('with halves of characters has none', async () => {
    expect(await faultOf(workbook(row(inline('a_xD83D_b'))))).toEqual(['ab']);
  });

  test('that would grow beyond measure is refused by what its directory says', async () => {
    const grown = { bytes: new Uint8Array(0), uncompressedSize: 2 ** 31 };
    expect(await faultOf(workbook('', { 'xl/media/picture.png': grown }))).toBe('tooLarge');
  });

  test('that grows beyond what its directory says is refused', async () => {
    const sheet = utf8(`<worksheet>${' '.repeat(5_000_000)}</worksheet>`);
    const lying = { bytes: deflateRawSync(sheet), uncompressedSize: 1000, compressionMethod: 8 };
    expect(await faultOf(workbook('', { 'xl/worksheets/sheet1.xml': lying }))).toBe('unreadable');
  });

  test('of which a part is missing, broken or of another kind is refused', async () => {
    const broken = { bytes: utf8('no deflate'), uncompressedSize: 100, compressionMethod: 8 };
    for (const change of [
      { '_rels/.rels': undefined },
      { 'xl/workbook.xml': undefined },
      { 'xl/worksheets/sheet1.xml': broken },
      { 'xl/worksheets/sheet1.xml': { bytes: utf8('x'), uncompressedSize: 1, compressionMethod: 99 } },
    ]) {
      expect(await faultOf(workbook('', change))).toBe('unreadable');
    }
    expect(await faultOf(writeArchive({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }))).toBe(
      'unreadable',
    );
    expect(await faultOf(workbook(row(inline('a'))).slice(0, -30))).toBe('unreadable');
  });

  test('of more rows than asked for is refused', async () => {
    const rows = Array.from({ length: 50 }, () => ['x']);
    const bytes = await writeXlsx(['a'], rows);
    expect(await faultOf(bytes, { maxRows: 49 })).toBe('tooManyRows');
    expect(await faultOf(bytes, { maxRows: 3 })).toBe('tooManyRows');
    expect(await faultOf(bytes, { maxRows: 50 })).toEqual(['a']);
  });
});

describe('what is no table', () => {
  const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 0, 0, 1]);
  test.for([
    ['nothing', new Uint8Array(0), 'empty'],
    ['blank lines', utf8('\r\n ,, \r\n'), 'empty'],
    ['an old Excel file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'oldExcel'],
    ['a picture', picture, 'unreadable'],
    ['the start of an archive', utf8('PK\u0003\u0004'), 'unreadable'],
  ] as const)('is told: %s', async ([, bytes, fault]) => expect(await faultOf(bytes)).toBe(fault));

  test('is told: a table without the header', async () => {
    expect(await faultOf(utf8('a,b\n1,2'), { headerHas: () => false })).toBe('noHeader');
    const far = `${'title\n'.repeat(30)}Phone\n1`;
    expect(await faultOf(utf8(far), { headerHas: (cells: string[]) => cells.includes('Phone') })).toBe(
      'noHeader',
    );
  });
});

describe('a CSV file of ours', () => {
  const cells = [
    '=1+1',
    '+255712345678',
    '-5.6',
    '@SUM(A1)',
    "'=x",
    "''=x",
    "d'Arc",
    "'quoted'",
    '＝1',
    'a "b", c;d',
    '=cmd|’/c calc’!A0',
  ];

  test('comes back as it went', async () => {
    const header = cells.map((_, index) => `h${index}`);
    expect(await readTable(utf8(writeCsv(header, [cells])))).toEqual({
      ok: true,
      header,
      rows: [{ line: 2, cells }],
    });
  });

  test('has no cell that a spreadsheet would run', () => {
    const hidden = ['\t=1', '\r=1', '\n=1', ' =1', '＠x', "'=1"];
    const [, ...lines] = writeCsv(
      ['h'],
      [...cells, ...hidden].map((cell) => [cell]),
    ).split('\r\n');
    const shown = lines.filter((line) => line !== '').map((line) => line.replace(/^"/, ''));
    expect(shown.length).toBe(cells.length + hidden.length);
    expect(shown.filter((line) => /^[\s=+\-@＝＠]/u.test(line))).toEqual([]);
  });

  test('starts with the mark by which Excel knows UTF-8', () => {
    expect(writeCsv(['a'], []).charCodeAt(0)).toBe(0xfeff);
  });
});
