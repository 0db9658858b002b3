import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const t = wordsOf('sw');
const address = '/sw/toolkits/missed-appointments/missed-appointments';

interface KnownCase {
  case: string;
  inputs: { as_of: string; rows: [client: string, due: string, attended: string | null][] };
  expected: { rows: { client: string; days_late: number; status: string }[] };
}

/** Playwright's loader takes no JSON modules. */
const known = (JSON.parse(readFileSync('tests/fixtures/worksheet-cases.json', 'utf8')) as KnownCase[]).find(
  (one) => one.case === 'W11-1',
) as KnownCase;
/** C01 came in time, C02 six days late, C03 is 25 days late. */
const clients = known.inputs.rows.slice(0, 3);

const rowOf = (page: Page, client: string) => page.locator('.clients tbody tr', { hasText: client });

async function addClient(page: Page, [client, due, attended]: (typeof clients)[number]) {
  await page.getByLabel(t('worksheets:clients.client')).fill(client);
  await page.getByLabel(t('worksheets:clients.due')).fill(due);
  await page.getByLabel(t('worksheets:clients.attended')).fill(attended ?? '');
  await page.getByRole('button', { name: t('worksheets:clients.save') }).click();
}

test('without a script the list says why, and leads to the sheet of paper', async ({ page }, { project }) => {
  await page.goto(address);
  const sheet = page.getByRole('link', { name: t('worksheets:clients.jobAid') });
  if (project.use.javaScriptEnabled) return expect(sheet).toBeHidden();
  await expect(page.locator('[data-client-list]')).toBeHidden();
  await expect(page.getByText(t('worksheets:clients.needsScript'))).toBeVisible();
  await sheet.click();
  await expect(page).toHaveURL('/sw/toolkits/missed-appointments/job-aid');
});

test(
  'the list of clients is kept and calculated on the phone, and sends nothing',
  { tag: '@js-on' },
  async ({ page }) => {
    await page.goto(address);
    const sent: string[] = [];
    // The icon of the site comes when the browser likes.
    page.on('request', (request) => {
      if (!/\/assets\/tumia-\w+\.svg$/.test(request.url())) sent.push(request.url());
    });
    await addClient(page, ['Asha Juma', '2025-06-02', null]);
    await expect(page.locator('#client-fault')).toHaveText(t('worksheets:clients.fault.clientForm'));
    for (const client of clients) await addClient(page, client);
    await expect(page.getByRole('status').last()).toHaveText(
      t('worksheets:clients.status.added', { client: 'C03' }),
    );
    expect(sent).toEqual([]);

    await page.reload();
    sent.length = 0;
    await page.getByLabel(t('worksheets:clients.asOf')).fill(known.inputs.as_of);
    await expect(page.locator('.clients tbody tr')).toHaveText([/^C03/, /^C02/, /^C01/]);
    for (const { client, days_late, status } of known.expected.rows.slice(0, 3)) {
      await expect(rowOf(page, client).locator('[data-value=days]')).toHaveText(String(days_late));
      await expect(rowOf(page, client).locator('[data-value=status]')).toHaveText(
        t(`worksheets:word.${status}` as 'worksheets:word.good'),
      );
    }
    const totals = { missed_rate_pct: '66.7', return_rate_pct: '50.0', ltfu_rate_pct: '0.0' };
    for (const [name, value] of Object.entries(totals)) {
      await expect(page.locator(`[data-value=${name}]`)).toHaveText(t('shell:percent', { value }));
    }

    await rowOf(page, 'C02').getByRole('button').click();
    await page.getByRole('button', { name: t('worksheets:clients.remove', { client: 'C02' }) }).click();
    await expect(page.locator('[data-value=missed_rate_pct]')).toHaveText(
      t('shell:percent', { value: '50.0' }),
    );
    await page.getByText(t('worksheets:clients.empty'), { exact: true }).click();
    await page.getByRole('button', { name: t('worksheets:clients.emptyNow') }).click();
    await expect(page.getByText(t('worksheets:clients.none'))).toBeVisible();
    expect(await page.evaluate(() => localStorage.getItem('missed-appointments'))).toBe('[]');
    expect(sent).toEqual([]);
  },
);
