import type { Page } from '@playwright/test';
import { coursePath } from './drivers/course-files';
import { findAxeFaults } from './drivers/find-axe-faults';
import { postForm } from './drivers/learner-over-http';
import { newNurse } from './drivers/person';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

/** Public facilities of Kigoma DC, as the seed has them. */
const mwandiga = { id: '105910-4', name: 'MWANDIGA' };
const mahembe = { id: '104016-1', name: 'MAHEMBE' };

const facilityField = (page: Page) => page.locator('input[name=facility]');
const choices = (page: Page) => page.locator('input[type=radio][name=facilityId]');
/** The list of offers; the choices of the two selects are options too. */
const offers = (page: Page) => page.getByRole('listbox').getByRole('option');

/** Opens the sign-up form and fills in all but the facility. */
async function fillAllButFacility(page: Page, language: 'sw' | 'en' = 'sw') {
  const nurse = newNurse();
  await page.goto(`/${language}/sign-up`);
  await page.locator('input[name=name]').fill(nurse.name);
  await page.locator('input[name=phone]').fill(nurse.phone);
  await page.locator('select[name=cadre]').selectOption(nurse.cadre);
  await page.locator('select[name=region]').selectOption(nurse.region);
  await page.locator('select[name=council]').selectOption(nurse.council);
  await page.locator('input[name=consent]').check();
  return nurse;
}

/** Sends the form with the password, which is never shown again. @returns what was sent */
async function send(page: Page, password: string): Promise<URLSearchParams> {
  await page.locator('input[name=password]').fill(password);
  const posted = page.waitForRequest((request) => request.method() === 'POST');
  await page.locator('form:has([name=consent]) button.button').click();
  return new URLSearchParams((await posted).postData() ?? '');
}

const isSignedUp = (page: Page, language = 'sw') => expect(page).toHaveURL(`/${language}/courses`);

test('a name that one facility has is taken as it is', async ({ page }) => {
  const nurse = await fillAllButFacility(page);
  await facilityField(page).fill('mwandiga');
  await send(page, nurse.password);
  await isSignedUp(page);
});

test('a name that is on no list is taken as it is', async ({ page }) => {
  const nurse = await fillAllButFacility(page, 'en');
  await facilityField(page).fill('Zahanati ya Mfano');
  await send(page, nurse.password);
  await isSignedUp(page, 'en');
});

test('a name that several facilities fit comes back with them to choose from', async ({
  page,
  complaints,
}) => {
  const t = wordsOf('sw');
  const nurse = await fillAllButFacility(page);
  await facilityField(page).fill('ma');
  await send(page, nurse.password);
  await expect(page.locator('#facility-fault')).toHaveText(t('places:errors.facilityUnclear'));
  await expect(facilityField(page)).toHaveValue('ma');
  await expect(page.locator('select[name=council]')).toHaveValue(nurse.council);
  const group = page.getByRole('group', { name: t('places:which') });
  await expect(group).toContainText(mahembe.id);
  expect(await choices(page).count()).toBeGreaterThan(2);
  await expect(choices(page).last()).toHaveValue('unlisted');
  await group.getByLabel(mahembe.name).check();
  const sent = await send(page, nurse.password);
  expect(sent.getAll('facilityId')).toEqual([mahembe.id]);
  await isSignedUp(page);
  forgiveStatus(complaints, 422);
});

test('none of the facilities offered: the typed name is kept', async ({ page, complaints }) => {
  const nurse = await fillAllButFacility(page);
  await facilityField(page).fill('ma');
  await send(page, nurse.password);
  await page.getByLabel(wordsOf('sw')('places:noneOfThese')).check();
  await send(page, nurse.password);
  await isSignedUp(page);
  forgiveStatus(complaints, 422);
});

test('another fault leaves the choice ticked', async ({ page, complaints }) => {
  const nurse = await fillAllButFacility(page);
  await facilityField(page).fill('ma');
  await send(page, nurse.password);
  await choices(page).first().check();
  await send(page, '1');
  await expect(page.locator('#password-fault')).toBeVisible();
  await expect(choices(page).first()).toBeChecked();
  await expect(choices(page).first()).toHaveValue(mahembe.id);
  await send(page, nurse.password);
  await isSignedUp(page);
  forgiveStatus(complaints, 422);
});

test('a council of another region comes back with those of the chosen one at the head', async ({
  request,
}) => {
  const answer = await postForm(request, '/sw/sign-up', { ...newNurse(), region: 'arusha', consent: 'yes' });
  expect(answer.status()).toBe(422);
  const html = await answer.text();
  expect(/<optgroup label="([^"]+)"/.exec(html)?.[1]).toBe('Arusha');
  expect(html.match(/<optgroup/g)?.length).toBeGreaterThan(30);
});

test('the answer of the type-ahead’s address can be kept, and is refused where it makes no sense', async ({
  request,
}) => {
  const answer = await request.get('/api/facilities?council=kigoma-dc&q=Mwandi&lang=en');
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/json',
    'cache-control': 'public, max-age=600',
  });
  expect(await answer.json()).toEqual({
    facilities: [
      {
        ...mwandiga,
        level: 'dispensary',
        ward: 'Mwandiga',
        status: 'operating',
        detail: 'dispensary, Mwandiga ward, 105910-4',
      },
    ],
  });
  for (const query of ['', '?council=kigoma-dc', '?council=%25&q=a', '?council=kigoma-dc&q=a&lang=xx']) {
    expect((await request.get(`/api/facilities${query}`)).status(), query).toBe(400);
  }
  const none = await request.get("/api/facilities?council=atlantis&q='%20or%201=1");
  expect(await none.json()).toEqual({ facilities: [] });
});

test.describe('with JavaScript', { tag: '@js-on' }, () => {
  test('facilities are offered while somebody types, and are chosen by keyboard', async ({ page }) => {
    const t = wordsOf('sw');
    const nurse = await fillAllButFacility(page);
    const field = page.getByRole('combobox', { name: t('places:facility') });
    await expect(field).toHaveAttribute('aria-expanded', 'false');
    await field.pressSequentially('ma');
    await expect(field).toHaveAttribute('aria-expanded', 'true');
    const found = await offers(page).count();
    expect(found).toBeGreaterThan(2);
    await expect(page.getByRole('status')).toHaveText(t('places:found', { number: found }));

    await field.press('ArrowUp');
    await expect(offers(page).last()).toHaveAttribute('aria-selected', 'true');
    await field.press('ArrowDown');
    await field.press('ArrowDown');
    await expect(offers(page).nth(1)).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('[aria-selected=true]')).toHaveCount(1);
    const active = await offers(page).nth(1).getAttribute('id');
    await expect(field).toHaveAttribute('aria-activedescendant', active ?? '');

    await field.press('Escape');
    await expect(field).toHaveAttribute('aria-expanded', 'false');
    await expect(field).toBeFocused();
    await field.press('Backspace');
    await field.pressSequentially('ahe');
    await expect(offers(page)).toHaveCount(1);
    await field.press('ArrowDown');
    await field.press('Enter');
    await expect(field).toHaveValue(mahembe.name);
    await expect(page.getByRole('status')).toContainText(mahembe.id);
    await expect(offers(page)).toHaveCount(0);
    const sent = await send(page, nurse.password);
    expect(sent.getAll('facilityId')).toEqual([mahembe.id]);
    await isSignedUp(page);
  });

  test('a facility is chosen by touch, and typing on takes the choice back', async ({ page }) => {
    const nurse = await fillAllButFacility(page);
    await facilityField(page).pressSequentially('mwan');
    await offers(page).filter({ hasText: mwandiga.name }).click();
    await expect(facilityField(page)).toHaveValue(mwandiga.name);
    await expect(page.locator('input[type=hidden][name=facilityId]')).toHaveValue(mwandiga.id);
    await facilityField(page).pressSequentially(' mpya');
    await expect(page.locator('input[name=facilityId]')).toHaveCount(0);
    await expect(page.getByRole('status')).toHaveText(wordsOf('sw')('places:nothingFound'));
    const sent = await send(page, nurse.password);
    expect([sent.get('facility'), sent.get('facilityId')]).toEqual([`${mwandiga.name} mpya`, null]);
    await isSignedUp(page);
  });

  test('the councils are those of the region, and another council takes the choice back', async ({
    page,
  }) => {
    await fillAllButFacility(page);
    const regionOf = (page: Page) => page.locator('select[name=council] optgroup');
    await expect(regionOf(page)).toHaveCount(1);
    await facilityField(page).pressSequentially('mwan');
    await offers(page).first().click();
    await page.locator('select[name=council]').selectOption('buhigwe-dc');
    await expect(page.locator('input[name=facilityId]')).toHaveCount(0);
    await page.locator('select[name=region]').selectOption('arusha');
    await expect(page.locator('select[name=council]')).toHaveValue('');
    await expect(regionOf(page)).toHaveAttribute('label', 'Arusha');
    await facilityField(page).press('a');
    await expect(page.getByRole('status')).toHaveText(wordsOf('sw')('places:councilFirst'));
    await page.locator('select[name=region]').selectOption('');
    expect(await regionOf(page).count()).toBeGreaterThan(30);
  });

  test('the list closes when the field is left, and a form that comes back can be typed on', async ({
    page,
    complaints,
  }) => {
    const nurse = await fillAllButFacility(page);
    await facilityField(page).pressSequentially('ma');
    await expect(offers(page).first()).toBeVisible();
    await facilityField(page).press('Tab');
    await expect(offers(page)).toHaveCount(0);
    await send(page, nurse.password);
    await choices(page).nth(1).check();
    await facilityField(page).press('End');
    await facilityField(page).pressSequentially('hemb');
    await expect(choices(page)).toHaveCount(0);
    await offers(page).first().click();
    const sent = await send(page, nurse.password);
    expect(sent.getAll('facilityId')).toEqual([mahembe.id]);
    await isSignedUp(page);
    forgiveStatus(complaints, 422);
  });

  test('a search that fails leaves the form as it is', async ({ page, complaints }) => {
    const nurse = await fillAllButFacility(page);
    await page.route('**/api/facilities*', (route) => route.abort());
    const failed = page.waitForEvent('requestfailed');
    await facilityField(page).pressSequentially('mwandiga');
    await failed;
    await send(page, nurse.password);
    await isSignedUp(page);
    complaints.splice(0);
  });

  test('no other page runs its script', async ({ page }) => {
    const script = 'script[src*="facility-type-ahead"]';
    for (const path of ['', '/courses', coursePath, '/sign-in', '/glossary']) {
      await page.goto(`/sw${path}`);
      await expect(page.locator(script)).toHaveCount(0);
    }
    await page.goto('/sw/sign-up');
    await expect(page.locator(script)).toHaveCount(1);
  });
});

test.describe('with the security policy set aside for the tool', { tag: '@js-on' }, () => {
  test.use({ bypassCSP: true });

  test('axe finds no fault in the offers, nor in the choices of a form that comes back', async ({
    page,
    complaints,
  }) => {
    const nurse = await fillAllButFacility(page);
    await facilityField(page).pressSequentially('ma');
    await expect(offers(page).first()).toBeVisible();
    await facilityField(page).press('ArrowDown');
    expect(await findAxeFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await findAxeFaults(page)).toEqual([]);
    await facilityField(page).press('Escape');
    await send(page, nurse.password);
    await expect(choices(page).first()).toBeVisible();
    expect(await findAxeFaults(page)).toEqual([]);
    forgiveStatus(complaints, 422);
  });
});
