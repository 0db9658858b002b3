import type { Page } from '@playwright/test';
import { signUp } from './drivers/learner-over-http';
import { type Network, openNetwork } from './drivers/network';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const t = wordsOf('sw');
const path = '/sw/toolkits/immunisation/immunisation-dropout';
const figures = { target_surviving_infants: '1,040', penta1: '960', penta3: '845', bcg: '1010', mr1: '81,3' };

test.use({ serviceWorkers: 'allow' });
test.describe.configure({ timeout: 120_000 });

const calculate = (page: Page) => page.locator('form.worksheet .button').click();

/** What a page says of figures: the results, what is wrong beside which cell, and what may be odd. */
async function told(page: Page) {
  await page.locator('[data-worksheet] details').evaluateAll((all: HTMLDetailsElement[]) => {
    for (const one of all) one.open = true;
  });
  const texts = (selector: string) => page.locator(`[data-worksheet] ${selector}`).allInnerTexts();
  return {
    headline: await texts('.result'),
    sentences: await texts('[aria-labelledby=result] > p:not(.hint)'),
    facts: await texts('.facts'),
    rows: await texts('[aria-labelledby=result] tbody tr'),
    notices: await texts('.notice'),
    faults: await texts('.fault'),
    cells: await page
      .locator('form.worksheet input:not([type=hidden], [type=file], [name^=save]), form.worksheet select')
      .evaluateAll((all: HTMLInputElement[]) =>
        all.map(({ name, value, ariaInvalid }) => [name, value, ariaInvalid]),
      ),
  };
}

test.describe('a worksheet', { tag: '@js-on' }, () => {
  let network: Network;
  test.beforeEach(async ({ baseURL }) => {
    network = await openNetwork(baseURL ?? '');
  });
  test.afterEach(() => network.close());

  test('is calculated on the phone as on the server, without a request, and without network too', async ({
    page,
    context,
    baseURL,
    complaints,
    browser,
  }) => {
    await signUp(context.request);
    const cookies = await context.cookies(baseURL);
    await context.addCookies(cookies.map(({ name, value }) => ({ name, value, url: network.origin })));
    const plain = await browser.newPage({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
    const table = `${path}?part=areas`;
    await plain.goto(`${path}?${new URLSearchParams(figures).toString()}`);
    const ofServer = await told(plain);
    await plain.goto(`${table}&example=1`);
    await calculate(plain);
    const tableOfServer = await told(plain);
    await plain.close();
    expect(ofServer.faults).toHaveLength(1);

    await page.goto(network.origin + path);
    await expect.poll(() => page.evaluate((address) => caches.match(address).then(Boolean), path)).toBe(true);
    await expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);
    expect(
      await page.evaluate((address) => caches.match(address).then((kept) => kept?.text()), path),
    ).not.toMatch(/id="save"|id="own"/);

    for (const weather of ['fair', 'cut'] as const) {
      network.weather = weather;
      if (weather === 'cut') {
        await page.goto(network.origin + path);
        await expect(page.locator('#offline')).toBeVisible();
      }
      for (const [name, value] of Object.entries(figures)) await page.locator(`#${name}`).fill(value);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      network.sent.length = 0;
      await calculate(page);
      await expect(page.locator('[data-worksheet] #result')).toHaveText(t('worksheets:result'));
      expect(await told(page)).toEqual({ ...ofServer, notices: expect.arrayContaining(ofServer.notices) });
      await expect(page).toHaveURL(/penta1=960/);
      expect([asked, network.sent], weather).toEqual([[], []]);
      await expect(page.locator('#save')).toHaveCount(weather === 'fair' ? 1 : 0);
      page.removeAllListeners('request');
    }

    await page.goto(network.origin + table);
    await page.locator('[data-worksheet] button[name=example]').click();
    await calculate(page);
    expect(await told(page)).toEqual(tableOfServer);
    await page.locator('button[name=more]').click();
    await expect(page.locator('table.sheet tbody tr')).toHaveCount(18);
    await expect(page.locator('[name="rows.0.area"]')).not.toHaveValue('');

    network.weather = 'fair';
    await page.locator('button[name=chart]').click();
    await expect(page.locator('figure.chart svg')).toBeVisible();
    complaints.splice(0, complaints.length, ...complaints.filter((line) => !/net::ERR_/.test(line)));
  });
});
