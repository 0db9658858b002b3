import { brotliDecompressSync } from 'node:zlib';
import { fillSignIn } from './drivers/account-pages';
import { runTumia } from './drivers/command-line';
import { exchange } from './drivers/exchange';
import { type ServerWithSms, startServerWithSms } from './drivers/server-with-sms';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

/** What the first page of an overview may weigh on the way. */
const pageBudget = 40 * 1024;
let server: ServerWithSms;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  server = await startServerWithSms();
  await runTumia(server.origin, 'demo', 'seed', '--learners', '4000');
});

test.afterAll(() => server.stop());

test('the overview of a nation with all its pictures and tables is light, and leads to the facilities where nobody is certified', async ({
  page,
}) => {
  const t = wordsOf('sw');
  await page.goto(`${server.origin}/sw/sign-in`);
  await fillSignIn(page, { phone: '0700000006', password: 'tumia-demo-2026' });
  await expect(page).toHaveURL(/\/sw\/me$/);
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  for (const search of ['', '?view=shared', '?course=c1']) {
    const headers = { 'Accept-Encoding': 'br', Cookie: cookie };
    const { body } = await exchange(`${server.origin}/sw/tracking${search}`, { headers });
    expect(brotliDecompressSync(body).toString()).toContain('class="figures of-');
    expect(body.length).toBeLessThan(pageBudget);
  }
  await page.goto(`${server.origin}/sw/tracking?course=c1&region=kigoma`);
  await page.getByRole('link', { name: t('tracking:facilities.seeWithout') }).click();
  await expect(page.locator('table.data tbody tr').first()).toBeVisible();
  await expect(page.locator('[name=certified]')).toHaveValue('without');
  const file = await page.request.get(
    (await page.getByRole('link', { name: t('tracking:shared.csv') }).getAttribute('href')) ?? '',
  );
  expect((await file.text()).split('\r\n')[0]).toContain(t('tracking:facilities.code'));
});

test('a coordinator finds people of a cadre in a council whose certificate ends soon, reminds them and takes the list along', async ({
  page,
}) => {
  const t = wordsOf('en');
  await page.goto(`${server.origin}/en/sign-in`);
  await fillSignIn(page, { phone: '0700000004', password: 'tumia-demo-2026' });
  await page.goto(`${server.origin}/en/tracking`);
  await page.getByRole('link', { name: t('tracking:pages.atRisk') }).click();
  const rows = page.locator('table.data tbody tr');
  await expect(rows.first()).toContainText(t('tracking:risk.reason.ending'));
  const shown = (await rows.first().innerText()).split(/\s*[\t\n,]\s*/);
  await page.locator('form.filters summary').click();
  for (const field of ['cadre', 'council']) {
    const names = await page.locator(`[name=${field}] option:not([value=""])`).allInnerTexts();
    await page.selectOption(`[name=${field}]`, { label: names.find((name) => shown.includes(name)) ?? '' });
  }
  await page.locator('form.filters details button').click();
  await expect(rows.first()).toContainText(t('tracking:risk.reason.ending'));
  const reached = await rows.count();
  expect(reached).toBeGreaterThan(0);

  await page.getByRole('link', { name: t('tracking:risk.remind') }).click();
  // Nobody writes to made-up people by SMS.
  await expect(page.getByText(t('reminders:refused.nobody'))).toBeVisible();
  await page.selectOption('[name=channel]', 'app');
  await page.getByRole('button', { name: t('reminders:preview') }).click();
  await expect(page.locator('blockquote')).toHaveCount(2);
  await page.locator('form[method=post] button').click();
  await expect(async () => {
    await page.reload();
    await expect(page.locator('dl.facts')).toContainText(t('reminders:outcome.sent'), { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });

  await page.goBack();
  await page.goBack();
  await page.goBack();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: t('tracking:shared.csv') }).click();
  expect((await download).suggestedFilename()).toMatch(/^tumia-at-risk.*\.csv$/);
});
