import { postForm, signOut, signUp } from './drivers/learner-over-http';
import { newNurse } from './drivers/person';
import { expect, test } from './drivers/tumia';

test('after sign-out the Back button shows nothing of the person', async ({ page }) => {
  const person = await signUp(page.request);
  await page.goto('/sw/me');
  await expect(page.getByText(person.name)).toBeVisible();
  await page.locator('form[action$="/sign-out"] button').click();
  await expect(page).toHaveURL(/\/sw$/);

  await page.goBack();
  await expect(page).toHaveURL(/\/sw\/sign-in/);
  await expect(page.getByText(person.name)).toHaveCount(0);
});

test(
  'a page about a person may not be kept by any browser',
  { tag: '@js-on' },
  async ({ page, graduate }) => {
    await page.context().addCookies(graduate.storageState.cookies);
    const cacheControlOf = async (path: string) =>
      (await page.request.get(`/sw${path}`)).headers()['cache-control'];
    for (const path of ['/me', `/me/certificates/${graduate.certificateNumber}`, graduate.result]) {
      expect(await cacheControlOf(path), path).toBe('private, no-store');
    }
    expect(await cacheControlOf('/courses')).toBe('private, no-cache');
  },
);

test(
  'a sign-up that is sent twice opens one account and signs in',
  { tag: '@js-on' },
  async ({ request }) => {
    const person = newNurse();
    await signUp(request, person);
    await signOut(request);
    await signUp(request, person);
    expect((await request.get('/sw/me')).url()).toMatch(/\/me$/);
    const stranger = { ...person, password: 'nenosiri lingine kabisa', consent: 'yes' };
    await signOut(request);
    expect((await postForm(request, '/sw/sign-up', stranger)).status()).toBe(422);
  },
);
