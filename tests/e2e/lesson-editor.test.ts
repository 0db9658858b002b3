import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { demoAuthor, makeLessonDraft } from './drivers/lesson-draft';
import { postForm, signOut } from './drivers/learner-over-http';
import { expect, forgiveStatus, test } from './drivers/tumia';

const writing = (page: Page) => page.locator('[data-text=sw] .cm-content');
const preview = (page: Page) => page.locator('[data-preview=sw]');
const status = (page: Page) => page.locator('.editor-status');

/** Writes at the end of the Swahili text. */
async function write(page: Page, words: string): Promise<void> {
  await writing(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(words);
}

test('a lesson is written with its preview, kept over a crash, and shared by two windows @js-on', async ({
  page,
  context,
  author,
  baseURL,
  complaints,
}) => {
  const path = await makeLessonDraft(baseURL ?? '', 'kuhesabu-upya');
  await context.addCookies(author.storageState.cookies);

  await page.goto(`/sw${path}`);
  await expect(preview(page)).toContainText('Hesabu mistari 12');
  await write(page, '\nUsisahau tarehe.');
  // The first preview starts the compiler.
  await expect(preview(page)).toContainText('Usisahau tarehe.', { timeout: 20_000 });
  await expect(page.locator('[data-open-blocks]')).toContainText('Haipo');
  await expect(status(page)).toContainText('Imehifadhiwa');

  await write(page, '\n\n<Callout kind="hatari">');
  await expect(page.locator('[data-told=sw] .editor-faults')).toContainText('Mstari');
  await expect(preview(page), 'the last good preview stays').toContainText('Usisahau tarehe.');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+z');
  await expect(page.locator('[data-told=sw] .editor-faults')).toHaveCount(0);
  await expect(status(page)).toContainText('Imehifadhiwa');

  // The browser ends before anything could be saved.
  await page.route('**/save', (route) => route.fulfill({ status: 503 }));
  await write(page, '\n\nMaandishi yasiyohifadhiwa.');
  await expect(preview(page)).toContainText('yasiyohifadhiwa');
  await page.close();
  forgiveStatus(complaints, 503);

  const first = await context.newPage();
  await first.goto(`/sw${path}`);
  await expect(writing(first)).not.toContainText('yasiyohifadhiwa');
  await first.getByRole('button', { name: 'Yarudishe' }).click();
  await expect(writing(first)).toContainText('Maandishi yasiyohifadhiwa.');
  await expect(status(first)).toContainText('Imehifadhiwa');

  const second = await context.newPage();
  await second.goto(`/sw${path}`);
  await expect(second.locator('[data-notice=second]')).toBeVisible();
  await write(first, ' Mwisho.');
  await expect(writing(second)).toContainText('Mwisho.');
});

/** What a browser puts on the clipboard, or drags in. */
interface Handed {
  html?: string;
  file: { name: string; type: string; bytes: Buffer };
}

/** Pastes or drops a file on the Swahili text. */
const hand = (page: Page, event: 'paste' | 'drop', { html, file }: Handed) =>
  writing(page).evaluate(
    (target, { event: type, html: markup, name, mime, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      if (markup) data.setData('text/html', markup);
      data.items.add(new File([bytes], name, { type: mime }));
      const init = { bubbles: true, cancelable: true };
      target.dispatchEvent(
        type === 'paste'
          ? new ClipboardEvent('paste', { ...init, clipboardData: data })
          : new DragEvent('drop', { ...init, dataTransfer: data }),
      );
    },
    { event, html, name: file.name, mime: file.type, base64: file.bytes.toString('base64') },
  );

const insert = (page: Page) => page.locator('dialog').getByRole('button', { name: 'Weka', exact: true });

test('pictures, recordings and components come by paste, drop and form, and the library shows where they are @js-on', async ({
  page,
  context,
  author,
  baseURL,
  complaints,
}) => {
  const path = await makeLessonDraft(baseURL ?? '', 'picha-na-sauti');
  await context.addCookies(author.storageState.cookies);
  await page.goto(`/sw${path}`);
  await write(page, '\nKwanza');
  await page.getByRole('button', { name: 'Orodha', exact: true }).click();
  await expect(writing(page)).toContainText('- Kwanza');
  await page.locator('.editor-bar select').selectOption('Callout');
  await page.locator('dialog select').selectOption('tip');
  await page.locator('dialog textarea').fill('Andika tarehe {leo}.');
  await insert(page).click();
  await expect(preview(page).locator('li')).toContainText('Kwanza', { timeout: 20_000 });
  await expect(preview(page), 'what looks like an expression is none').toContainText('Andika tarehe {leo}.');

  const photo = await sharp({ create: { width: 640, height: 400, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer();
  await hand(page, 'paste', {
    html: '<meta charset="utf-8"><img src="https://example.org/rejesta.jpg">',
    file: { name: 'rejesta.jpg', type: 'image/jpeg', bytes: photo },
  });
  const dialog = page.locator('dialog');
  await expect(dialog.getByRole('heading')).toHaveText('Picha: rejesta.jpg');
  await dialog.getByLabel('Inaonyesha nini, kwa Kiswahili').fill('Ukurasa wa rejesta');
  await dialog.getByLabel('Inaonyesha nini, kwa Kiingereza').fill('A page of the register');
  await insert(page).click();
  await expect(preview(page).locator('img')).toHaveAttribute('alt', 'Ukurasa wa rejesta', {
    timeout: 20_000,
  });

  const drop = (bytes: Buffer) =>
    hand(page, 'drop', { file: { name: 'hotuba.mp3', type: 'audio/mpeg', bytes } });
  await drop(Buffer.from('hii si sauti'));
  await expect(dialog.getByRole('heading')).toHaveText('Rekodi: hotuba.mp3');
  const typed: [string, string][] = [
    ['Kichwa kwa Kiswahili', 'Hotuba'],
    ['Kichwa kwa Kiingereza', 'A talk'],
    ['Yanayosemwa, kwa Kiswahili', 'Karibuni.'],
    ['Yanayosemwa, kwa Kiingereza', 'Welcome.'],
  ];
  const fillAll = async () => {
    for (const [label, words] of typed) await dialog.getByLabel(label).fill(words);
  };
  await fillAll();
  await insert(page).click();
  await expect(dialog.locator('.fault'), 'what is no recording is refused').toBeVisible();
  await expect(dialog.getByLabel('Yanayosemwa, kwa Kiingereza')).toHaveValue('Welcome.');
  forgiveStatus(complaints, 422);
  await dialog.getByRole('button', { name: 'Ghairi' }).click();
  await drop(await readFile('content/examples/audio/media/message.sw.mp3'));
  await fillAll();
  await insert(page).click();
  await expect(preview(page).locator('audio')).toHaveCount(1, { timeout: 20_000 });
  await expect(page.locator('[data-preview=en] audio')).toHaveCount(1);
  await expect(status(page)).toContainText('Imehifadhiwa');

  await page.goto('/sw/studio/institutes/ttcih/media');
  const kept = page.locator('.library > li', { hasText: 'rejesta.jpg' });
  await expect(kept).toContainText('Ukurasa wa rejesta');
  await expect(kept.locator(`a[href*="${path}"]`)).toBeVisible();
  await expect(page.locator('meter')).toBeVisible();
});

test('whoever writes hears of a colleague elsewhere, and a session that ends costs nothing @js-on', async ({
  page,
  context,
  baseURL,
  complaints,
  playwright,
}) => {
  const path = await makeLessonDraft(baseURL ?? '', 'wawili-wanaandika');
  expect((await postForm(context.request, '/sw/sign-in', demoAuthor)).status()).toBe(303);
  const colleague = await playwright.request.newContext({ baseURL: baseURL ?? '' });
  const manager = { phone: '+255700000005', password: demoAuthor.password };
  expect((await postForm(colleague, '/sw/sign-in', manager)).status()).toBe(303);

  await page.route('**/save', (route) => route.fulfill({ status: 503 }));
  await page.goto(`/sw${path}`);
  const version = Number(await page.locator('[name=swVersion]').inputValue());
  const theirs = { language: 'sw', body: '## Kuhesabu\n\nHesabu mistari 12. Ya meneja.\n', version };
  expect((await colleague.post(`/sw${path}/save`, { data: theirs })).status()).toBe(200);
  await write(page, '\nYa mwandishi.');
  const since = page.locator('[data-notice=since-sw]');
  await expect(since).toContainText('amehifadhi maandishi ya Kiswahili', { timeout: 20_000 });
  const changes = (await since.getByRole('link').getAttribute('href')) ?? '';
  expect(await (await context.request.get(changes)).text()).toContain('<ins>meneja</ins>');
  await expect(status(page)).toContainText('Hakuna mtandao');
  forgiveStatus(complaints, 503);

  await page.unroute('**/save');
  await write(page, ' Zaidi.');
  const conflict = page.locator('[data-notice=conflict-sw]');
  await expect(conflict.getByRole('link')).toHaveAttribute('href', changes);
  forgiveStatus(complaints, 409);
  await signOut(context.request);
  await conflict.getByRole('button', { name: 'Hifadhi yangu' }).click();
  await expect(page.locator('[data-notice=signed-out]')).toBeVisible();
  expect((await postForm(context.request, '/sw/sign-in', demoAuthor)).status()).toBe(303);
  await page.getByRole('button', { name: 'Hifadhi', exact: true }).click();
  await expect(status(page)).toContainText('Imehifadhiwa');
  expect(await (await colleague.get(`/sw${path}`)).text()).toContain('Ya mwandishi. Zaidi.');
  await colleague.dispose();
});

test('a module is dragged beyond the edge of the screen, and its whole deed is taken back later @js-on', async ({
  page,
  context,
  author,
}) => {
  await context.addCookies(author.storageState.cookies);
  const course = {
    institute: 'ttcih',
    slug: 'moduli-nyingi',
    titleSw: 'Moduli nyingi',
    titleEn: 'Many modules',
  };
  const created = await postForm(context.request, '/sw/studio/courses', { intent: 'create', ...course });
  const home = created.headers().location ?? '';
  for (const slug of ['kwanza', 'pili', 'tatu', 'nne', 'tano']) {
    const module = { intent: 'addModule', slug, titleSw: slug, titleEn: slug };
    expect((await postForm(context.request, home, module)).status()).toBe(303);
  }
  await page.goto(home);
  const names = page.locator('.outline > li > h2');
  const handle = page.locator('.outline > li > .drag-handle').first();
  await handle.scrollIntoViewIfNeeded();
  const { x, y } = (await handle.boundingBox()) ?? { x: 0, y: 0 };
  await page.mouse.move(x + 8, y + 8);
  await page.mouse.down();
  await page.mouse.move(x + 8, 630, { steps: 4 });
  await expect(names.last(), 'the page scrolls under the pointer').toHaveText('kwanza');
  await page.mouse.up();
  await expect(page.getByText('Imefanyika.')).toBeVisible();
  await expect(names).toHaveText(['pili', 'tatu', 'nne', 'tano', 'kwanza']);

  const takeOut = { intent: 'deleteModule', module: 'tano' };
  expect((await postForm(context.request, home, takeOut)).status()).toBe(303);
  await page.goto(`${home}/history`);
  await page
    .getByRole('link', { name: /^pamoja na/ })
    .first()
    .click();
  await expect(page.locator('#deed li').first()).toBeVisible();
  await page.getByRole('button', { name: 'Tengua yote kwa pamoja' }).click();
  await expect(page.getByText('yametenguliwa')).toBeVisible();
  await page.goto(home);
  await expect(names).toHaveText(['pili', 'tatu', 'nne', 'tano', 'kwanza']);
});
