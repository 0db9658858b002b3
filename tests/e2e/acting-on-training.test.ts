import { fillSignIn } from './drivers/account-pages';
import { runTumia } from './drivers/command-line';
import { type ServerWithSms, startServerWithSms } from './drivers/server-with-sms';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

let server: ServerWithSms;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  server = await startServerWithSms();
  await runTumia(server.origin, 'demo', 'seed', '--learners', '4000');
});

test.afterAll(() => server.stop());

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

test('a coordinator makes a cohort of a list, moves its first day, takes somebody out, sees who waits for what, and exports', async ({
  page,
  complaints,
}) => {
  const t = wordsOf('en');
  const inDays = (days: number) =>
    new Date(Date.now() + days * 86_400_000).toLocaleDateString('en-CA', {
      timeZone: 'Africa/Dar_es_Salaam',
    });
  await page.goto(`${server.origin}/en/sign-in`);
  await fillSignIn(page, { phone: '0700000004', password: 'tumia-demo-2026' });
  await page.goto(`${server.origin}/en/tracking/learners?step=known&cadre=EN`);
  await page.getByRole('link', { name: t('cohorts:fromList.make') }).click();
  await page.getByLabel(t('cohorts:field.name')).fill('Enrolled nurses, supervision');
  await page.selectOption('[name=subject]', 'path/supervisors');
  await page.fill('[name=startsOn]', inDays(2));
  await page.fill('[name=endsOn]', inDays(60));
  await page.getByRole('button', { name: t('cohorts:make') }).click();
  const rows = page.locator('table.data tbody tr');
  await expect(rows.first()).toContainText('is enrolled on');
  const members = await rows.count();
  expect(members).toBeGreaterThan(1);

  const gone = rows.first().getByRole('checkbox');
  const person = await gone.inputValue();
  await gone.check();
  await page.getByRole('button', { name: t('cohorts:remove.title') }).click();
  await expect(page.getByText('1 person was taken out.')).toBeVisible();
  await expect(rows).toHaveCount(members - 1);
  await expect(page.locator(`[name=person][value="${person}"]`)).toHaveCount(0);

  await page.getByRole('link', { name: t('cohorts:edit.title') }).click();
  await page.fill('[name=endsOn]', inDays(1));
  await page.getByRole('button', { name: t('cohorts:edit.save') }).click();
  await expect(page.getByText(t('cohorts:errors.dayOrder'))).toBeVisible();
  forgiveStatus(complaints, 422);
  await page.fill('[name=startsOn]', inDays(0));
  await page.fill('[name=endsOn]', inDays(60));
  await page.getByRole('button', { name: t('cohorts:edit.save') }).click();
  await expect(page).toHaveURL(/\/cohorts\/[0-9a-f-]{36}$/);
  const waiting = rows.filter({ hasText: 'waits with “Supervision and mentoring with data”' });
  await expect(async () => {
    await page.reload();
    await expect(rows.filter({ hasText: t('cohorts:state.waiting') })).toHaveCount(0, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(waiting.first()).toContainText('must first complete “Data quality at the facility”');
  const name = await waiting.first().getByRole('link').innerText();

  const csv = page.getByRole('link', { name: t('tracking:shared.csv') });
  const file = await page.request.get(`${server.origin}${await csv.getAttribute('href')}`);
  const lines = (await file.text()).trim().split('\r\n');
  expect(lines).toHaveLength(members);
  expect(lines.find((line) => line.startsWith(name))).toContain('waits with');
  await waiting.first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
});
