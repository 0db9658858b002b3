import type { Page } from '@playwright/test';
import { fillSignIn } from './drivers/account-pages';
import { coursePath } from './drivers/course-files';
import { recordOf, coordinatorsPhone } from './drivers/code-in-person';
import { completeLessons, postForm, signUp } from './drivers/learner-over-http';
import { newNurse } from './drivers/person';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const save = (page: Page) => page.locator('form:has([name=checkNumber]) button.button').click();

test('a person says who they are, and may say more', async ({ page, complaints }) => {
  const t = wordsOf('sw');
  await signUp(page.request);
  await page.goto('/sw/me');
  await page.locator('main a[href="/sw/me/profile"]').click();
  await expect(page.getByText(t('profile:selfDeclared'))).toBeVisible();
  await page.locator('select[name=cadre]').selectOption('STU');
  await page.locator('select[name=language]').selectOption('en');
  await page.locator('select[name=sex]').selectOption('female');
  await page.locator('input[name=checkNumber]').fill('TZ-77');
  await page.locator('summary').click();
  await page.locator('input[name="registration.TNMC"]').fill('TNMC/2019/0457');
  await page.locator('input[name="otherNumber.0"]').fill('OP 12');
  await save(page);
  await expect(page.getByRole('alert')).toHaveText(t('profile:fixFaults'));
  const faults = ['trainingInstitution', 'checkNumber', 'councilMissing'] as const;
  await expect(page.locator('.fault')).toHaveText(faults.map((fault) => t(`profile:errors.${fault}`)));
  forgiveStatus(complaints, 422);

  await expect(page.locator('input[name="registration.TNMC"]')).toHaveValue('TNMC/2019/0457');
  await page.locator('input[name=trainingInstitution]').fill('Chuo cha Uuguzi Kigoma');
  await page.locator('input[name=checkNumber]').fill('1100 2233');
  await page.locator('input[name="otherCouncil.0"]').fill('Baraza la Optometria');
  await save(page);
  await expect(page).toHaveURL('/sw/me/profile?saved=yes');
  await expect(page.getByText(t('profile:saved'))).toBeVisible();
  for (const [field, value] of [
    ['cadre', 'STU'],
    ['trainingInstitution', 'Chuo cha Uuguzi Kigoma'],
    ['language', 'en'],
    ['sex', 'female'],
    ['checkNumber', '11002233'],
    ['registration.TNMC', 'TNMC/2019/0457'],
    ['otherCouncil.0', 'Baraza la Optometria'],
    ['otherNumber.0', 'OP 12'],
    ['otherCouncil.1', ''],
  ] as const) {
    await expect(page.locator(`[name="${field}"]`), field).toHaveValue(value);
  }
});

for (const language of ['sw', 'en'] as const) {
  test(`two who edit at once lose nothing: ${language}`, async ({ page, complaints }) => {
    const t = wordsOf(language);
    await signUp(page.request);
    const other = await page.context().newPage();
    for (const tab of [page, other]) await tab.goto(`/${language}/me/profile`);
    await other.locator('input[name=name]').fill('Rehema J. Kasanda');
    await other.locator('select[name=cadre]').selectOption('MW');
    await save(other);
    await expect(other.getByText(t('profile:saved'))).toBeVisible();

    await page.locator('input[name=name]').fill('Rehema Kasanda');
    await page.locator('input[name=checkNumber]').fill('55667788');
    await save(page);
    await expect(page.getByRole('alert')).toHaveText(t('profile:changedMeanwhile'));
    forgiveStatus(complaints, 409);
    await expect(page.locator('input[name=name]')).toHaveValue('Rehema Kasanda');
    await expect(page.getByText(t('profile:nowThere', { value: 'Rehema J. Kasanda' }))).toBeVisible();
    await expect(page.locator('select[name=cadre]')).toHaveValue('MW');
    await save(page);
    await expect(page.getByText(t('profile:saved'))).toBeVisible();
    await expect(page.locator('input[name=name]')).toHaveValue('Rehema Kasanda');
    await expect(page.locator('select[name=cadre]')).toHaveValue('MW');
    await expect(page.locator('input[name=checkNumber]')).toHaveValue('55667788');
  });
}

test('a person sees that the coordinator has confirmed, until the cadre changes', async ({
  page,
  playwright,
  baseURL,
}) => {
  const t = wordsOf('sw');
  const person = await signUp(page.request);
  const coordinator = await coordinatorsPhone(playwright.request, baseURL);
  const record = `/sw${await recordOf(coordinator, person)}`;
  const version =
    /name="version" value="(\d+)"/.exec(await (await coordinator.get(record)).text())?.[1] ?? '';
  expect((await postForm(coordinator, record, { intent: 'confirm', version })).status()).toBe(303);
  await coordinator.dispose();

  const confirmed = page.getByRole('status').filter({ hasText: t('profile:role.coordinator') });
  await page.goto('/sw/me/profile');
  await expect(confirmed).toBeVisible();
  await page.locator('select[name=sex]').selectOption('male');
  await save(page);
  await expect(page.getByText(t('profile:saved'))).toBeVisible();
  await expect(confirmed).toBeVisible();
  await page.locator('select[name=cadre]').selectOption('CO');
  await save(page);
  await expect(page.getByText(t('profile:changedSince'))).toBeVisible();
});

test('the name on the certificate can be corrected before the final, and stays as it was issued', async ({
  page,
  graduate,
}) => {
  const t = wordsOf('sw');
  await signUp(page.request, newNurse('Rehma Kasanda'));
  await completeLessons(page.request);
  await page.goto(`/sw${coursePath}`);
  await expect(page.getByText(t('profile:certificateName', { name: 'Rehma Kasanda' }))).toBeVisible();
  await page.getByRole('link', { name: t('profile:correctName') }).click();
  await expect(page.getByText(t('profile:nameOnIssued'))).toHaveCount(0);
  await page.locator('input[name=name]').fill('Rehema Kasanda');
  await save(page);
  await page.goto(`/sw${coursePath}`);
  await expect(page.getByText(t('profile:certificateName', { name: 'Rehema Kasanda' }))).toBeVisible();

  await page.context().clearCookies();
  await page.context().addCookies(graduate.storageState.cookies);
  await page.goto(`/sw${coursePath}`);
  await expect(page.getByRole('link', { name: t('profile:correctName') })).toHaveCount(0);
  await page.goto('/sw/me/profile');
  await expect(page.getByText(t('profile:nameOnIssued'))).toBeVisible();
});

test('a phone number is changed by typing it twice, where no code can be sent', async ({
  page,
  complaints,
}) => {
  const t = wordsOf('sw');
  const person = await signUp(page.request);
  const { phone } = newNurse();
  const shown = `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`;
  const change = async (number: string, again: string, password = person.password) => {
    await page.locator('input[name=phone]').fill(number);
    await page.locator('input[name=again]').fill(again);
    await page.locator('input[name=password]').fill(password);
    await page.locator('button[value=ask]').click();
  };
  await page.goto('/sw/me/profile');
  await page.getByRole('link', { name: t('profile:changePhone') }).click();
  await expect(page.getByText(t('recovery:phone.ifWrong'))).toBeVisible();
  await change(phone, person.phone);
  await expect(page.locator('.fault')).toHaveText(t('recovery:phone.errors.differs'));
  await expect(page.locator('input[name=phone]')).toHaveValue(phone);
  await change(phone, phone, 'nenosiri la mwizi');
  await expect(page.locator('.fault')).toHaveText(t('recovery:errors.password'));
  await change('0700000001', '+255 700 000 001');
  await expect(page.locator('.fault')).toHaveText(t('recovery:phone.errors.taken'));
  forgiveStatus(complaints, 422);
  await change(phone, shown);
  await expect(page).toHaveURL('/sw/me/phone?changed=yes');
  await expect(page.getByRole('status')).toContainText(t('recovery:phone.changed', { phone: shown }));

  await page.context().clearCookies();
  await page.goto('/sw/sign-in');
  await fillSignIn(page, { ...person, phone });
  await expect(page).toHaveURL('/sw/me');
});

test('no email address is asked for where none can be verified', async ({ page }) => {
  const t = wordsOf('en');
  await signUp(page.request);
  await page.goto('/en/me/email');
  await expect(page.getByText(t('recovery:email.notSet'))).toBeVisible();
  await expect(page.locator('main input')).toHaveCount(0);
});
