import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkContent } from '~/features/catalog/index.server';
import { closeCompiler } from '~/mdx/index.server';
import {
  both,
  categoryOf,
  choicesOf,
  contextOf,
  entryOf,
  labelOf,
  moodleBackup,
  packed,
  pageOf,
  quizOf,
  type WrittenBackup,
} from '~tests/fixtures/moodle-backup';
import { writeArchive } from '~tests/fixtures/zip-archive';
import { convertBackup } from './convert-backup.server';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tumia-moodle-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
afterAll(closeCompiler);

async function convert(bytes: Uint8Array, name = 'malaria') {
  const file = path.join(folder, 'backup.mbz');
  await writeFile(file, bytes);
  return convertBackup(file, path.join(folder, name), { institute: 'ttcih', language: undefined });
}

const entries = Array.from({ length: 10 }, (_, place) => String(place + 1));

const choice = (id: string) =>
  entryOf(
    id,
    'multichoice',
    both(`<p>Swali la ${id}: malaria huletwa na nini?</p>`, `<p>Question ${id}: what brings malaria?</p>`),
    choicesOf([
      { text: both('Mbu', 'Mosquitoes'), feedback: '' },
      { text: both('Inzi', 'Flies'), feedback: both('Inzi huleta kuhara.', 'Flies bring diarrhoea.') },
      { text: both('Maji', 'Water'), feedback: '' },
    ]),
  );

async function wholeCourse(): Promise<WrittenBackup> {
  const picture = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#3a6' } })
    .png()
    .toBuffer();
  const html = (words: string, alt: string) =>
    `<h3>${words}</h3><p>${words}: <img src="@@PLUGINFILE@@/mbu.png" alt="${alt}"></p>
     <table><tbody><tr><td>A</td><td>B</td></tr><tr><td>1</td><td>2</td></tr></tbody></table>`;
  return {
    title: both('Malaria kituoni', 'Malaria at the facility'),
    summary: both('<p>Jifunze kuhusu malaria.</p>', '<p>Learn about malaria.</p>'),
    sections: [
      {
        id: '7',
        name: both('Misingi', 'Basics'),
        activities: [
          {
            moduleId: '11',
            kind: 'page',
            title: both('Mbu', 'Mosquitoes'),
            content: pageOf(both(html('Mbu', 'Mbu mmoja'), html('Mosquitoes', 'One mosquito'))),
          },
          {
            moduleId: '12',
            kind: 'label',
            title: 'Kumbuka',
            content: labelOf(both('<p>Tumia chandarua.</p>', '<p>Use a net.</p>')),
          },
          { moduleId: '13', kind: 'quiz', title: 'Jaribio', content: quizOf(entries.slice(0, 5)) },
        ],
      },
      {
        id: '8',
        name: '',
        activities: [{ moduleId: '14', kind: 'quiz', title: 'Mwisho', content: quizOf(entries.slice(5)) }],
      },
    ],
    questions: categoryOf(entries.map(choice)),
    files: [
      { contextId: contextOf('11'), component: 'mod_page', area: 'content', name: 'mbu.png', bytes: picture },
    ],
  };
}

const zipped = (parts: ReadonlyMap<string, Uint8Array>) =>
  writeArchive(
    Object.fromEntries(
      [...parts].map(([name, bytes]) => [
        name,
        { bytes, uncompressedSize: bytes.byteLength, compressionMethod: 0 },
      ]),
    ),
  );

describe('a course in both languages', () => {
  test('becomes a package in which the check finds no fault', async () => {
    const parts = moodleBackup(await wholeCourse());
    const answer = await convert(await packed(parts));
    expect(answer).toMatchObject({ outcome: 'converted' });
    const { faults } = await checkContent(path.join(folder, 'malaria'));
    expect(faults).toEqual([]);
  }, 120_000);

  test('is read as well where it is packed in the older form', async () => {
    const parts = moodleBackup(await wholeCourse());
    const again = await convert(zipped(parts));
    expect(again).toMatchObject({ outcome: 'converted', report: { files: [{ reason: null }] } });
  });

  test('is told of a file whose bytes are others, and is taken without it', async () => {
    const parts = moodleBackup(await wholeCourse());
    const name = [...parts.keys()].find((one) => one.startsWith('files/')) ?? '';
    parts.set(name, Buffer.from('something else'));
    const answer = await convert(await packed(parts));
    expect(answer).toMatchObject({
      outcome: 'converted',
      report: { files: [{ name: 'mbu.png', reason: 'damaged' }] },
    });
  });
});

describe('what is refused leaves nothing behind', () => {
  const small = () => moodleBackup({ sections: [] });
  const withPart = (name: string, text = 'x') => packed(small().set(name, Buffer.from(text)));

  test.each([
    ['a part outside', 'outside', () => withPart('../../etc/passwd')],
    ['a part from the root', 'outside', () => withPart('/etc/passwd')],
    ['a link', 'outside', () => packed(small(), [{ name: 'files/aa', linkname: '/etc/passwd' }])],
    ['entities', 'entities', () => withPart('questions.xml', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')],
    ['nothing of a course', 'noCourse', () => withPart('moodle_backup.xml', '<moodle_backup/>')],
    ['another archive', 'notBackup', () => packed([['readme.txt', Buffer.from('x')]])],
    ['a broken file', 'unreadable', async () => (await packed(small())).subarray(0, 200)],
    ['a text that grows', 'tooLarge', () => withPart('files.xml', ' '.repeat(51 * 1024 * 1024))],
    ['something else', 'notBackup', () => Promise.resolve(Buffer.from('GIF89a'))],
    ['gzip of something else', 'unreadable', () => Promise.resolve(gzipSync('x'.repeat(2_000)))],
  ])('%s', async (_what, fault, write) => {
    expect(await convert(await write())).toEqual({ outcome: 'refused', fault });
    expect(await readdir(folder)).toEqual(['backup.mbz']);
  });

  test('a folder that has something in it, or can’t be an address', async () => {
    const bytes = await packed(small());
    expect(await convert(bytes, 'Malaria Kozi')).toEqual({ outcome: 'refused', fault: 'folderName' });
    expect(await convert(bytes, '')).toMatchObject({ outcome: 'refused' });
    await convert(bytes);
    expect(await convert(bytes)).toEqual({ outcome: 'refused', fault: 'folderTaken' });
  });
});

test('ten thousand activities are read and accounted for', async () => {
  const activities = Array.from({ length: 10_000 }, (_, place) => ({
    moduleId: String(place + 100),
    kind: place % 10 === 0 ? 'label' : 'forum',
    title: `Sehemu ${place}`,
    content: labelOf('<p>Maji</p>'),
  }));
  const answer = await convert(
    await packed(moodleBackup({ sections: [{ id: '7', name: 'Nyingi', activities }] })),
  );
  expect(answer).toMatchObject({ outcome: 'converted', written: 2 });
  if (answer.outcome !== 'converted') return;
  expect(answer.report.activities).toHaveLength(10_000);
  expect(answer.report.activities.filter(({ outcome }) => outcome === 'part')).toHaveLength(1_000);
}, 60_000);
