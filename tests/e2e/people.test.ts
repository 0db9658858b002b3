import type { APIRequestContext, Cookie, Page } from '@playwright/test';
import { fillSignIn } from './drivers/account-pages';
import { findAxeFaults } from './drivers/find-axe-faults';
import { signUp } from './drivers/learner-over-http';
import { newNurse, type Person } from './drivers/person';
import { expect, forgiveStatus, test as base } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const demo = {
  coordinator: { phone: '0700000004', password: 'tumia-demo-2026' },
  manager: { phone: '0700000005', password: 'tumia-demo-2026' },
};
const newPassword = 'jua la asubuhi';

/** Tests with a learner in Kigoma who has signed up on a phone of their own. */
const test = base.extend<{ learner: { person: Person; phone: APIRequestContext } }>({
  learner: async ({ playwright, baseURL }, use) => {
    const phone = await playwright.request.newContext({ baseURL });
    await use({ person: await signUp(phone), phone });
    await phone.dispose();
  },
});

/** The sessions of this worker by phone number: signing in for each test would be too many tries with one number. */
const sessions = new Map<string, Cookie[]>();

/** Opens the page of somebody's own learning, signed in as them. */
async function enter(page: Page, whom: { phone: string; password: string }, language: 'sw' | 'en' = 'sw') {
  const context = page.context();
  await context.clearCookies();
  const session = sessions.get(whom.phone);
  if (session) {
    await context.addCookies(session);
    await page.goto(`/${language}/me`);
  } else {
    await page.goto(`/${language}/sign-in`);
    await fillSignIn(page, whom);
  }
  await expect(page).toHaveURL(`/${language}/me`);
  sessions.set(whom.phone, await context.cookies());
}

async function search(page: Page, typed: string) {
  await page.locator('input[name=q]').fill(typed);
  await page.locator('form[role=search] > button').click();
}

const rows = (page: Page) => page.locator('table.data tbody tr');

for (const language of ['sw', 'en'] as const) {
  test(`a coordinator finds a learner, confirms who it is and gives a code: ${language}`, async ({
    page,
    learner: { person, phone },
  }) => {
    const t = wordsOf(language);
    await enter(page, demo.coordinator, language);
    await page.getByRole('link', { name: t('people:title') }).click();
    await search(page, person.phone);
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page)).toContainText(t('people:state.selfDeclared'));
    await rows(page).getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(person.name);

    await page.getByRole('button', { name: t('people:person.confirm') }).click();
    await expect(page.getByRole('status')).toHaveText(t('people:done.confirmed'));
    await expect(page.getByRole('button', { name: t('people:person.takeBack') })).toBeVisible();

    await page.getByRole('link', { name: t('people:person.code') }).click();
    await expect(page.getByText(t('people:code.identity'))).toBeVisible();
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: t('people:code.give') }).click();
    expect((await answered).headers()['cache-control']).toBe('private, no-store');
    const code = await page.locator('.code').innerText();
    expect(code).toMatch(/^\d{4} \d{4}$/);
    await page.getByRole('link', { name: t('people:code.back', { name: person.name }) }).click();
    await expect(page.locator('main')).not.toContainText(code);

    await page.context().clearCookies();
    await page.goto(`/${language}/recover/code`);
    await page.locator('input[name=phone]').fill(person.phone);
    await page.locator('input[name=code]').fill(code);
    await page.locator('button[value=check]').click();
    await page.locator('input[name=password]').fill(newPassword);
    await page.locator('button[value=save]').click();
    await expect(page).toHaveURL(`/${language}/me`);
    await expect(page.getByText(person.name)).toBeVisible();
    expect((await phone.get(`/${language}/me`)).url(), 'the session elsewhere is over').toContain('/sign-in');
  });
}

test('these pages are told to nobody else: a visitor signs in first, a learner reads whose they are', async ({
  page,
  learner: { person },
  complaints,
}) => {
  const t = wordsOf('sw');
  await page.goto('/sw/people');
  await expect(page).toHaveURL('/sw/sign-in?next=%2Fsw%2Fpeople');
  await fillSignIn(page, person);
  await expect(page).toHaveURL('/sw/people');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('people:forbidden.pages.title'));
  await page.getByRole('link', { name: t('people:forbidden.pages.go') }).click();
  await expect(page).toHaveURL('/sw/me');
  await expect(page.getByRole('link', { name: t('people:title') })).toHaveCount(0);
  forgiveStatus(complaints, 403);
});

test('a manager sees members alone, and asks others to join; what they accept, they can leave again', async ({
  page,
  learner: { person },
  complaints,
}) => {
  const t = wordsOf('sw');
  await enter(page, demo.coordinator);
  await page.goto(`/sw/people?q=${person.phone}`);
  const record = (await rows(page).getByRole('link').getAttribute('href')) ?? '';

  await enter(page, demo.manager);
  await page.goto('/sw/people');
  await search(page, person.phone);
  await expect(rows(page)).toHaveCount(0);
  await expect(page.getByText(t('people:list.none'))).toBeVisible();
  expect((await page.goto(record))?.status()).toBe(404);
  expect((await page.goto(`${record}/code`))?.status()).toBe(404);

  await page.goto('/sw/people/new');
  await page.locator('input[name=phone]').fill(person.phone);
  await page.locator('input[name=name]').fill('Jina Jingine');
  await page.locator('select[name=cadre]').selectOption('NO');
  await page.locator('select[name=region]').selectOption('kigoma');
  await page.locator('select[name=council]').selectOption('kigoma-dc');
  await page.getByRole('button', { name: t('people:new.submit') }).click();
  await expect(page.getByText(t('people:new.invited'))).toBeVisible();
  await expect(page.locator('.code')).toHaveCount(0);

  await enter(page, person);
  await page.getByRole('button', { name: t('people:invitations.accept') }).click();
  await expect(page).toHaveURL('/sw/me');
  await expect(page.getByRole('button', { name: t('people:invitations.accept') })).toHaveCount(0);

  await enter(page, demo.manager);
  await page.goto('/sw/people');
  await search(page, person.phone);
  await rows(page).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(person.name);
  await page.getByText(t('people:roles.give'), { exact: true }).click();
  await page.locator('#institute-role').selectOption('author');
  await page.locator('#institute-scope').selectOption('ttcih');
  await page.locator('button[value=grant]').click();
  await expect(page.getByRole('status')).toHaveText(t('people:done.granted'));
  await page.locator('button[value=removeMember]').click();
  await expect(page).toHaveURL('/sw/people?done=removed');
  await expect(page.getByRole('status')).toHaveText(t('people:done.removed'));
  await search(page, person.phone);
  await expect(rows(page)).toHaveCount(0);
  forgiveStatus(complaints, 404);
});

test('two who correct one record at once don’t undo each other’s work', async ({
  page,
  context,
  learner: { person },
  complaints,
}) => {
  const t = wordsOf('sw');
  await enter(page, demo.coordinator);
  await page.goto(`/sw/people?q=${person.phone}`);
  const record = await rows(page).getByRole('link').getAttribute('href');
  await page.goto(`${record}/edit`);
  const other = await context.newPage();
  await other.goto(`${record}/edit`);

  await page.locator('input[name=name]').fill('Rehema Juma Kasanda Mbili');
  await page.getByRole('button', { name: t('people:edit.submit') }).click();
  await expect(page.getByRole('status')).toHaveText(t('people:done.edited'));

  await other.locator('input[name=name]').fill('Rehema J Kasanda');
  await other.getByRole('button', { name: t('people:edit.submit') }).click();
  await expect(other.getByRole('alert')).toHaveText(t('people:edit.changedMeanwhile'));
  await expect(other.locator('input[name=name]')).toHaveValue('Rehema J Kasanda');
  await expect(other.locator('main')).toContainText('Rehema Juma Kasanda Mbili');
  await other.getByRole('button', { name: t('people:edit.submit') }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Rehema J Kasanda');
  forgiveStatus(complaints, 409);
});

test('a form with faults comes back with all that was typed', async ({ page, complaints }) => {
  const t = wordsOf('en');
  const nurse = newNurse();
  await enter(page, demo.coordinator, 'en');
  await page.goto('/en/people/new');
  await page.locator('input[name=phone]').fill('0712');
  await page.locator('input[name=name]').fill(nurse.name);
  await page.locator('select[name=region]').selectOption('kigoma');
  await page.locator('select[name=council]').selectOption('kigoma-dc');
  await page.getByRole('button', { name: t('people:new.submit') }).click();
  await expect(page.locator('.fault')).toHaveText([t('people:errors.phone'), t('people:errors.cadre')]);
  await expect(page.locator('input[name=name]')).toHaveValue(nurse.name);
  await expect(page.locator('select[name=council]')).toHaveValue('kigoma-dc');
  forgiveStatus(complaints, 422);
});

test.describe('with the security policy set aside', { tag: '@js-on' }, () => {
  test.use({ bypassCSP: true });

  test('axe finds no fault on the pages about people, and nothing is wider than a small screen', async ({
    page,
    learner: { person },
  }) => {
    test.slow();
    await enter(page, demo.coordinator);
    await page.goto(`/sw/people?q=${person.phone}`);
    const record = (await rows(page).getByRole('link').getAttribute('href')) ?? '';
    const faults: string[] = [];
    for (const path of [
      '/sw/people',
      '/sw/people?region=kigoma&council=kigoma-dc',
      '/sw/people?q=zzz',
      '/sw/people/new',
      record,
      `${record}/edit`,
      `${record}/code`,
    ]) {
      await page.goto(path);
      await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
      for (const viewport of [
        { width: 360, height: 640 },
        { width: 1280, height: 800 },
      ]) {
        await page.setViewportSize(viewport);
        const found = await findAxeFaults(page);
        faults.push(...found.map((fault) => `${path}, ${viewport.width}: ${fault}`));
      }
      await page.setViewportSize({ width: 240, height: 320 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (overflow > 0) faults.push(`${path}: ${overflow} px wider than 240 px`);
      await page.emulateMedia({ colorScheme: 'dark' });
      const dark = await findAxeFaults(page, { only: ['color-contrast'] });
      faults.push(...dark.map((fault) => `${path}, dark: ${fault}`));
      await page.emulateMedia({ colorScheme: 'light' });
    }
    expect(faults).toEqual([]);
  });
});
