import type { Page } from '@playwright/test';
import { keptForms } from './drivers/kept-forms';
import { postForm } from './drivers/learner-over-http';
import { makeLessonDraft } from './drivers/lesson-draft';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const t = wordsOf('sw');
const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test.beforeEach(async ({ context, author }) => {
  await context.addCookies(author.storageState.cookies);
});

test('what is typed about a course outlives its tab and the session, and is offered no more once it is saved @js-on', async ({
  page,
  context,
  author,
  baseURL,
  complaints,
}) => {
  await makeLessonDraft(baseURL ?? '', 'fomu-za-studio');
  const about = '/sw/studio/courses/fomu-za-studio/about';
  const summary = (on: Page) => on.locator('[name=summarySw]');
  await page.goto(about);
  await summary(page).fill('Kuhesabu kila wiki');
  await expect.poll(() => keptForms(page)).toEqual([expect.stringContaining('Kuhesabu kila wiki')]);
  await page.close();

  const next = await context.newPage();
  await next.goto(about);
  await expect(summary(next)).toHaveValue('');
  await click(next, t('accounts:kept.take'));
  await expect(summary(next)).toHaveValue('Kuhesabu kila wiki');
  await context.clearCookies();
  await click(next, t('drafts:outline.save'));
  await expect(next.getByRole('heading', { name: t('accounts:signedOut.title') })).toBeVisible();
  forgiveStatus(complaints, 401);
  await context.addCookies(author.storageState.cookies);
  await click(next, t('accounts:signedOut.again'));
  await expect(next.getByText(t('drafts:about.saved'))).toBeVisible();
  await expect(summary(next)).toHaveValue('Kuhesabu kila wiki');
  await expect.poll(() => keptForms(next)).toEqual([]);
});

test('a question comes back with the rows that its writer had added @js-on', async ({ page, context }) => {
  const bank = { institute: 'ttcih', id: 'fomu', titleSw: 'Hazina ya fomu', titleEn: 'A bank of forms' };
  expect((await postForm(context.request, '/sw/studio/items', bank)).status()).toBe(303);
  const write = '/sw/studio/items/ttcih.fomu/write?type=single';
  await page.goto(write);
  const options = page.locator('[name^="options."][name$=".text.sw"]');
  const begun = await options.count();
  await page.locator('button[name=deed][value^=add]').first().click();
  await expect(options).toHaveCount(begun + 1);
  await options.last().fill('Mbu jike');
  await expect.poll(() => keptForms(page)).toEqual([expect.stringContaining('Mbu jike')]);
  await page.goto('about:blank');

  await page.goto(write);
  await expect(options).toHaveCount(begun);
  await click(page, t('accounts:kept.take'));
  await expect(options).toHaveCount(begun + 1);
  await expect(options.last()).toHaveValue('Mbu jike');
});
