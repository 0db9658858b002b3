import { describe, expect, test } from 'vitest';
import { readTable } from './read-table.server';
import { streamCsv, streamXlsx } from './stream-table.server';

const header = ['Name', 'Phone'];
const rows = [
  ['Asha & <Juma>', '+255712345678'],
  ['=1+1', '-'],
  ['\u0000 two\nlines', ''],
];

async function* inBatches() {
  yield rows.slice(0, 1);
  yield [];
  await Promise.resolve();
  yield rows.slice(1);
}

const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  Buffer.from(await new Response(stream).arrayBuffer());

describe('a table that is sent while its rows are read', () => {
  test.each([
    ['CSV', streamCsv],
    ['XLSX', streamXlsx],
  ] as const)('as %s comes back as it went', async (_, stream) => {
    const answer = await readTable(await bytesOf(stream(header, inBatches())));
    expect(answer).toMatchObject({ ok: true });
    const cells = JSON.stringify(answer);
    for (const text of ['Asha & <Juma>', '+255712345678', '=1+1']) expect(cells).toContain(text);
  });

  test('as CSV is run as a formula nowhere', async () => {
    const text = (await bytesOf(streamCsv(header, inBatches()))).toString('utf8');
    expect(text).toContain("'=1+1");
  });

  test('asks for rows only as they are taken', async () => {
    let asked = 0;
    async function* endless() {
      for (;;) {
        asked += 1;
        yield [['x', 'y']];
        await Promise.resolve();
      }
    }
    const reader = streamCsv(header, endless()).getReader();
    await reader.read();
    await reader.read();
    expect(asked).toBeLessThan(5);
    await reader.cancel();
  });
});
