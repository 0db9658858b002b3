import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { addFacilityCommands } from '~/cli/facility-commands.server';
import { readTable } from '~/platform/tables/read-table.server';
import { inventRegistry, registryCsv, registryExport } from '~tests/fixtures/registry-files';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();
const folder = mkdtempSync(path.join(tmpdir(), 'tumia-facilities-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

interface Run {
  code: number;
  out: string;
  progress: string;
}

/** Runs `tumia facility import` on the database of this file. */
async function importFile(...words: string[]): Promise<Run> {
  const run: Run = { code: 0, out: '', progress: '' };
  const out = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => ((run.out += String(text)), true));
  const err = vi
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => ((run.progress += String(text)), true));
  const program = new Command('tumia');
  addFacilityCommands(program);
  try {
    await program.parseAsync(['facility', 'import', ...words], { from: 'user' });
    return { ...run, code: Number(process.exitCode) };
  } finally {
    process.exitCode = undefined;
    out.mockRestore();
    err.mockRestore();
  }
}

const registry = inventRegistry(10_209);

describe('the command that imports facilities', () => {
  test(
    'takes 10,000 rows, tells how far it is, and finds nothing to do the second time',
    { timeout: 120_000 },
    async () => {
      const file = write('facilities.csv', registryCsv(registry.slice(0, 10_000)));
      const first = await importFile(file);
      expect(first.code).toBe(0);
      expect(first.progress.trim().split('\n').at(0)).toBe('0 / 10000 facilities');
      expect(first.progress.trim().split('\n').at(-1)).toBe('10000 / 10000 facilities');
      expect(first.out).toMatch(/^10000 rows in [\d.]+ s: 10000 added, 0 updated, 0 unchanged, /);
      const second = await importFile(file, '--json');
      expect(JSON.parse(second.out)).toMatchObject({
        rows: 10_000,
        added: 0,
        updated: 0,
        unchanged: 10_000,
        rejected: [],
      });
    },
  );

  test('takes the registry’s own export, and its complete list', async () => {
    const file = write('registry.xls', registryExport(registry.slice(100)));
    const run = await importFile(file, '--complete', '--json');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.out)).toMatchObject({ rows: 10_109, added: 209, unchanged: 9900, notListed: 100 });
  });

  test('gives rejected rows back as a table without formulas, to be put right and imported again', async () => {
    const [good, bad] = registry;
    const file = write(
      'faulty.csv',
      registryCsv([
        { ...good },
        { ...bad, 'Facility Name': '=HYPERLINK("http://evil.example")', Council: '' },
      ]),
    );
    const rejected = path.join(folder, 'rejected.csv');
    const run = await importFile(file, '--rejected', rejected);
    expect(run.code).toBe(0);
    expect(run.out).toContain('rejected, row 3: the council is not known in this region');
    expect(readFileSync(rejected, 'utf8')).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    const table = await readTable(readFileSync(rejected));
    expect(table).toMatchObject({
      header: expect.arrayContaining(['Line', 'Reason', 'Facility Number', 'Council']) as string[],
      rows: [{ cells: expect.arrayContaining(['3', bad?.['Facility Number']]) as string[] }],
    });
    expect(readFileSync(rejected, 'utf8')).not.toContain('0712345678');
  });

  test('ends with 1 where nothing could be taken, and says why', async () => {
    const [row] = registry;
    const unusable = write('unusable.csv', registryCsv([{ ...row, Council: 'Atlantis' }]));
    expect(await importFile(unusable)).toMatchObject({ code: 1, out: '' });
    for (const [file, reason] of [
      [path.join(folder, 'missing.csv'), 'the file can’t be opened'],
      [write('people.csv', new TextEncoder().encode('Name,Phone\nAsha,1')), 'no row of the file is a header'],
      [write('nothing.csv', new Uint8Array(0)), 'the file is empty'],
    ] as const) {
      const run = await importFile(file);
      expect(run).toMatchObject({ code: 1, out: '' });
      expect(run.progress).toContain(`${file}: ${reason}`);
    }
    const asJson = await importFile(path.join(folder, 'missing.csv'), '--json');
    expect([asJson.code, JSON.parse(asJson.out)]).toEqual([1, { error: 'not-found' }]);
  });

  test('ends with 1 where the rejected rows can’t be written', async () => {
    const place = path.join(folder, 'no-such-folder/rejected.csv');
    const run = await importFile(write('one.csv', registryCsv(registry.slice(0, 1))), '--rejected', place);
    expect(run.code).toBe(1);
    expect(run.progress).toContain('can’t be written');
    expect(existsSync(place)).toBe(false);
  });
});
