import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { lessonSource } from '~tests/factories/lesson-source';
import { createCompiler } from './compiler.server';

const compiler = createCompiler({ timeLimit: 1_500 });
afterAll(() => compiler.close());

const compile = (source: string) => compiler.compile(lessonSource(source));
const lines = (line: string, count: number) => `${line}\n`.repeat(count);

describe('the compiler', () => {
  it.each<[string, string, string[]]>([
    ['delimiters of emphasis', lines('*a'.repeat(3_000), 40), ['compileTooSlow']],
    ['quotes in quotes', lines('>'.repeat(5_000), 40), ['compileTooSlow']],
    ['parts of addresses', lines('a-_.'.repeat(1_900), 30), ['compileTooSlow']],
    [
      'cells',
      `${'|a'.repeat(1_000)}\n${'|-'.repeat(1_000)}\n${lines('|a'.repeat(100), 1_000)}`,
      ['compileTooSlow', 'compileTooBig'],
    ],
  ])('ends a lesson of endless %s and compiles the next one', async (_what, source, codes) => {
    const slow = compile(source);
    const next = compile('Habari');
    const outcome = await slow;
    expect(outcome.ok ? [] : outcome.faults.map(({ code }) => code)).toHaveLength(1);
    expect(codes).toContain(outcome.ok ? '' : outcome.faults[0]?.code);
    expect(await next).toMatchObject({ ok: true, blocks: [{ html: '<p>Habari</p>' }] });
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
      const result = await compileLesson({
        source: 'Habari', language: 'sw', media: {}, references: { terms: [], worksheets: {} },
      });
      await closeCompiler();
      console.log(JSON.stringify(result));`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', script],
      { cwd: fileURLToPath(new URL('../..', import.meta.url)), timeout: 25_000 },
    );
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      blocks: [{ kind: 'html', html: '<p>Habari</p>' }],
      frontMatter: null,
      words: 1,
    });
  });
});
