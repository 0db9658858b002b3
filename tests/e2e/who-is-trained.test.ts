import { brotliDecompressSync } from 'node:zlib';
import { fillSignIn } from './drivers/account-pages';
import { exchange } from './drivers/exchange';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const coordinator = { phone: '0700000004', password: 'tumia-demo-2026' };
const pageBudget = 40 * 1024;

test('a coordinator goes from a figure to the people behind it, to one record, and takes the list along', async ({
  page,
  graduate,
  baseURL,
}) => {
  expect(graduate).toBeDefined();
  const t = wordsOf('sw');
  await page.goto('/sw/sign-in');
  await fillSignIn(page, coordinator);
  await expect(page).toHaveURL('/sw/me');
  await page.goto('/sw/tracking?region=kigoma');
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const sent = await exchange(`${baseURL}/sw/tracking`, {
    headers: { 'Accept-Encoding': 'br', Cookie: cookie },
  });
  expect(brotliDecompressSync(sent.body).toString()).toContain(t('tracking:title'));
  expect(sent.body.length).toBeLessThan(pageBudget);
  await page.getByRole('link', { name: t('tracking:pages.learners') }).click();
  await page.locator('select[name=step]').selectOption('known');
  await page.locator('form[role=search] > button').click();
  await expect(page).toHaveURL(/step=known/);
  const csv = page.getByRole('link', { name: t('tracking:shared.csv') });
  const file = await page.request.get((await csv.getAttribute('href')) ?? '');
  expect(file.headers()['content-type']).toContain('text/csv');
  expect((await file.text()).split('\r\n')[0]).toContain(t('tracking:list.name'));
  const people = page.locator('table.data tbody th a');
  if ((await people.count()) > 0) {
    const name = await people.first().textContent();
    await people.first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name ?? '');
    await page.getByRole('link', { name: t('tracking:record.account') }).click();
    await expect(page).toHaveURL(/\/sw\/people\//);
  }
  await page.goto('/sw/tracking/headcounts');
  const list = 'council,cadre,in_post\nKigoma DC,EN,41\nTemeke MC,EN,9\nKigoma DC,XX,1\n';
  const upload = { name: 'watumishi.csv', mimeType: 'text/csv', buffer: Buffer.from(list) };
  const look = async () => {
    await page.locator('input[type=file]').setInputFiles(upload);
    await page.getByRole('button', { name: t('tracking:headcounts.look') }).click();
  };
  await look();
  await expect(page.getByText(t('tracking:headcounts.fault.outside'))).toBeVisible();
  await expect(page.getByText(t('tracking:headcounts.fault.cadre'))).toBeVisible();
  await page.getByRole('button', { name: t('tracking:headcounts.apply') }).click();
  await expect(page.getByText(t('tracking:headcounts.done'))).toBeVisible();
  await look();
  await expect(page.getByText(t('tracking:headcounts.nothing'))).toBeVisible();
});

test('a filter that can’t be understood is told, in place of a file too, and nobody else is reminded', async ({
  browser,
  baseURL,
  administrator: { storageState },
}) => {
  const t = wordsOf('en');
  const context = await browser.newContext({ baseURL, storageState });
  const search = "?from=9999-99-99&region='";
  const told = [t('tracking:fault.month'), t('tracking:fault.unknown')];
  const pages = ['', '/learners', '/facilities', '/certificates', '/at-risk', '/reporting', '/trainings'];
  const files = ['figures', 'learners', 'facilities', 'certificates', 'at-risk', 'reporting', 'trainings'];
  for (const path of [
    ...pages,
    ...files.flatMap((file) => [`/${file}.csv`, `/${file}.xlsx`]),
    '/headcounts',
    '/by-email',
    '/remind',
    '/cohorts/new',
  ]) {
    const list = path === '/cohorts/new' ? '&step=known' : '';
    const answer = await context.request.get(`/en/tracking${path}${search}${list}`);
    expect({ path, status: answer.status() }).toEqual({ path, status: 200 });
    const text = await answer.text();
    const without = path.startsWith('/facilities') ? told.slice(1) : told;
    expect({ path, told: without.filter((one) => text.includes(one)) }).toEqual({ path, told: without });
  }
  const sent = await context.request.post(`/en/tracking/remind${search}`, {
    form: { uuid: '0198a1b2-0000-7000-8000-000000000001' },
    headers: { origin: baseURL ?? '' },
  });
  expect(sent.status()).toBe(400);
  await context.close();
});
