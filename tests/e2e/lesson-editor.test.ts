import type { Page } from '@playwright/test';
import { demoAuthor, makeLessonDraft } from './drivers/lesson-draft';
import { postForm } from './drivers/learner-over-http';
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
  baseURL,
  complaints,
}) => {
  const path = await makeLessonDraft(baseURL ?? '', 'kuhesabu-upya');
  const signedIn = await postForm(context.request, '/sw/sign-in', demoAuthor);
  expect(signedIn.status()).toBe(303);

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
