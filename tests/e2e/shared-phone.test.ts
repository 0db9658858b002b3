import type { Browser, Page } from '@playwright/test';
import { enterByPin, fillSignIn, setPin, signInOnSharedPhone, typePin } from './drivers/account-pages';
import { answerAll, answersTo, heldAnswers, press, startAttempt } from './drivers/attempt-page';
import { coursePath, lessonPaths, moduleQuizPath } from './drivers/course-files';
import { enrol, postForm, signOut, signUp, startQuiz } from './drivers/learner-over-http';
import { newNurse, type Person } from './drivers/person';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const t = wordsOf('sw');

/** Signs a person up somewhere else than on the phone of the test. */
async function signUpElsewhere(browser: Browser, person: Person): Promise<Person> {
  const context = await browser.newContext();
  await signUp(context.request, person);
  await context.close();
  return person;
}

/** Ends all sessions of a person from another phone: those on this one are over, its cookie is still there. */
async function endAllSessions(browser: Browser, { phone, password }: Person): Promise<void> {
  const context = await browser.newContext();
  await postForm(context.request, '/sw/sign-in', { phone, password });
  await postForm(context.request, '/sw/me/sessions', { intent: 'all' });
  await context.close();
}

/** A facility's phone on which Asha, then Musa have set a PIN; Musa is signed in. */
async function facilityPhone(page: Page, browser: Browser, pins: { asha: string; musa: string }) {
  const asha = await signUpElsewhere(browser, newNurse('Asha Juma Mushi'));
  const musa = await signUpElsewhere(browser, newNurse('Musa Kweka'));
  for (const [person, pin] of [
    [asha, pins.asha],
    [musa, pins.musa],
  ] as const) {
    await signInOnSharedPhone(page, person);
    await setPin(page, person, pin);
    await expect(page.getByRole('status')).toHaveText(t('devices:pinSet'));
    if (person === asha) await page.context().clearCookies({ name: 'tumia_session' });
  }
  return { asha, musa };
}

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

test(
  'a shared phone keeps no page, and is told at sign-out to throw away what it has',
  { tag: '@js-on' },
  async ({ request }) => {
    const answer = await postForm(request, '/sw/sign-up', { ...newNurse(), consent: 'yes', shared: 'yes' });
    expect(answer.headers()['set-cookie']).not.toContain('Max-Age');
    await enrol(request);
    const attempt = await startQuiz(request, moduleQuizPath(1));
    for (const path of ['', '/courses', coursePath, lessonPaths[0], attempt, '/me', '/verify']) {
      const { headers } = await request.get(`/sw${path}`).then((page) => ({ headers: page.headers() }));
      expect(headers['cache-control'], path).toBe('private, no-store');
      expect(headers.etag, path).toBeUndefined();
    }
    const left = await postForm(request, '/sw/sign-out', {});
    expect(left.headers()['clear-site-data']).toBe('"cache"');
    expect(left.headers()['set-cookie']).toContain('forget=1; Path=/');
    const content = await request.get(`/sw${lessonPaths[0]}?part=content`);
    expect(content.headers()['cache-control']).toBe('public, no-cache');

    await signUp(request);
    const own = await postForm(request, '/sw/sign-out', {});
    expect(own.headers()['clear-site-data']).toBeUndefined();
  },
);

test('colleagues change places by PIN, and nobody meets the other’s pages', async ({ page, browser }) => {
  const { asha, musa } = await facilityPhone(page, browser, { asha: '4093', musa: '8350' });
  await page.goto('/sw/me');
  await expect(page.getByText(t('devices:signedInAs', { name: musa.name }))).toBeVisible();
  const { cookies } = await page.context().storageState();
  const sessionOfMusa = cookies.find(({ name }) => name === 'tumia_session');

  await page.getByRole('link', { name: t('devices:switchPerson') }).click();
  await enterByPin(page, 'Asha M.', '4093');
  await expect(page).toHaveURL(/\/sw\/me$/);
  await expect(page.getByText(t('devices:signedInAs', { name: asha.name }))).toBeVisible();
  await page.goBack();
  await expect(page.getByText(musa.name)).toHaveCount(0);
  await page.goto('/sw/me');
  await expect(page.getByText(asha.name)).toBeVisible();

  const elsewhere = await browser.newContext();
  await elsewhere.addCookies(sessionOfMusa ? [sessionOfMusa] : []);
  expect((await elsewhere.request.get('/sw/me')).url()).toContain('/sign-in');
  await elsewhere.close();

  await page.locator('form[action$="/sign-out"] button').click();
  await page.goto('/sw/sign-in');
  await expect(page.locator('button[name=who]')).toHaveText(['Asha M.', 'Musa K.']);
  expect(await page.content()).not.toContain('Mushi');
  await page.goto('/en/sign-in');
  await enterByPin(page, 'Musa K.', '8350');
  await expect(page.getByText(wordsOf('en')('devices:signedInAs', { name: musa.name }))).toBeVisible();
});

test('five wrong PINs and the password is needed', async ({ page, browser, complaints }) => {
  const { asha } = await facilityPhone(page, browser, { asha: '4093', musa: '8350' });
  await page.context().clearCookies({ name: 'tumia_session' });
  await page.goto('/sw/sign-in?next=/sw/courses');
  await enterByPin(page, 'Asha M.', '9');
  await expect(page.locator('#pin-fault')).toHaveText(t('devices:errors.pinShape'));
  for (const triesLeft of [4, 3, 2, 1]) {
    await typePin(page, '7071');
    await expect(page.locator('#pin-fault')).toHaveText(t('devices:pinWrong', { count: triesLeft }));
  }
  await typePin(page, '7071');
  await expect(page.getByRole('alert')).toHaveText(t('devices:pinGone'));
  await expect(page.locator('button[name=who]')).toHaveText(['Musa K.']);
  await fillSignIn(page, asha, 'shared phone');
  await expect(page).toHaveURL(/\/sw\/courses$/);
  forgiveStatus(complaints, 422);
});

test('answers that outlived a shared session come back by PIN', async ({ page, browser, complaints }) => {
  const { musa } = await facilityPhone(page, browser, { asha: '4093', musa: '8350' });
  await enrol(page.request);
  await page.goto(`/sw${moduleQuizPath(3)}`);
  await startAttempt(page);
  const attemptUrl = page.url();
  const items = await answerAll(page, 'sw', 'right');
  await endAllSessions(browser, musa);
  await press(page, 'save');
  await expect(page.getByRole('alert')).toHaveText(t('accounts:carried', { count: items.length }));
  await page.getByRole('button', { name: t('devices:signInByPin') }).click();
  await enterByPin(page, 'Musa K.', '1357');
  await expect(page.locator('#pin-fault')).toBeVisible();
  await typePin(page, '8350');
  await expect(page).toHaveURL(attemptUrl);
  expect(await heldAnswers(page)).toEqual(answersTo(items, 'right'));
  forgiveStatus(complaints, 401, 422);
});

test('a phone tells who it is to the few pages that ask, and not to those of a course', async ({
  page,
  browser,
}) => {
  await facilityPhone(page, browser, { asha: '4093', musa: '8350' });
  const namesAt = async (path: string) =>
    (await page.context().cookies(new URL(path, page.url()).href)).map(({ name }) => name);
  for (const path of ['/sw/sign-in', '/en/sign-in/pin', '/en/me/pin'])
    expect(await namesAt(path), path).toContain('tumia_device');
  for (const path of ['/sw', `/sw${lessonPaths[0]}`, '/sw/me', '/sw/attempts/x', '/sw/sign-up'])
    expect(await namesAt(path), path).not.toContain('tumia_device');
  const device = (await page.context().cookies()).find(({ name }) => name === 'tumia_device');
  expect(device).toMatchObject({ httpOnly: true, sameSite: 'Lax' });

  await page.goto('/sw/me/pin');
  await page.getByRole('button', { name: t('devices:forgetPhone') }).click();
  await expect(page.getByRole('button', { name: t('devices:forgetPhone') })).toHaveCount(0);
  expect(await namesAt('/sw/sign-in')).not.toContain('tumia_device');
});

test('my phones are listed, and one that is lost can be signed out from here', async ({ page, browser }) => {
  const person = newNurse();
  const lost = await browser.newContext();
  await signUp(lost.request, person);
  await page.goto('/sw/sign-in');
  await fillSignIn(page, person);
  await page.getByRole('link', { name: t('accounts:goSessions') }).click();
  await expect(page.locator('main section')).toHaveCount(2);
  await page.locator('main section').last().getByRole('button').click();
  await expect(page.getByRole('status')).toHaveText(t('devices:ended'));
  await expect(page.locator('main section')).toHaveCount(1);
  expect((await lost.request.get('/sw/me')).url()).toContain('/sign-in');
  await lost.close();

  await page.getByRole('button', { name: t('devices:endAll') }).click();
  await expect(page).toHaveURL(/\/sw\/sign-in$/);
  await page.goto('/sw/me');
  await expect(page).toHaveURL(/\/sw\/sign-in/);
});

test('a new password signs out of all other phones', async ({ page, browser, complaints }) => {
  const person = newNurse();
  const other = await browser.newContext();
  await signUp(other.request, person);
  await page.goto('/sw/sign-in');
  await fillSignIn(page, person);
  await page.goto('/sw/me/password');
  const change = async (current: string, password: string) => {
    await page.locator('input[name=current]').fill(current);
    await page.locator('input[name=password]').fill(password);
    await page.locator('main form button').click();
  };
  await change(person.password, 'Tanzania2026!');
  await expect(page.locator('#password-fault')).toHaveText(t('accounts:errors.passwordCommon'));
  await change('not the password', 'kikombe cha chai asubuhi');
  await expect(page.locator('#current-fault')).toHaveText(t('devices:errors.passwordWrong'));
  await change(person.password, 'kikombe cha chai asubuhi');
  await expect(page.getByRole('status')).toHaveText(t('devices:passwordChanged'));
  await expect(page.locator('main section')).toHaveCount(1);
  expect((await other.request.get('/sw/me')).url()).toContain('/sign-in');
  await other.close();
  forgiveStatus(complaints, 422);
});

test(
  'what the pages of an account are not for is answered without doing it',
  { tag: '@js-on' },
  async ({ request }) => {
    await signUp(request);
    const pin = { pin: '4093', password: newNurse().password };
    expect((await postForm(request, '/sw/me/pin', { ...pin, intent: 'set' })).status()).toBe(403);
    expect((await postForm(request, '/sw/me/sessions', { intent: 'steal' })).status()).toBe(400);
    const foreign = { intent: 'end', session: 'a1'.repeat(12) };
    expect((await postForm(request, '/sw/me/sessions', foreign)).status()).toBe(303);
    expect((await request.get('/sw/me')).url()).toMatch(/\/me$/);
    await signOut(request);
    for (const path of ['/me/sessions', '/me/pin', '/me/password']) {
      const answer = await request.get(`/sw${path}`, { maxRedirects: 0 });
      expect(answer.status(), path).toBe(302);
      expect(answer.headers().location, path).toBe(`/sw/sign-in?next=${encodeURIComponent(`/sw${path}`)}`);
      expect((await postForm(request, `/sw${path}`, {})).status(), path).toBe(303);
    }
    const byPin = await postForm(request, '/sw/sign-in/pin', { who: 'a1'.repeat(12), pin: '4093' });
    expect(byPin.status()).toBe(422);
  },
);
