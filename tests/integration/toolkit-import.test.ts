import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, test } from 'vitest';
import { importContent } from '~/features/authoring/index.server';
import { getMediaFile, withContentFolder } from '~/features/catalog/index.server';
import { getToolkit, getToolkitTitle, listToolkits, searchToolkits } from '~/features/toolkits/index.server';
import { closeCompiler, publicHtml } from '~/mdx/index.server';
import { explainProblem } from '~/platform/content/explain-problem';
import { getTranslator } from '~/platform/i18n/translate';
import {
  edit,
  type PackageText,
  smallCourseSlug,
  smallPackage,
  writePackages,
} from '~tests/fixtures/course-package';
import { smallGlossary } from '~tests/fixtures/glossary-and-paths';
import { inToolkits, smallToolkit, smallToolkitSlug } from '~tests/fixtures/toolkit-package';
import { writeArchive } from '~tests/fixtures/zip-archive';
import { database } from '~db/client.server';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

const workerDatabase = useWorkerDatabase();
afterAll(closeCompiler);

async function importFolder(files: PackageText, courses: Record<string, PackageText> = {}) {
  const { folder, remove } = writePackages(courses, { 'glossary.yml': smallGlossary, ...files });
  try {
    const answer = await importContent(folder);
    if (answer.ok) return answer;
    const told = answer.faults.map(
      (fault) =>
        `${path.relative(folder, fault.file)}:${fault.line}:${fault.column} ${explainProblem(fault, getTranslator('en')).message}`,
    );
    return { ok: false as const, faults: told };
  } finally {
    remove();
  }
}

const importChanged = (change: (files: PackageText) => void = () => undefined, slug = smallToolkitSlug) => {
  const files = smallToolkit();
  change(files);
  return importFolder(inToolkits(files, slug));
};

/** Everything that an import of toolkits keeps: `xmin` is the transaction that wrote a row. */
async function kept() {
  const { owner } = workerDatabase;
  return {
    toolkits: await owner`select xmin::text, * from toolkit order by id`,
    revisions: await owner`select xmin::text, hash, number from toolkit_revision order by hash`,
    texts: await owner`select xmin::text, hash from toolkit_text order by hash`,
    renderings: await owner`select xmin::text, text_hash, renderer from toolkit_rendering order by text_hash`,
  };
}

const guideOf = async (language: 'sw' | 'en', kind: 'guide' | 'jobAid' = 'guide') => {
  const page = await getToolkit(smallToolkitSlug, language, kind);
  return page && { ...page, html: publicHtml(page.blocks) };
};

describe('importing a toolkit', () => {
  test('keeps it as a revision, and touches no row a second time', async () => {
    expect(await importChanged()).toMatchObject({
      ok: true,
      toolkits: [{ slug: smallToolkitSlug, outcome: 'new', revision: 1 }],
    });
    const before = await kept();
    expect(before.texts).toHaveLength(4);
    expect(await importChanged()).toMatchObject({ toolkits: [{ outcome: 'unchanged' }] });
    expect(await kept()).toEqual(before);
  });

  test('shows it in both languages', async () => {
    await importChanged();
    const sw = await guideOf('sw');
    expect(sw?.html).toContain('href="/sw/toolkits/immunisation/immunisation-dropout"');
    expect(sw?.html).toContain('<svg');
    expect(sw?.terms).toMatchObject([{ id: 'data', term: { sw: 'Takwimu' } }]);
    expect(sw?.manifest).toMatchObject({ worksheets: ['W05', 'W11'], author: { en: 'A. Author' } });
    expect((await guideOf('en'))?.html).toContain('of 3 months');
    expect((await guideOf('en', 'jobAid'))?.html).toContain('More than 90 %?');
    expect(await getToolkitTitle(smallToolkitSlug, 'sw')).toBe('Zana ndogo');
    expect(await listToolkits('en')).toMatchObject([
      { slug: smallToolkitSlug, title: 'Small toolkit', worksheets: ['W05', 'W11'] },
    ]);
  });

  test('makes a new revision of a change, and comes back to the first', async () => {
    await importChanged();
    const changed = await importChanged((files) => edit(files, 'toolkit.en.mdx', 'Count', 'Add up'));
    expect(changed).toMatchObject({ toolkits: [{ outcome: 'updated', revision: 2 }] });
    expect((await guideOf('en'))?.html).toContain('Add up');
    expect((await kept()).revisions).toHaveLength(2);
    expect(await importChanged()).toMatchObject({ toolkits: [{ outcome: 'updated', revision: 1 }] });
    expect((await guideOf('en'))?.html).toContain('Count');
  });

  test('lets it change its address and its place', async () => {
    await importChanged();
    await importChanged((files) => edit(files, 'toolkit.yml', 'position: 1', 'position: 2'), 'other-name');
    expect((await listToolkits('en')).map(({ slug }) => slug)).toEqual(['other-name']);
    expect(await getToolkit(smallToolkitSlug, 'sw', 'guide')).toBeUndefined();
    await importChanged();
  });

  test('works four times at once', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => importChanged((files) => edit(files, 'toolkit.sw.mdx', 'Hesabu', 'Jumlisha'))),
    );
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect((await guideOf('sw'))?.html).toContain('Jumlisha');
    await importChanged();
  });

  test('serves its media', async () => {
    const files = smallToolkit();
    files['media/form.csv'] = 'month,count\n1,2\n';
    files['toolkit.sw.mdx'] += '\n<Download src="media/form.csv" title="Fomu" />\n';
    files['toolkit.en.mdx'] += '\n<Download src="media/form.csv" title="Form" />\n';
    expect(await importFolder(inToolkits(files))).toMatchObject({ ok: true });
    const [, name = ''] = /href="\/media\/([^"]+)"/.exec((await guideOf('en'))?.html ?? '') ?? [];
    expect(Buffer.from((await getMediaFile(name))?.bytes ?? []).toString()).toBe('month,count\n1,2\n');
    await importChanged();
  });
});

const broken: Record<string, [(files: PackageText) => void, string | RegExp]> = {
  'a worksheet that nobody knows': [
    (files) => edit(files, 'toolkit.yml', 'W11', 'W99'),
    /toolkit\.yml:6:19 worksheets\.1 must be one of/,
  ],
  'numbers that differ': [
    (files) => edit(files, 'toolkit.en.mdx', '3 months', '4 months'),
    /toolkit\.sw\.mdx:1:1 the numbers of this block differ/,
  ],
  'an institute that nobody knows': [
    (files) => edit(files, 'toolkit.yml', 'ttcih', 'nowhere'),
    'toolkits/small-toolkit/toolkit.yml:2:12 there is no institute nowhere',
  ],
  'another id at the same address': [
    (files) => edit(files, 'toolkit.yml', 'id: k1', 'id: k2'),
    'toolkits/small-toolkit/toolkit.yml:1:5 the toolkit at small-toolkit has the id k1',
  ],
};

describe('nothing is imported', () => {
  test.for(Object.entries(broken))('for %s', async ([, [change, told]]) => {
    await importChanged();
    const before = await kept();
    const files = smallToolkit();
    change(files);
    const answer = await importFolder(inToolkits(files), { [smallCourseSlug]: smallPackage() });
    expect(answer).toEqual({
      ok: false,
      faults: [told instanceof RegExp ? (expect.stringMatching(told) as string) : told],
    });
    expect(await kept()).toEqual(before);
    expect(await workerDatabase.owner`select id from course`).toEqual([]);
  });

  test('of a toolkit whose course has a fault', async () => {
    await importChanged();
    const before = await kept();
    const files = smallToolkit();
    edit(files, 'toolkit.en.mdx', 'Count', 'Add up');
    const course = { ...smallPackage(), 'basics/counting/lesson.en.mdx': '' };
    expect((await importFolder(inToolkits(files), { [smallCourseSlug]: course })).ok).toBe(false);
    expect(await kept()).toEqual(before);
  });
});

const columns = { toolkit_revision: 'number', toolkit_text: 'source', toolkit_rendering: 'blocks' };

test.for(Object.entries(columns))('a row of %s is written once', async ([table, column]) => {
  await importChanged();
  for (const statement of [`update ${table} set ${column} = ${column}`, `delete from ${table}`]) {
    const refusal = database().execute(sql.raw(statement));
    await expect(refusal).rejects.toMatchObject({ cause: { code: '42501' } });
  }
});

describe('a search', () => {
  const found = async (words: string) => (await searchToolkits('en', words)).map(({ slug }) => slug);

  test.for(['small toolkit', 'zana', 'ndogo kadiri', 'dropout', 'kuacha chanjo', 'as small as'])(
    'finds a toolkit by its title, its summary or its worksheets, in either language: %s',
    async (words) => {
      await importChanged();
      expect(await found(words)).toEqual([smallToolkitSlug]);
    },
  );

  test.for(['malaria', 'small malaria', '', "' or 1=1 --", '&|!():*'])(
    'finds none where a word of it is nowhere: %j',
    async (words) => {
      await importChanged();
      expect(await found(words)).toEqual([]);
    },
  );
});

describe('a toolkit alone', () => {
  const temporary = mkdtempSync(path.join(tmpdir(), 'tumia-toolkit-zip-'));
  afterAll(() => rmSync(temporary, { recursive: true }));

  const importZip = async (files: PackageText) => {
    const place = path.join(temporary, 'toolkit.zip');
    const parts = Object.entries(files).map(([name, text]) => [`${smallToolkitSlug}/${name}`, text]);
    writeFileSync(place, writeArchive(Object.fromEntries(parts) as Record<string, string>));
    return withContentFolder(place, (folder) => importContent(folder));
  };

  test('comes as a zip, with the glossary that is published', async () => {
    await importChanged();
    const files = smallToolkit();
    edit(files, 'toolkit.en.mdx', 'Count', 'Tally');
    expect(await importZip(files)).toMatchObject({
      ok: true,
      courses: [],
      glossary: undefined,
      toolkits: [{ slug: smallToolkitSlug, outcome: 'updated' }],
    });
    expect((await guideOf('en'))?.html).toContain('Tally');
    expect(await importZip(files)).toMatchObject({ toolkits: [{ outcome: 'unchanged' }] });
  });

  test('has the places of its faults named by the zip', async () => {
    const files = smallToolkit();
    edit(files, 'toolkit.yml', 'W11', 'W99');
    const answer = await importZip(files);
    expect(answer.ok ? [] : answer.faults.map(({ file }) => path.relative(temporary, file))).toEqual([
      `toolkit.zip/${smallToolkitSlug}/toolkit.yml`,
    ]);
  });

  test.for(['no-such-toolkit', 'Small-Toolkit', '', "' or 1=1 --"])('is not there at %j', async (slug) => {
    expect(await getToolkit(slug, 'sw', 'guide')).toBeUndefined();
  });
});
