import type { Page } from '@playwright/test';
import { signUp } from './drivers/learner-over-http';
import { type Network, openNetwork } from './drivers/network';
import { stored, unsent, unsentLine } from './drivers/phone';
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

/** Saves the figures that are on the page; those that the server would refuse are refused before they wait. */
async function savesWithoutNetwork(page: Page): Promise<void> {
  const save = page.locator('#save');
  await save.locator('button[name=save]').click();
  await expect(save.locator('.notice')).toHaveText(t('runs:save.unfinished'));
  await page.locator('#mr1').fill('813');
  await page.locator('[id="save.period"]').fill('Juni');
  await save.locator('button[name=save]').click();
  await expect(save.locator('.notice')).toHaveText(t('worksheets:fault.periodUnknown'));
  await page.locator('[id="save.period"]').fill('Juni 2025');
  await save.locator('button[name=save]').click();
  await expect(page.locator('main .notice')).toHaveText(t('offline:outbox.kept'));
  await expect(unsentLine(page)).toHaveText(unsent(1));
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

    await expect.poll(async () => (await stored(page)).people?.length).toBe(1);

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
      await expect(page.locator('#save')).toHaveCount(1);
      page.removeAllListeners('request');
    }

    await savesWithoutNetwork(page);

    await page.goto(network.origin + table);
    await page.locator('[data-worksheet] button[name=example]').click();
    await calculate(page);
    expect(await told(page)).toEqual(tableOfServer);
    await page.locator('button[name=more]').click();
    await expect(page.locator('table.sheet tbody tr')).toHaveCount(18);
    await expect(page.locator('[name="rows.0.area"]')).not.toHaveValue('');

    network.weather = 'fair';
    await page.goto(`${network.origin}/sw/kept`);
    await expect(page.locator('[data-lines=received] li')).toHaveCount(1);
    await page.goto(`${network.origin}/sw/me/worksheets`);
    await expect(page.getByRole('main')).toContainText('Juni 2025');

    await page.goto(network.origin + table);
    await page.locator('[data-worksheet] button[name=example]').click();
    await calculate(page);
    await page.locator('button[name=chart]').click();
    const drawing = page.locator('figure.chart svg');
    await expect(drawing).toBeVisible();
    const shapes = async () => [await drawing.getAttribute('aria-label'), await drawing.locator('*').count()];
    const ofServerDrawn = await shapes();
    await page.goto(network.origin + table);
    await page.locator('[data-worksheet] button[name=example]').click();
    await page.locator('[data-draw-here]').click();
    await expect(drawing).toBeVisible();
    expect(await shapes()).toEqual(ofServerDrawn);

    const script = await page.locator('[data-charts]').getAttribute('data-charts');
    await expect
      .poll(() => page.evaluate((address) => caches.match(address).then(Boolean), script ?? ''))
      .toBe(true);
    network.weather = 'cut';
    await page.goto(network.origin + table);
    await page.locator('[data-worksheet] button[name=example]').click();
    await expect(drawing).toBeVisible();
    expect(await shapes()).toEqual(ofServerDrawn);
    complaints.splice(0, complaints.length, ...complaints.filter((line) => !/net::ERR_/.test(line)));
  });
});
