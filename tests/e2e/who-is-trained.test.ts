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
