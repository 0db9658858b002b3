import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, describe, expect, it, vi } from 'vitest';
import cases from '~tests/fixtures/worksheet-cases.json';
import { addWorksheetCommands } from './worksheet-commands.server';

const folder = mkdtempSync(path.join(tmpdir(), 'tumia-worksheets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, content: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};

async function tumia(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const run = { code: 0, out: '', err: '' };
  const out = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => ((run.out += String(text)), true));
  const err = vi
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => ((run.err += String(text)), true));
  const program = new Command('tumia');
  addWorksheetCommands(program);
  try {
    await program.parseAsync(['worksheet', ...words], { from: 'user' });
    return { ...run, code: Number(process.exitCode) };
  } finally {
    process.exitCode = undefined;
    out.mockRestore();
    err.mockRestore();
  }
}

describe('tumia worksheet', () => {
  it.each(cases.map((one) => [one.case, one] as const))(
    'answers %s',
    async (name, { worksheet, inputs, expected }) => {
      const answer = await tumia(
        'run',
        worksheet,
        '--json',
        '--input',
        fileOf(`${name}.json`, JSON.stringify(inputs)),
      );
      expect(answer.code).toBe(0);
      expect(JSON.parse(answer.out)).toMatchObject(expected);
    },
  );

  it('tells figures and what they mean line by line', async () => {
    const file = fileOf('few.json', '{"target_surviving_infants": 1040, "penta1": 960, "penta3": 845}');
    const { code, out } = await tumia('run', 'w05', '--input', file);
    expect(code).toBe(0);
    expect(out).toContain('dropout_p1_p3: 12\n');
    expect(out).toContain('Children come once');
  });

  it.each([
    ['a worksheet that isn’t there', 'W99', '{}', 'W16'],
    ['what is no JSON', 'W05', 'penta1 = 4', 'no JSON object'],
    ['a list in place of figures', 'W05', '[1]', 'no JSON object'],
    ['figures of another worksheet', 'W05', '{"beds": 4}', 'target_surviving_infants'],
    [
      'a count with decimals',
      'W05',
      '{"target_surviving_infants": 9, "penta1": 4.5, "penta3": 1}',
      'penta1: ',
    ],
  ])('refuses %s with the reason', async (_what, key, content, reason) => {
    const { code, err, out } = await tumia('run', key, '--input', fileOf('odd.json', content));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(reason);
  });

  it('refuses a file that isn’t there', async () => {
    expect(await tumia('run', 'W05', '--input', path.join(folder, 'none.json'))).toMatchObject({ code: 1 });
  });

  it('lists all worksheets with what they take', async () => {
    const { out } = await tumia('list', '--json');
    const listed = JSON.parse(out) as { key: string; parts: object }[];
    expect(listed.map(({ key }) => key)).toEqual(
      [...new Set(cases.map(({ worksheet }) => worksheet))].sort(),
    );
    expect(listed[4]?.parts).toHaveProperty('coverage.settings.access_cutoff', 80);
  });
});
