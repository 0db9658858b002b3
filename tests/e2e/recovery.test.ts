import { randomInt } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { fillSignIn } from './drivers/account-pages';
import { addPerson, coordinatorsPhone, giveCode } from './drivers/code-in-person';
import { postForm, signUp } from './drivers/learner-over-http';
import { newNurse } from './drivers/person';
import { expect, forgiveStatus, test as base } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const newPassword = 'jua la asubuhi';

/** Tests in which a coordinator, on a phone of their own, gives out codes. */
const test = base.extend<{ coordinator: APIRequestContext }>({
  coordinator: async ({ playwright, baseURL }, use) => {
    const request = await coordinatorsPhone(playwright.request, baseURL);
    await use(request);
    await request.dispose();
  },
});

for (const language of ['sw', 'en'] as const) {
  test(`a forgotten password gives way to a new one by a code from the coordinator: ${language}`, async ({
    page,
    playwright,
    baseURL,
    coordinator,
    complaints,
  }) => {
    const t = wordsOf(language);
    const elsewhere = await playwright.request.newContext({ baseURL });
    const person = await signUp(elsewhere);
    const code = await giveCode(coordinator, person);

    await page.goto(`/${language}/sign-in`);
    await page.getByRole('link', { name: t('recovery:forgot') }).click();
    await expect(page.getByRole('heading', { name: t('recovery:inPerson') })).toBeVisible();
    await page.getByRole('link', { name: t('recovery:haveCode') }).click();
    await page.locator('input[name=phone]').fill(person.phone);
    await page.locator('input[name=code]').fill('1234 567');
    await page.locator('button[value=check]').click();
    await expect(page.locator('.fault')).toHaveText(t('recovery:errors.code'));
    await page.locator('input[name=code]').fill(code === '1234 5678' ? '8765 4321' : '1234 5678');
    await page.locator('button[value=check]').click();
    await expect(page.getByRole('alert')).toContainText(t('recovery:refused'));
    await expect(page.locator('input[name=phone]')).toHaveValue(person.phone);
    await page.locator('input[name=code]').fill(code);
    await page.locator('button[value=check]').click();

    await expect(page.getByText(t('recovery:greeting', { name: person.name }))).toBeVisible();
    await expect(page.locator('input[name=consent], input[name=name]')).toHaveCount(0);
    await page.locator('input[name=password]').fill('12345678');
    await page.locator('button[value=save]').click();
    await expect(page.locator('.fault')).toHaveText(t('accounts:errors.passwordCommon'));
    await page.locator('input[name=password]').fill(newPassword);
    await page.locator('button[value=save]').click();
    await expect(page).toHaveURL(`/${language}/me`);
    await expect(page.getByText(t('progress:greeting', { name: person.name }))).toBeVisible();
    forgiveStatus(complaints, 422);

    expect((await elsewhere.get('/sw/me')).url(), 'the session elsewhere is over').toContain('/sign-in');
    const replay = { phone: person.phone, code, password: 'nenosiri la mwizi', intent: 'save' };
    const refused = await postForm(elsewhere, `/${language}/recover/code`, replay);
    expect(refused.status()).toBe(422);
    expect(await refused.text()).toContain(t('recovery:justChanged'));
    await elsewhere.dispose();

    await page.context().clearCookies();
    await page.goto(`/${language}/sign-in`);
    await fillSignIn(page, { phone: person.phone, password: newPassword });
    await expect(page).toHaveURL(`/${language}/me`);
  });
}

test('somebody whom a coordinator has added opens the account, agrees, and corrects the name', async ({
  page,
  coordinator,
  complaints,
}) => {
  const t = wordsOf('sw');
  const { password, ...person } = newNurse('Rehma Juma Kasanda');
  const code = await addPerson(coordinator, person);

  await page.goto('/sw/sign-in');
  await fillSignIn(page, { phone: person.phone, password });
  await expect(page.getByRole('alert')).toHaveText(t('accounts:refused'));
  await page.getByRole('link', { name: t('recovery:haveCode') }).click();
  await page.locator('input[name=phone]').fill(person.phone);
  await page.locator('input[name=code]').fill(code);
  await page.locator('button[value=check]').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('recovery:firstTitle'));
  await expect(page.locator('input[name=name]')).toHaveValue('Rehma Juma Kasanda');
  await page.locator('input[name=name]').fill('Rehema Juma Kasanda');
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[value=save]').click();
  await expect(page.locator('.fault')).toHaveText(t('accounts:errors.consent'));
  await expect(page.locator('input[name=name]')).toHaveValue('Rehema Juma Kasanda');
  forgiveStatus(complaints, 422);

  await page.locator('input[name=password]').fill(password);
  await page.locator('input[name=consent]').check();
  await page.locator('button[value=save]').click();
  await expect(page).toHaveURL('/sw/me');
  await expect(page.getByText(t('progress:greeting', { name: 'Rehema Juma Kasanda' }))).toBeVisible();
});

test(
  'a number without an account is answered like any other',
  { tag: '@js-on' },
  async ({ request, playwright, baseURL }) => {
    const visitor = await playwright.request.newContext({ baseURL });
    const { phone } = await signUp(request);
    const unknown = `06${String(randomInt(10 ** 8)).padStart(8, '0')}`;
    const answers = await Promise.all(
      [phone, unknown].map(async (typed) => {
        const answer = await postForm(visitor, '/sw/recover/code', { phone: typed, code: '12345678' });
        return { status: answer.status(), html: (await answer.text()).replaceAll(typed, '') };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    await visitor.dispose();
  },
);

test('guesses at one number have to wait', { tag: '@js-on' }, async ({ request }) => {
  const { phone } = newNurse();
  const guess = () => postForm(request, '/sw/recover/code', { phone, code: '12345678' });
  const statuses: number[] = [];
  let answer = await guess();
  for (let round = 0; round < 40 && answer.status() !== 429; round++) {
    statuses.push(answer.status());
    answer = await guess();
  }
  expect(new Set(statuses)).toEqual(new Set([422]));
  expect(statuses.length).toBeGreaterThanOrEqual(20);
  expect(answer.status()).toBe(429);
  expect(Number(answer.headers()['retry-after'])).toBeGreaterThan(0);
  expect(Number(answer.headers()['retry-after'])).toBeLessThanOrEqual(900);
});

test(
  'nothing of a code stays in the browser or in an address',
  { tag: '@js-on' },
  async ({ page, coordinator }) => {
    const person = await signUp(page.request);
    await page.context().clearCookies();
    const code = await giveCode(coordinator, person);
    await page.goto('/sw/recover/code');
    await page.locator('input[name=phone]').fill(person.phone);
    await page.locator('input[name=code]').fill(code);
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.locator('button[value=check]').click(),
    ]);
    expect(answer.headers()['cache-control']).toBe('private, no-store');
    expect(new URL(page.url()).search).toBe('');
  },
);
