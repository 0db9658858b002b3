import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { importPackages } from '~/features/catalog/index.server';
import { getLesson } from '~/features/lessons/index.server';
import { publicHtml } from '~/mdx/index.server';
import { finishPage } from '~/platform/http/finish-page.server';
import { loader } from '~/routes/api/media';
import { edit, smallCourseSlug, smallPackage, writePackages } from '~tests/fixtures/course-package';
import { useWorkerDatabase } from '~tests/setup/use-worker-database';

useWorkerDatabase();

const sound = readFileSync('content/examples/audio/media/message.sw.mp3');
const form = readFileSync('content/examples/download/media/form.sw.pdf');
const table = Buffer.from(`mwezi,idadi\n${'Januari,57\n'.repeat(200)}`);

const components = (title: string) => `Text.

<Figure src="media/register.jpg" alt="${title}" />

<Audio src="media/speech.mp3" title="${title}">

Text.

</Audio>

<Download src="media/form.pdf" title="${title}" />

<Download src="media/table.csv" title="${title}" />`;

/** Publishes the small course with a picture, a recording, a form and a table in its first lesson. */
async function importCourseWithMedia(more: Record<string, Uint8Array> = {}) {
  const files = smallPackage();
  edit(files, 'basics/counting/lesson.sw.mdx', 'Hesabu **mara mbili**.', components('Rejesta'));
  edit(files, 'basics/counting/lesson.en.mdx', 'Count **twice**.', components('Register'));
  const picture = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#a33' } })
    .withExif({ IFD0: { Artist: 'Rehema Kasanda' } })
    .jpeg()
    .toBuffer();
  const media = {
    'register.jpg': picture,
    'speech.mp3': sound,
    'form.pdf': form,
    'table.csv': table,
    ...more,
  };
  const written = Object.entries(media).map(
    ([name, bytes]) => [`basics/counting/media/${name}`, bytes] as const,
  );
  const { folder, remove } = writePackages({
    [smallCourseSlug]: { ...files, ...Object.fromEntries(written) },
  });
  try {
    return await importPackages(folder);
  } finally {
    remove();
  }
}

const counting = { course: smallCourseSlug, module: 'basics', lesson: 'counting', language: 'sw' as const };
const lessonHtml = async () => publicHtml((await getLesson(counting))?.blocks ?? []);
const addressesIn = (html: string) => [...new Set(html.match(/\/media\/[\w.]+/g))];

/** Asks the route as the server does, the last form of its answer included. */
async function ask(address: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`http://localhost${address}`, { headers });
  const context = { clientAddress: '127.0.0.1', publicUrl: 'http://localhost', isForm: false };
  return finishPage(request, await loader({ request, params: { file: address.split('/').at(-1) }, context }));
}
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

let addresses: string[];
const addressOf = (ending: string) => addresses.find((address) => address.endsWith(ending)) ?? '';

beforeAll(async () => {
  const answer = await importCourseWithMedia();
  if (!answer.ok) throw new Error(JSON.stringify(answer.faults));
  addresses = addressesIn(await lessonHtml());
});

describe('the files of a lesson', () => {
  test('have the hash of their bytes for an address, and their own type', async () => {
    expect(addresses.map((address) => address.split('.').at(-1)).sort()).toEqual(
      ['avif', 'avif', 'csv', 'jpg', 'mp3', 'pdf', 'webp', 'webp'].sort(),
    );
    const types = {
      avif: 'image/avif',
      webp: 'image/webp',
      jpg: 'image/jpeg',
      mp3: 'audio/mpeg',
      pdf: 'application/pdf',
    };
    for (const [ending, type] of Object.entries(types)) {
      const address = addressOf(ending);
      const response = await ask(address);
      expect([response.status, response.headers.get('Content-Type')], address).toEqual([200, type]);
      const body = await bytesOf(response);
      expect(response.headers.get('Content-Length')).toBe(String(body.length));
      const hash = createHash('sha256').update(body).digest('hex').slice(0, 24);
      expect(address).toBe(`/media/${hash}.${ending}`);
    }
  });

  test('come as their author gave them, pictures apart', async () => {
    expect(await bytesOf(await ask(addressOf('mp3')))).toEqual(sound);
    expect(await bytesOf(await ask(addressOf('pdf')))).toEqual(form);
    expect(await bytesOf(await ask(addressOf('csv')))).toEqual(table);
    expect((await bytesOf(await ask(addressOf('jpg')))).toString('latin1')).not.toContain('Rehema');
  });

  test('weigh what their lesson says that they do: just what travels', async () => {
    const html = await lessonHtml();
    const told = [...html.matchAll(/"(\/media\/[\w.]+\.(mp3|pdf|csv))"|<data value="(\d+)">/g)];
    for (const ending of ['mp3', 'pdf', 'csv']) {
      const at = told.findIndex(([, , kind]) => kind === ending);
      // A recording's weight stands before its address, a form's behind it.
      const stated = told[ending === 'mp3' ? at - 1 : at + 1]?.[3];
      const response = await ask(addressOf(ending), { 'Accept-Encoding': 'br, gzip' });
      expect([ending, stated]).toEqual([ending, response.headers.get('Content-Length')]);
      expect((await bytesOf(response)).length).toBe(Number(stated));
    }
  });

  test('are kept for good, and not sent again to who has them', async () => {
    for (const address of addresses) {
      const response = await ask(address);
      expect(response.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
      const etag = response.headers.get('ETag') ?? '';
      expect(etag).toMatch(/"[\w-]+"$/);
      const again = await ask(address, { 'If-None-Match': etag });
      expect([again.status, (await bytesOf(again)).length]).toEqual([304, 0]);
    }
  });

  test('open in the lesson where they are shown, and are saved where they are forms', async () => {
    const dispositionOf = async (ending: string) =>
      (await ask(addressOf(ending))).headers.get('Content-Disposition');
    for (const ending of ['avif', 'webp', 'jpg', 'mp3'])
      expect(await dispositionOf(ending), ending).toBeNull();
    for (const ending of ['pdf', 'csv']) expect(await dispositionOf(ending), ending).toBe('attachment');
  });

  test('keep their addresses when the same is imported again', async () => {
    expect(await importCourseWithMedia()).toMatchObject({ ok: true, courses: [{ outcome: 'unchanged' }] });
    expect(addressesIn(await lessonHtml())).toEqual(addresses);
  });
});

describe('a part of a recording', () => {
  const part = (range: string, headers: Record<string, string> = {}) =>
    ask(addressOf('mp3'), { Range: range, ...headers });

  test.each<[string, number, number]>([
    ['bytes=0-99', 0, 99],
    ['bytes=0-', 0, sound.length - 1],
    ['bytes=100-199', 100, 199],
    ['bytes=-50', sound.length - 50, sound.length - 1],
    [`bytes=200-${sound.length + 5_000}`, 200, sound.length - 1],
    [`bytes=${sound.length - 1}-`, sound.length - 1, sound.length - 1],
  ])('%s', async (range, start, end) => {
    const response = await part(range);
    expect(response.status).toBe(206);
    expect(response.headers.get('Content-Range')).toBe(`bytes ${start}-${end}/${sound.length}`);
    expect(response.headers.get('Accept-Ranges')).toBe('bytes');
    const body = await bytesOf(response);
    expect(body).toEqual(sound.subarray(start, end + 1));
    expect(response.headers.get('Content-Length')).toBe(String(body.length));
  });

  test.each([`bytes=${sound.length}-`, `bytes=${sound.length + 10}-${sound.length + 20}`, 'bytes=5-2'])(
    'that is not there is refused, and the refusal isn’t kept: %s',
    async (range) => {
      const response = await part(range);
      expect(response.status).toBe(416);
      expect(response.headers.get('Content-Range')).toBe(`bytes */${sound.length}`);
      expect((await bytesOf(response)).length).toBe(0);
      expect(response.headers.get('Cache-Control')).not.toContain('immutable');
    },
  );

  test.each(['bytes', 'bytes=', 'lines=0-5', 'bytes=0-1,5-6', 'bytes=a-b', ''])(
    'that can’t be told gives the whole: “%s”',
    async (range) => {
      const response = await part(range);
      expect(response.status).toBe(200);
      expect((await bytesOf(response)).length).toBe(sound.length);
    },
  );

  test('of a text is counted in the bytes of the file, so it isn’t compressed', async () => {
    const whole = await ask(addressOf('csv'), { 'Accept-Encoding': 'br' });
    expect(whole.headers.get('Content-Encoding')).toBe('br');
    const response = await ask(addressOf('csv'), { 'Accept-Encoding': 'br', Range: 'bytes=12-1211' });
    expect([response.status, response.headers.get('Content-Encoding')]).toEqual([206, null]);
    expect(await bytesOf(response)).toEqual(table.subarray(12, 1212));
  });
});

describe('an address that no lesson has', () => {
  test.each([
    '/media/000000000000000000000000.jpg',
    '/media/x.jpg',
    '/media/',
    '/media/constructor',
    '/media/000000000000000000000000.constructor',
    '/media/000000000000000000000000.html',
    '/media/%2e%2e%2fpackage.json',
  ])('%s', async (address) => {
    const response = await ask(address);
    expect([response.status, (await bytesOf(response)).length]).toEqual([404, 0]);
  });

  test('is that of a file under another ending', async () => {
    const response = await ask(addressOf('mp3').replace(/mp3$/, 'mp4'));
    expect(response.status).toBe(404);
  });
});

describe('a course with a file that can’t be used', () => {
  test.each<[string, string, Uint8Array, string]>([
    ['a form that is HTML', 'form.pdf', Buffer.from('<script>alert(1)</script>'), 'fileKind'],
    ['a recording that is text', 'speech.mp3', Buffer.from('Habari'), 'fileKind'],
    ['half a picture', 'register.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'pictureUnreadable'],
    ['a file that no text names', 'spare.pdf', form, 'mediaUnused'],
  ])('is refused as a whole: %s', async (_what, name, bytes, code) => {
    const answer = await importCourseWithMedia({ [name]: bytes });
    if (answer.ok) throw new Error('it was imported');
    expect(answer.faults.map((fault) => fault.code)).toContain(code);
    expect(answer.faults.every((fault) => fault.file.includes('basics/counting/'))).toBe(true);
    expect(addressesIn(await lessonHtml())).toEqual(addresses);
  });
});
