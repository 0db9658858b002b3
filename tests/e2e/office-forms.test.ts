import type { Page } from '@playwright/test';
import { keptForms } from './drivers/kept-forms';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const t = wordsOf('sw');
const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('what is typed of a cohort, and a message to it, outlive their tab and the session @js-on', async ({
  page,
  context,
  administrator: { storageState },
  complaints,
}) => {
  await context.addCookies(storageState.cookies);
  const writing = '/sw/tracking/cohorts/new';
  const name = (on: Page) => on.locator('[name=name]');
  await page.goto(writing);
  await name(page).fill('Wauguzi wa Kasulu');
  await expect.poll(() => keptForms(page)).toEqual([expect.stringContaining('Wauguzi wa Kasulu')]);
  await page.close();

  const next = await context.newPage();
  await next.goto(writing);
  await expect(name(next)).toHaveValue('');
  await click(next, t('accounts:kept.take'));
  await expect(name(next)).toHaveValue('Wauguzi wa Kasulu');
  const today = new Date().toISOString().slice(0, 10);
  for (const day of ['startsOn', 'endsOn']) await next.fill(`[name=${day}]`, today);
  await context.clearCookies();
  await click(next, t('cohorts:make'));
  await expect(next.getByRole('heading', { name: t('accounts:signedOut.title') })).toBeVisible();
  forgiveStatus(complaints, 401);
  await context.addCookies(storageState.cookies);
  await click(next, t('accounts:signedOut.again'));
  await expect(next.getByRole('heading', { level: 1, name: 'Wauguzi wa Kasulu' })).toBeVisible();
  await expect.poll(() => keptForms(next)).toEqual([]);

  const cohort = new URL(next.url()).pathname;
  const text = next.locator('textarea[name=text]');
  await next.goto(`${cohort}/message`);
  await text.fill('Kikao: Jumatatu, saa nne');
  await expect.poll(() => keptForms(next)).toEqual([expect.stringContaining('Jumatatu')]);
  await next.goto('about:blank');
  await next.goto(`${cohort}/message`);
  await click(next, t('accounts:kept.take'));
  await context.clearCookies();
  await click(next, t('reminders:preview'));
  await expect(next).toHaveURL(/\/sign-in\?next=/);
  await context.addCookies(storageState.cookies);
  await next.reload();
  await expect(text).toHaveValue('Kikao: Jumatatu, saa nne');
  await expect.poll(() => keptForms(next)).toEqual([]);
});
