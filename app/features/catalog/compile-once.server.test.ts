import { afterAll, describe, expect, test, vi } from 'vitest';
import { closeCompiler, type References } from '~/mdx/index.server';
import { compileOnce, weighOnce } from './compile-once.server';

// The first compilation of a file starts the compiler.
vi.setConfig({ testTimeout: 60_000 });

afterAll(closeCompiler);

const references = (terms: string[] = []): References => ({ terms, worksheets: {} });
const lessonOf = (body: string) =>
  Buffer.from(
    `---\nid: a.b\ntitle: T\nsummary: S\nminutes: 5\nstage: collection\nauthor: A\nupdated: 2026-01-01\nsources: [A]\n---\n\n${body}\n`,
  );
const lesson = (body: string, others: Partial<Parameters<typeof compileOnce>[0]> = {}) => ({
  source: lessonOf(body),
  language: 'en' as const,
  media: {},
  references: references(),
  ...others,
});

describe('a text', () => {
  test('is compiled once', async () => {
    expect(await compileOnce(lesson('Count.'))).toBe(await compileOnce(lesson('Count.')));
  });

  test('is compiled anew where it, its language, what it refers to or what it shows has changed', async () => {
    const first = await compileOnce(lesson('Count again.'));
    const others = [
      lesson('Count again!'),
      lesson('Count again.', { language: 'sw' }),
      lesson('Count again.', { references: references(['coverage']) }),
      lesson('Count again.', {
        media: { 'media/a.pdf': { kind: 'file', address: '/a', ending: 'pdf', bytes: 1 } },
      }),
    ];
    for (const other of others) expect(await compileOnce(other)).not.toBe(first);
  });

  test('is compiled once for all who ask for it together', async () => {
    const [one, other] = await Promise.all([
      compileOnce(lesson('Together.')),
      compileOnce(lesson('Together.')),
    ]);
    expect(one).toBe(other);
  });

  test('that is faulty keeps its faults', async () => {
    const result = await compileOnce(lesson('<Unknown />'));
    expect(result.ok).toBe(false);
    expect(await weighOnce(result)).toBe(0);
  });

  test('whose bytes are no UTF-8 is not taken for the text that they look like', async () => {
    const broken = Buffer.concat([lessonOf('Count'), Buffer.from([0xff])]);
    const replaced = Buffer.from(broken.toString('utf8'));
    expect((await compileOnce(lesson('', { source: replaced }))).ok).toBe(true);
    expect((await compileOnce(lesson('', { source: broken }))).ok).toBe(false);
  });
});
