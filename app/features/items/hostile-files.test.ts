import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArchivePart, writeArchive } from '~tests/fixtures/zip-archive';
import { itemFormats } from './item-formats';
import { readQuestions } from './read-questions.server';

const quiz = (inside: string) => `<quiz>${inside}</quiz>`;
const question = (text: string) =>
  `<question type="truefalse"><name><text>n</text></name><questiontext format="html"><text><![CDATA[${text}]]></text></questiontext><answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question>`;

const read = (file: string | Uint8Array, format: (typeof itemFormats)[number] = 'moodle-xml') =>
  readQuestions(Buffer.from(file), format, 'en');

describe('a file that is refused as a whole', () => {
  test.for<[string, string, string]>([
    ['defines entities', `<!DOCTYPE q [<!ENTITY a "x">]>${quiz(question('&a;'))}`, 'entities'],
    [
      'defines a bomb of entities',
      `<!DOCTYPE q [<!ENTITY a "x"><!ENTITY b "${'&a;'.repeat(99)}">]>${quiz('&b;')}`,
      'entities',
    ],
    [
      'names a file',
      `<!DOCTYPE q [<!ENTITY a SYSTEM "file:///etc/hosts">]>${quiz(question('&a;'))}`,
      'entities',
    ],
    ['ends in the middle', quiz(question('x')).slice(0, -40), 'malformed'],
    ['is nested without end', '<quiz>'.repeat(50_000) + '</quiz>'.repeat(50_000), 'tooDeep'],
    ['names what JavaScript keeps for itself', quiz('<__proto__><x/></__proto__>'), 'malformed'],
    ['is another document', '<html><body/></html>', 'noQuestions'],
    ['holds no question', quiz(''), 'noQuestions'],
    ['is empty', '', 'empty'],
    ['is an archive', 'PK\u0003\u0004 and more', 'unreadable'],
  ])('since it %s', async ([, file, fault]) => {
    expect(await read(file)).toMatchObject({ ok: false, fault });
  });

  test('tells the line at which it is broken', async () => {
    expect(await read(`<quiz>\n${question('x')}\n<question type="x"></quiz>`)).toMatchObject({
      fault: 'malformed',
      line: 3,
    });
  });
});

describe('a question that is too much', () => {
  test.for<[string, string, string]>([
    ['with elements within each other', '<div>'.repeat(20_000), 'tooDeep'],
    ['with a text of a book', 'a<br>'.repeat(30_000), 'tooLong'],
  ])('%s is a draft beside the good ones', async ([, text, reason]) => {
    const answered = await read(quiz(question('one') + question(text) + question('two')));
    expect(answered).toMatchObject({
      ok: true,
      questions: [{ outcome: 'item' }, { outcome: 'draft', reason }, { outcome: 'item' }],
    });
  });

  test('in GIFT costs no more than itself', async () => {
    const began = performance.now();
    const braces = await read(`${'{'.repeat(200_000)}\n\n${'a{'.repeat(50_000)}\n\nQ{T}`, 'gift');
    expect(braces.ok && braces.questions.map(({ outcome }) => outcome)).toEqual(['draft', 'draft', 'item']);
    const marks = await read(`Q{=${'{mlang en}'.replace(/[{}]/g, '\\$&').repeat(20_000)}}`, 'gift');
    expect(marks.ok && marks.questions).toHaveLength(1);
    const slashes = await read(`Q{=${'\\\\'.repeat(100_000)}}\n\n${'~'.repeat(5_000)}`, 'gift');
    expect(slashes.ok && slashes.questions).toHaveLength(2);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

const manifest = (...files: string[]) =>
  `<manifest><resources>${files
    .map((file, place) => `<resource identifier="r${place}" type="imsqti_item_xmlv2p1" href="${file}"/>`)
    .join('')}</resources></manifest>`;

const zeros = (size: number, uncompressedSize = size): ArchivePart => ({
  bytes: deflateRawSync(Buffer.alloc(size)),
  uncompressedSize,
});

describe('a package', () => {
  test.for<[string, Record<string, ArchivePart>, string]>([
    ['without a manifest', { 'a.xml': '<x/>' }, 'noManifest'],
    ['whose manifest lies in a folder', { 'course/imsmanifest.xml': manifest() }, 'nestedManifest'],
    ['that names nothing', { 'imsmanifest.xml': manifest() }, 'noQuestions'],
    [
      'that would become huge',
      { 'imsmanifest.xml': manifest('a.xml'), 'a.xml': zeros(220_000_000) },
      'unreadable',
    ],
    [
      'that lies about its size',
      { 'imsmanifest.xml': manifest('a.xml'), 'a.xml': zeros(20_000_000, 10) },
      'unreadable',
    ],
    ['whose manifest is huge', { 'imsmanifest.xml': zeros(20_000_000) }, 'tooLarge'],
  ])('%s is refused', async ([, parts, fault]) => {
    expect(await read(writeArchive(parts), 'qti')).toEqual({ ok: false, fault });
  });

  test('that names what it doesn’t hold, or what lies outside, has a draft for each', async () => {
    const archive = writeArchive({
      'imsmanifest.xml': manifest('gone.xml', './../etc/passwd', 'broken.xml', 'old.xml', 'huge.xml'),
      'broken.xml': '<assessmentItem>',
      'old.xml': '<questestinterop/>',
      'huge.xml': zeros(20_000_000),
    });
    const answered = await read(archive, 'qti');
    expect(answered.ok && answered.questions.map((one) => one.outcome === 'draft' && one.reason)).toEqual([
      'fileMissing',
      'fileMissing',
      'syntax',
      'version',
      'tooLong',
    ]);
  });
});

test('whatever the bytes, a reader answers, and accounts for what it finds', async () => {
  const pieces = fc.constantFrom(
    ...[
      '{',
      '}',
      '~',
      '=',
      '#',
      '::',
      '\n',
      '\n\n',
      '->',
      '%50%',
      '\\',
      '[html]',
      '<p>',
      '</p>',
      '<quiz>',
      '</quiz>',
    ],
    ...[
      '<question type="cloze">',
      '</question>',
      '<text>',
      '</text>',
      '<![CDATA[',
      ']]>',
      '{1:SA:',
      '{mlang sw}',
      '&#0;',
    ],
    ...[
      'A) x\n',
      'ANSWER: A\n',
      '\ufeff',
      '\u0000',
      '\ud800',
      '\ue000',
      'a',
      '{mlang}',
      '[[1]]',
      '//',
      '$CATEGORY:',
    ],
  );
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.array(pieces, { maxLength: 60 }).map((all) => Buffer.from(all.join(''))),
        fc.uint8Array({ maxLength: 400 }),
      ),
      fc.constantFrom(...itemFormats),
      async (bytes, format) => {
        const answered = await readQuestions(bytes, format, 'sw');
        if (!answered.ok) return;
        expect(answered.questions.length).toBeGreaterThan(0);
        const ids = answered.questions.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      },
    ),
    { numRuns: 500 },
  );
});
