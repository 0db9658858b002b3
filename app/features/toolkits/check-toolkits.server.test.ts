import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closeCompiler } from '~/mdx/index.server';
import { explainProblem } from '~/platform/content/explain-problem';
import { getTranslator } from '~/platform/i18n/translate';
import { edit, type PackageText, writePackages } from '~tests/fixtures/course-package';
import { smallGlossary } from '~tests/fixtures/glossary-and-paths';
import { inToolkits, smallToolkit, smallToolkitSlug } from '~tests/fixtures/toolkit-package';
import { checkToolkits } from './check-toolkits.server';

afterAll(closeCompiler);

/** @param within the folder to check, from the content folder */
async function check(files: PackageText, within = '') {
  const { folder, remove } = writePackages({}, { 'glossary.yml': smallGlossary, ...files });
  try {
    const { faults, toolkits } = await checkToolkits(path.join(folder, within));
    const told = faults.map((fault) => {
      const place = path.relative(path.join(folder, 'toolkits', smallToolkitSlug), fault.file);
      return `${place}:${fault.line}:${fault.column} ${explainProblem(fault, getTranslator('en')).message}`;
    });
    return { told, toolkits };
  } finally {
    remove();
  }
}

const checkChanged = (change: (files: PackageText) => void) => {
  const files = smallToolkit();
  change(files);
  return check(inToolkits(files));
};

const faulty: Record<string, [(files: PackageText) => void, (string | RegExp)[]]> = {
  'no toolkit.yml': [(files) => delete files['toolkit.yml'], ['toolkit.yml:1:1 the file is missing']],
  'a worksheet that nobody knows': [
    (files) => edit(files, 'toolkit.yml', 'W11', 'W99'),
    [/^toolkit\.yml:6:19 worksheets\.1 must be one of: W01, /],
  ],
  'a worksheet twice': [
    (files) => edit(files, 'toolkit.yml', 'W11', 'W05'),
    ['toolkit.yml:6:19 W05 stands here twice'],
  ],
  'no worksheet at all': [(files) => edit(files, 'toolkit.yml', '[W05, W11]', '[]'), [/^toolkit\.yml:6:13 /]],
  'a title in one language': [
    (files) => edit(files, 'toolkit.yml', ', sw: Zana ndogo', ''),
    ['toolkit.yml:4:8 title.sw is missing'],
  ],
  'a field that nobody knows': [
    (files) => (files['toolkit.yml'] += 'colour: red\n'),
    [/^toolkit\.yml:\d+:1 .*colour/],
  ],
  'a language that is missing': [
    (files) => delete files['toolkit.en.mdx'],
    ['toolkit.en.mdx:1:1 the file is missing'],
  ],
  'no job aid': [
    (files) => {
      delete files['job-aid.sw.mdx'];
      delete files['job-aid.en.mdx'];
    },
    ['job-aid.sw.mdx:1:1 the file is missing', 'job-aid.en.mdx:1:1 the file is missing'],
  ],
  'a link to no worksheet': [
    (files) => edit(files, 'toolkit.sw.mdx', 'worksheet="W05"', 'worksheet="W99"'),
    ['toolkit.sw.mdx:5:1 there is no worksheet W99'],
  ],
  'a term that the glossary lacks': [
    (files) => edit(files, 'toolkit.en.mdx', 'id="data"', 'id="datum"'),
    [/^toolkit\.en\.mdx:1:11 .*datum/],
  ],
  'numbers that differ': [
    (files) => edit(files, 'toolkit.en.mdx', '3 months', '4 months'),
    ['toolkit.sw.mdx:1:1 the numbers of this block differ: only here 3, only in toolkit.en.mdx:1 4'],
  ],
  'a number of the job aid that differs': [
    (files) => edit(files, 'job-aid.en.mdx', '90 %', '80 %'),
    ['job-aid.sw.mdx:1:1 the numbers of this block differ: only here 90, only in job-aid.en.mdx:1 80'],
  ],
  'a block in Swahili alone': [
    (files) => (files['toolkit.sw.mdx'] += '\n- Moja\n'),
    ['toolkit.sw.mdx:9:1 toolkit.en.mdx has no such block: list'],
  ],
  'a block in English alone': [
    (files) => (files['job-aid.en.mdx'] += '\n## More\n'),
    ['job-aid.en.mdx:5:1 job-aid.sw.mdx has no such block: heading'],
  ],
  'front matter': [
    (files) => (files['toolkit.en.mdx'] = `---\nid: k1\n---\n\n${files['toolkit.en.mdx'] ?? ''}`),
    ["toolkit.en.mdx:1:1 a toolkit's text has no front matter"],
  ],
  'a reflection': [
    (files) => edit(files, 'toolkit.sw.mdx', '## Hatua', '<Reflection id="r1" question="Je?" />'),
    ["toolkit.sw.mdx:3:1 <Reflection> can't stand in a toolkit's guide"],
  ],
  'a term in the job aid': [
    (files) => edit(files, 'job-aid.sw.mdx', 'Swali', '<Term id="data">Swali</Term>'),
    ["job-aid.sw.mdx:1:3 <Term> can't stand in a job aid"],
  ],
  'a file that no text shows': [
    (files) => (files['media/other.svg'] = files['media/cycle.svg'] ?? ''),
    ['media/other.svg:1:1 neither language shows this file'],
  ],
  'a file with a wrong name': [
    (files) => (files['guide.sw.mdx'] = 'Neno.'),
    ['guide.sw.mdx:1:1 a toolkit has no such file'],
  ],
};

describe('the check of toolkits', () => {
  it('lets a good one pass, with its words counted', async () => {
    const { told, toolkits } = await check(inToolkits(smallToolkit()));
    expect(told).toEqual([]);
    expect(toolkits.map(({ slug, texts }) => [slug, texts.guide.sw.words, texts.guide.en.words])).toEqual([
      [smallToolkitSlug, 6, 7],
    ]);
  });

  it('finds a toolkit that comes alone', async () => {
    const { toolkits } = await check(inToolkits(smallToolkit()), `toolkits/${smallToolkitSlug}`);
    expect(toolkits).toHaveLength(1);
  });

  it.each(Object.entries(faulty))('tells %s with its place', async (_what, [change, expected]) => {
    const { told } = await checkChanged(change);
    const matching = expected.map((one) =>
      one instanceof RegExp ? (expect.stringMatching(one) as string) : one,
    );
    for (const one of matching) expect(told).toContainEqual(one);
  });

  it('refuses one id in two packages', async () => {
    const files = { ...inToolkits(smallToolkit()), ...inToolkits(smallToolkit(), 'twin') };
    expect((await check(files)).told).toEqual([
      expect.stringMatching(/toolkit\.yml:1:5 the toolkit small-toolkit has the id k1 too$/),
    ]);
  });
});
