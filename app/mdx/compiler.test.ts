import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { createCompiler } from './compiler.server';

const compiler = createCompiler({ timeLimit: 1_500 });
afterAll(() => compiler.close());

const compile = (source: string) => compiler.compile({ source, language: 'sw', media: {} });
const lines = (line: string, count: number) => `${line}\n`.repeat(count);

describe('the compiler', () => {
  it.each<[string, string, RegExp]>([
    ['delimiters of emphasis', lines('*a'.repeat(3_000), 40), /too long/],
    ['quotes in quotes', lines('>'.repeat(5_000), 40), /too long/],
    ['parts of addresses', lines('a-_.'.repeat(1_900), 30), /too long/],
    [
      'cells',
      `${'|a'.repeat(1_000)}\n${'|-'.repeat(1_000)}\n${lines('|a'.repeat(100), 1_000)}`,
      /too (long|much)/,
    ],
  ])('ends a lesson of endless %s and compiles the next one', async (_what, source, message) => {
    const slow = compile(source);
    const next = compile('Habari');
    expect(await slow).toMatchObject({
      ok: false,
      faults: [{ message: expect.stringMatching(message) as string }],
    });
    expect(await next).toMatchObject({ ok: true, html: '<p>Habari</p>' });
  });

  it('starts anew after it was closed', async () => {
    await compiler.close();
    expect(await compile('Habari')).toMatchObject({ ok: true });
  });
});

describe('the door', () => {
  // Vitest loads TypeScript in its own way; the command line and the server use tsx.
  it('compiles under tsx, and the process ends by itself', async () => {
    const script = `
      const { compileLesson, closeCompiler } = await import('./app/mdx/index.server.ts');
      const result = await compileLesson({ source: 'Habari', language: 'sw', media: {} });
      await closeCompiler();
      console.log(JSON.stringify(result));`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', script],
      { cwd: fileURLToPath(new URL('../..', import.meta.url)), timeout: 25_000 },
    );
    expect(JSON.parse(stdout)).toEqual({ ok: true, html: '<p>Habari</p>', frontMatter: null, words: 1 });
  });
});
