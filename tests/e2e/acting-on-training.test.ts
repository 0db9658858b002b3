import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { brotliDecompressSync } from 'node:zlib';
import { fillSignIn } from './drivers/account-pages';
import { runTumia } from './drivers/command-line';
import { exchange } from './drivers/exchange';
import { type ServerWithSms, startServerWithSms } from './drivers/server-with-sms';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

/** What the first page of an overview may weigh on the way. */
const pageBudget = 40 * 1024;
let server: ServerWithSms;

const coordinator = { phone: '0700000004', password: 'tumia-demo-2026' };

/** Opens the overview, signed in as the coordinator of Kigoma. */
async function enter(page: Page): Promise<void> {
  await page.goto(`${server.origin}/en/sign-in`);
  await fillSignIn(page, coordinator);
  await page.goto(`${server.origin}/en/tracking`);
}

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
  const csv = await page.getByRole('link', { name: t('tracking:shared.csv') }).getAttribute('href');
  const file = await page.request.get(`${server.origin}${csv ?? ''}`);
  expect((await file.text()).split('\r\n')[0]).toContain(t('tracking:facilities.code'));
});

test('a coordinator finds people of a cadre in a council whose certificate ends soon, reminds them and takes the list along', async ({
  page,
}) => {
  const t = wordsOf('en');
  await enter(page);
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
  await page.reload();
  await page.locator('a[href*="/tracking/reminders/"]').click();
  // Whoever is on the list with two courses is reminded once.
  const reminded = Number(await page.locator('dl.facts dd').innerText());
  const outcomes = page.waitForEvent('download');
  await page.getByRole('link', { name: t('tracking:shared.csv') }).click();
  const lines = (await readFile(await (await outcomes).path(), 'utf8')).trim().split('\r\n');
  expect(lines.slice(1).filter((line) => line.includes(t('reminders:outcome.sent')))).toHaveLength(reminded);
});

test('an office that a coordinator names says yes without an account, and stops with one tap', async ({
  page,
  browser,
  complaints,
}) => {
  const t = wordsOf('en');
  const [own, dmo] = ['mratibu@council.example', 'dmo@council.example'];
  const mailTo = async (address: string) => {
    await expect.poll(() => server.mailsTo(address).length, { timeout: 20_000 }).toBe(1);
    return server.mailsTo(address)[0] ?? '';
  };
  await enter(page);
  await page.goto(`${server.origin}/en/me/email`);
  await page.locator('input[name=email]').fill(own);
  await page.locator('input[name=password]').fill(coordinator.password);
  await page.locator('main form button.button').first().click();
  const code = /Tumia: (\d{4} ?\d{4})/.exec(await mailTo(own))?.[1] ?? '';
  await page.locator('input[name=code]').fill(code);
  await page.locator('form:has([name=code]) button.button').click();
  await expect(page.getByRole('status')).toContainText(t('recovery:email.saved'));

  await page.goto(`${server.origin}/en/tracking/by-email`);
  await page.getByRole('button', { name: t('tracking:byEmail.order') }).click();
  await page.getByText(t('tracking:byEmail.office.title')).click();
  await page.locator('input[name=office]:not([type=hidden])').fill('DMO, Kigoma DC');
  await page.selectOption('select[name=place]', 'council/kigoma-dc');
  await page.locator('input[name=email]').fill('dmo@');
  await page.getByRole('button', { name: t('tracking:byEmail.office.name') }).click();
  await expect(page.locator('.fault')).toHaveText(t('tracking:byEmail.office.errors.address'));
  await page.locator('input[name=email]').fill(dmo);
  await page.getByRole('button', { name: t('tracking:byEmail.office.name') }).click();
  const listed = { office: 'DMO, Kigoma DC', email: dmo };
  await expect(page.getByText(t('tracking:byEmail.office.state.asked', listed))).toBeVisible();

  // Mails are in the language of the coordinator.
  const swahili = wordsOf('sw');
  const link = /http:\S+\/sw\/by-email\/[\w-]+/.exec(await mailTo(dmo))?.[0] ?? '';
  const stranger = await browser.newContext({ javaScriptEnabled: false });
  const office = await stranger.newPage();
  await office.goto(link);
  await office.getByRole('button', { name: swahili('tracking:byEmail.answer.yes') }).click();
  await expect(office.getByRole('status')).toContainText('DMO, Kigoma DC');
  await page.goto(`${server.origin}/en/tracking/by-email`);
  await expect(page.getByText(t('tracking:byEmail.office.state.confirmed', listed))).toBeVisible();
  // As mail programs post it (RFC 8058).
  const oneClick = await stranger.request.post(link, {
    form: { 'List-Unsubscribe': 'One-Click' },
    maxRedirects: 0,
  });
  expect(oneClick.status()).toBe(200);
  await office.reload();
  await expect(office.getByRole('status')).toContainText(
    swahili('tracking:byEmail.answer.ended', { office: 'DMO, Kigoma DC' }),
  );
  await page.reload();
  await expect(page.getByText(t('tracking:byEmail.office.state.confirmed', listed))).toHaveCount(0);
  await stranger.close();
  forgiveStatus(complaints, 422);
});

test('a coordinator brings headcounts and reports of councils along, sees what is wrong with a row, and reads the chart', async ({
  page,
}) => {
  const t = wordsOf('en');
  const file = (name: string, rows: string[]) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\n')),
  });
  await enter(page);
  await page.goto(`${server.origin}/en/tracking/headcounts`);
  const heads = ['council,cadre,in_post', 'Kigoma DC,EN,900', 'Nowhere,EN,3'];
  await page.locator('input[name=file]').setInputFiles(file('heads.csv', heads));
  await page.locator('form:has([name=file]) button.button').click();
  await expect(page.locator('main')).toContainText('Nowhere');
  await page.locator('form:has([name=list]) button').click();
  await expect(page.getByRole('status')).toContainText(t('tracking:headcounts.done'));

  const months = Array.from({ length: 24 }, (_, ago) => {
    const month = new Date();
    month.setUTCDate(15);
    month.setUTCMonth(month.getUTCMonth() - 1 - ago);
    return month.toISOString().slice(0, 7);
  });
  const councils = ['kigoma-dc', 'kasulu-dc', 'uvinza-dc', 'kibondo-dc'];
  const reports = councils.flatMap((council) =>
    months.map((month, ago) => `${council},${month},40,${40 - ago},${38 - ago}`),
  );
  await page.goto(`${server.origin}/en/tracking/reporting/upload`);
  await page
    .locator('input[name=file]')
    .setInputFiles(
      file('reports.csv', ['council,month,expected,received,on_time', ...reports, 'kigoma-dc,2020-13,1,1,1']),
    );
  await page.getByRole('button', { name: t('tracking:reporting.send') }).click();
  await expect(page.locator('table.data tbody tr')).toHaveCount(1);
  await page.getByRole('link', { name: t('tracking:reporting.back') }).click();
  await expect(page.locator('.chart svg').first()).toBeVisible();
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

  await page.getByRole('link', { name: t('cohorts:edit.title.online') }).click();
  await page.fill('[name=endsOn]', inDays(1));
  await page.getByRole('button', { name: t('cohorts:edit.save') }).click();
  await expect(page.getByText(t('cohorts:errors.dayOrder'))).toBeVisible();
  forgiveStatus(complaints, 422);
  await page.fill('[name=startsOn]', inDays(0));
  await page.fill('[name=endsOn]', inDays(60));
  await page.getByRole('button', { name: t('cohorts:edit.save') }).click();
  await expect(page).toHaveURL(/\/cohorts\/[0-9a-f-]{36}\?saved=yes$/);
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
