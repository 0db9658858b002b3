import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  addLessonMedia,
  bringText,
  createDraft,
  getChange,
  getEditorPage,
  openLesson,
  presentAdded,
  type OpenLesson,
  previewTyped,
  saveDraftFile,
  saveLessonForm,
  getSideBySidePage,
  makeTranslationDocx,
  saveLessonText,
  saveSideBySide,
  takeTranslation,
} from '~/features/authoring/index.server';
import { theOperator } from '~/platform/audit.server';
import { changeSiteSettings } from '~/platform/site-settings.server';
import { createOfficer, grantOf } from '~tests/factories/appoint';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

type Officer = Awaited<ReturnType<typeof createOfficer>>;
let author: Officer;
let colleague: Officer;
let reviewer: Officer;
let stranger: Officer;
const slug = 'hesabu';
const param = 'm1--rejesta';

const front = (title: string) =>
  `---\nid: ttcih.hesabu.m1.rejesta\ntitle: ${title}\nsummary: Muhtasari\nminutes: 5\nstage: collection\nauthor: TTCIH\nupdated: 2026-11-01\nsources:\n  - WHO\n---\n\n`;

beforeAll(async () => {
  author = await createOfficer([grantOf('author', { instituteId: 'ttcih' })], { name: 'Asha Juma' });
  colleague = await createOfficer([grantOf('author', { instituteId: 'ttcih' })], { name: 'Bahati Mrema' });
  reviewer = await createOfficer([grantOf('reviewer', { instituteId: 'ttcih' })]);
  stranger = await createOfficer([grantOf('author', { instituteId: 'muhas' })]);
  const draft = await createDraft(author, {
    institute: 'ttcih',
    slug,
    titleSw: 'Hesabu',
    titleEn: 'Counting',
  });
  if (draft.outcome !== 'created') throw new Error(draft.outcome);
  for (const [language, text] of [
    ['sw', `${front('Rejesta')}Hesabu mistari 12.\n`],
    ['en', `${front('Register')}Count the 12 rows.\n`],
  ]) {
    await saveDraftFile(author, {
      course: draft.id,
      path: `m1/rejesta/lesson.${language}.mdx`,
      text: text ?? '',
      version: 0,
    });
  }
});

async function open(actor: Officer = author): Promise<OpenLesson> {
  const lesson = await openLesson(actor, slug, param);
  if (!lesson) throw new Error('the lesson is not there');
  return lesson;
}

const typed = async (sw: string, en = 'Count the 12 rows.') => {
  const lesson = await open();
  return previewTyped(lesson, { sw, en, version: lesson.version }, 'en');
};

const photo = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: 'white',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .jpeg({ quality: 95 })
    .toBuffer();

describe('what is typed', () => {
  test('is rendered, weighed and counted', async () => {
    const { texts, open: blocks } = await typed('## Kuhesabu\n\nHesabu mistari 12.');
    expect(texts.sw.faults).toEqual([]);
    expect(texts.sw.html).toContain('<h2');
    expect(texts.sw.facts.join(' ')).toMatch(/KB of text.*4 words/);
    expect(blocks.flat().join(' ')).toContain('Missing.');
  });

  test('is told what is wrong with it at its line, and keeps the other language readable', async () => {
    const { texts } = await typed('Neno.\n\n<Callout kind="hatari">\n\nA\n\n</Callout>');
    expect(texts.sw.html).toBeNull();
    expect(texts.sw.faults.map(({ line }) => line)).toEqual([3]);
    expect(texts.en.html).toContain('rows');
  });

  test('is told where its numbers differ', async () => {
    const { open: blocks } = await typed('Hesabu mistari 13.');
    expect(blocks.flat()).toContainEqual('Numbers only in Swahili: 13; only in English: 12');
  });

  test.each([
    '<script>alert(1)</script>',
    '{process.exit()}',
    'import a from "fs"',
    '[a](javascript:alert(1))',
  ])('never runs: %s', async (source) => {
    const { texts } = await typed(source);
    expect(texts.sw.html).toBeNull();
    expect(texts.sw.faults.length).toBeGreaterThan(0);
  });
});

test('whoever writes on is told who has saved the text meanwhile, and only of texts that were', async () => {
  const before = await open();
  const written = { sw: 'Hesabu.', en: 'Count.', version: before.version };
  expect((await previewTyped(before, written, 'en')).since).toEqual([]);
  const save = { course: slug, lesson: param, language: 'sw' as const, version: before.version.sw };
  expect((await saveLessonText(colleague, { ...save, body: 'Ya mwenzako.' })).outcome).toBe('saved');
  const { since } = await previewTyped(await open(), written, 'en');
  expect(since).toEqual([
    {
      language: 'sw',
      version: (await open()).version.sw,
      words: expect.stringContaining('has saved the Swahili text since you opened this page') as string,
      address: expect.stringMatching(
        new RegExp(`^/en/studio/courses/${slug}/history/[0-9a-f-]{36}$`),
      ) as string,
    },
  ]);
});

describe('saving a text', () => {
  const save = (actor: Officer, body: string, version: number) =>
    saveLessonText(actor, { course: slug, lesson: param, language: 'sw', body, version });

  test('keeps its front matter, and tells the second of two what the first has written', async () => {
    const { version, source } = await open();
    const saved = await save(author, 'Ya kwanza.\r\n', version.sw);
    expect(saved.outcome).toBe('saved');
    const now = await open();
    expect(now.source.sw).toBe(`${front('Rejesta')}Ya kwanza.\n`);
    expect(now.source.en).toBe(source.en);
    const second = await save(colleague, 'Ya pili.', version.sw);
    expect(second).toMatchObject({
      outcome: 'conflict',
      theirs: { body: 'Ya kwanza.\n', version: now.version.sw, by: 'Asha Juma' },
    });
    // Whoever has read the other text may put their own in its place.
    expect((await save(colleague, 'Ya pili.', now.version.sw)).outcome).toBe('saved');
  });

  test('by a form says both texts in a conflict, and the same form sent again is taken', async () => {
    const lesson = await open();
    await save(colleague, 'Ya tatu.', lesson.version.sw);
    const form = {
      intent: 'save' as const,
      into: 'sw' as const,
      sw: 'Ya nne.',
      en: 'The fourth.',
      swVersion: lesson.version.sw,
      enVersion: lesson.version.en,
    };
    const refused = await saveLessonForm(author, lesson, form, 'en');
    expect(refused?.conflicts).toMatchObject([{ language: 'sw', theirs: 'Ya tatu.\n' }]);
    const shown = await getChange(lesson.draft.id, refused?.conflicts[0]?.change ?? '');
    expect(shown?.textAfter).toContain('Ya tatu.');
    expect(refused?.texts.sw.body).toBe('Ya nne.');
    const again = {
      ...form,
      swVersion: refused?.texts.sw.version ?? 0,
      enVersion: refused?.texts.en.version ?? 0,
    };
    expect(await saveLessonForm(author, lesson, again, 'en')).toBeUndefined();
  });

  test('is for those who write the courses of the institute', async () => {
    const { version } = await open();
    expect(await save(reviewer, 'x', version.sw)).toEqual({ outcome: 'forbidden' });
    expect(await save(stranger, 'x', version.sw)).toEqual({ outcome: 'notFound' });
    expect(await openLesson(stranger, slug, param)).toBeUndefined();
    expect((await getEditorPage(reviewer, await open(reviewer), 'sw')).mayWrite).toBe(false);
  });
});

describe('files of a lesson', () => {
  test('a photograph is made small, and told how small', async () => {
    const bytes = await photo(3000, 2000);
    const added = await addLessonMedia(author, await open(), { name: 'IMG 1.JPG', bytes });
    if (added.outcome !== 'added') throw new Error(added.outcome);
    const { path, sent, kept, onPhone } = added.file;
    expect(path).toBe('media/img-1.jpg');
    expect(sent).toBe(bytes.byteLength);
    expect(kept).toBeLessThan(sent);
    expect(onPhone).toBeLessThan(kept);
    const { texts } = await typed(`<Figure src="${path}" alt="Kelele" large="yes" />`);
    expect(texts.sw.faults).toEqual([]);
    expect(texts.sw.html).toMatch(/<img[^>]+src="\/media\//);
    expect(texts.sw.facts[0]).toMatch(/KB of pictures/);
  });

  test.each([
    [
      'a drawing with a script',
      'a.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>',
    ],
    ['a page that calls itself a picture', 'a.jpg', '<!doctype html><script>alert(1)</script>'],
    ['a picture of another kind with a script behind', 'a.png', 'GIF89a/*<svg onload=alert(1)>*/'],
    ['a document that is none', 'a.pdf', 'PK'],
  ])('%s is refused', async (_what, name, text) => {
    const answer = await addLessonMedia(author, await open(), { name, bytes: Buffer.from(text) });
    expect(answer.outcome).toBe('refused');
    const { message } = presentAdded(answer, 'sw');
    expect(message, 'the file by its name').not.toContain('{{');
    expect(message).toMatch(/\. [A-Z]/);
  });

  test('40 MB and programs are refused, and what a reviewer sends', async () => {
    const lesson = await open();
    const large = Buffer.concat([await photo(300, 300), Buffer.alloc(40 * 1024 * 1024)]);
    expect(await addLessonMedia(author, lesson, { name: 'a.jpg', bytes: large })).toMatchObject({
      outcome: 'refused',
      problem: { code: 'mediaTooBig' },
    });
    expect(await addLessonMedia(author, lesson, { name: 'a.exe', bytes: large })).toEqual({
      outcome: 'kindRefused',
    });
    const sent = { name: 'a.jpg', bytes: await photo(300, 300) };
    expect(await addLessonMedia(reviewer, lesson, sent)).toEqual({ outcome: 'forbidden' });
  });

  test('an institute has so much room and no more', async () => {
    await changeSiteSettings({ studioMediaMegabytes: 10 }, theOperator);
    const csv = Buffer.from('a,b\n'.repeat(900_000));
    const lesson = await open();
    const outcomes: string[] = [];
    for (const name of ['a.csv', 'b.csv', 'c.csv', 'd.csv']) {
      const bytes = Buffer.concat([Buffer.from(name), csv]);
      outcomes.push((await addLessonMedia(author, lesson, { name, bytes })).outcome);
    }
    expect(outcomes.at(0)).toBe('added');
    expect(outcomes.at(-1)).toBe('full');
    await changeSiteSettings({ studioMediaMegabytes: 500 }, theOperator);
  });
});

describe('a text that is brought in', () => {
  test('shows its pictures as files of the lesson', async () => {
    const base64 = (await photo(400, 300)).toString('base64');
    const html = `<h1>Fomu</h1><img alt="Fomu" src="data:image/jpeg;base64,${base64}"><p onclick="x">Jaza.</p>`;
    const answer = await bringText(author, await open(), { html });
    if (answer.outcome !== 'brought') throw new Error(answer.outcome);
    expect(answer.mdx).toMatch(
      /^## Fomu\n\n<Figure src="media\/picture-[0-9a-f]{8}\.jpg" alt="Fomu" \/>\n\nJaza\.$/,
    );
    const { texts } = await typed(answer.mdx);
    expect(texts.sw.faults).toEqual([]);
  });

  test('is without a picture that is too small, and says so', async () => {
    const base64 = (await photo(20, 20)).toString('base64');
    const answer = await bringText(author, await open(), {
      html: `<p>Jaza.</p><img src="data:image/jpeg;base64,${base64}">`,
    });
    expect(answer).toMatchObject({ outcome: 'brought', mdx: 'Jaza.' });
    expect(answer.outcome === 'brought' && answer.notes).toContain('pictureRefused');
  });

  test('is refused where it is no document, or a reviewer brings it', async () => {
    const lesson = await open();
    expect(await bringText(author, lesson, { docx: Buffer.from('PK') })).toEqual({
      outcome: 'refused',
      reason: 'notDocx',
    });
    expect(await bringText(reviewer, lesson, { html: '<p>a</p>' })).toEqual({ outcome: 'forbidden' });
  });
});

describe('both languages beside each other', () => {
  const rows = async () => (await getSideBySidePage(author, await open(), 'en')).both?.rows ?? [];

  async function write(sw: string, en: string) {
    const { version } = await open();
    for (const [language, body] of [
      ['sw', sw],
      ['en', en],
    ] as const) {
      await saveLessonText(author, {
        course: slug,
        lesson: param,
        language,
        body,
        version: version[language],
      });
    }
  }

  const form = (
    blocks: { sw: string; en: string; copy?: boolean; agrees?: boolean }[],
    version: { sw: number; en: number },
  ) => ({ version, blocks: blocks.map((block) => ({ copy: false, agrees: false, ...block })) });

  test('a block is copied across with its words marked, and a pair found to agree stays so until one changes', async () => {
    await write('## Kuhesabu\n\nHesabu 12.', '## Counting');
    const [heading, text] = await rows();
    expect(text).toMatchObject({ state: 'missing', behind: 'en', text: { sw: 'Hesabu 12.', en: '' } });
    const { version } = await open();
    const saved = await saveSideBySide(
      author,
      await open(),
      form(
        [
          { sw: heading?.text.sw ?? '', en: heading?.text.en ?? '', agrees: true },
          { sw: 'Hesabu 12.', en: '', copy: true },
        ],
        version,
      ),
    );
    expect(saved).toEqual({ outcome: 'saved' });
    expect((await rows()).map(({ state, text: both }) => [state, both.en])).toEqual([
      ['same', '## Counting'],
      ['unconfirmed', '[translate] Hesabu 12.'],
    ]);
    await write('## Kuhesabu tena\n\nHesabu 12.', '## Counting\n\nCount 12.');
    expect((await rows())[0]).toMatchObject({ state: 'stale', behind: 'en' });
  });

  test('a table goes to a translator and comes back, but for what has changed meanwhile', async () => {
    await write('## Moja\n\nMbili.\n\n- Tatu\n- Nne', '## One\n\nTwo.\n\n- Three\n- Four');
    const sent = await makeTranslationDocx(await open(), 'en');
    if (!sent) throw new Error('there is no document');
    expect(await takeTranslation(await open(), sent, 'en')).toMatchObject({
      texts: [
        { sw: '## Moja', en: '## One' },
        { sw: 'Mbili.', en: 'Two.' },
        { sw: '- Tatu\n- Nne', en: '- Three\n- Four' },
      ],
      message: expect.stringContaining('0 texts') as string,
    });
    await write('## Moja\n\nMbili sasa.\n\n- Tatu\n- Nne', '## One\n\nTwo.\n\n- Three\n- Four');
    const { message, texts } = await takeTranslation(await open(), sent, 'en');
    expect(message).toContain('left as they are here: 2.');
    expect(texts?.[1]?.sw).toBe('Mbili sasa.');
  });

  test('another document is no table of the lesson', async () => {
    expect((await takeTranslation(await open(), Buffer.from('PK'), 'en')).texts).toBeUndefined();
  });
});
