import { type Browser, type BrowserContext, type Page } from '@playwright/test';
import { fillSignIn } from './drivers/account-pages';
import { runTumia } from './drivers/command-line';
import { lessonPaths, moduleQuizPath, writtenCourse } from './drivers/course-files';
import { completeLessons, graduate, postForm, signUp } from './drivers/learner-over-http';
import { newNurse, type Person } from './drivers/person';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

interface MyData {
  format: string;
  accounts: { id: string; name: string; phone: string }[];
  consents: { version: string }[];
  enrolments: { course: string }[];
  events: { verb: string }[];
}

const readMyData = async (page: Page) =>
  (await (await page.request.get('/sw/me/privacy/data.json')).json()) as MyData;

const internationalPhone = ({ phone }: Person) => `+255${phone.slice(1)}`;

/** Opens Tumia on another phone, signed in. */
async function onAnotherPhone(
  browser: Browser,
  person: Pick<Person, 'phone' | 'password'>,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/sw/sign-in');
  await fillSignIn(page, person);
  await expect(page).toHaveURL('/sw/me');
  return { context, page };
}

test('a person finds all that is kept of them, on a page and as a file', async ({ page }) => {
  const t = wordsOf('sw');
  const person = await signUp(page.request, newNurse('Rukia Said Mbwana'));
  await completeLessons(page.request, lessonPaths.slice(0, 2));

  await page.goto('/sw/me');
  await page.locator('main a[href="/sw/me/privacy"]').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('privacy:title'));
  await expect(page.getByText(t('privacy:seen.none'))).toBeVisible();
  await page.getByRole('link', { name: t('privacy:notice.rightSee') }).click();

  await expect(page).toHaveURL('/sw/me/privacy/data');
  const shown = page.locator('main');
  for (const fact of [person.name, internationalPhone(person), 'Kigoma DC', writtenCourse.title.sw])
    await expect(shown).toContainText(fact);
  await expect(shown.getByText(t('privacy:data.verb.completed'))).toHaveCount(2);

  const file = await page.request.get(
    (await page.locator('main a.button').getAttribute('href')) ?? 'no link to the file',
  );
  expect(file.headers()).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': 'attachment; filename="tumia-my-data.json"',
    'cache-control': 'private, no-store',
  });
  const told = Number(await page.locator('main a.button data').getAttribute('value'));
  // The moment of its making stands in it.
  expect(Math.abs(told - Number(file.headers()['content-length']))).toBeLessThan(16);
  const data = (await file.json()) as MyData;
  expect(data).toMatchObject({
    format: 'tumia-my-data',
    accounts: [{ name: person.name, phone: internationalPhone(person) }],
    enrolments: [{ course: 'data-quality' }],
  });
  expect(data.consents).toHaveLength(1);
  expect(data.events.filter(({ verb }) => verb === 'completed')).toHaveLength(2);
});

test('a person sees in which role somebody opened their record', async ({ page, browser }) => {
  const person = await signUp(page.request);
  const [account] = (await readMyData(page)).accounts;
  const coordinator = await onAnotherPhone(browser, {
    phone: '0700000004',
    password: 'tumia-demo-2026',
  });
  await coordinator.page.goto(`/sw/people/${account?.id}`);
  await expect(coordinator.page.locator('main')).toContainText(person.name);
  await coordinator.context.close();

  for (const language of ['sw', 'en'] as const) {
    const t = wordsOf(language);
    await page.goto(`/${language}/me/privacy`);
    const deed = page.locator('main li', { hasText: t('privacy:action.person.viewed') });
    await expect(deed).toContainText(t('privacy:by.regionalCoordinator', { where: 'Kigoma' }));
    await expect(page.locator('main')).not.toContainText('Juma Mfano');
  }
});

test('an account is deleted only with the password, and the wish can be undone', async ({
  page,
  browser,
  complaints,
}) => {
  const t = wordsOf('sw');
  const person = await signUp(page.request);
  const elsewhere = await onAnotherPhone(browser, person);

  await page.goto('/sw/me/privacy');
  await page.getByRole('link', { name: t('privacy:notice.rightErase') }).click();
  await expect(page.getByText(/“Mwanafunzi \d\w{3}-\w{4}”/)).toBeVisible();
  const ask = page.locator('button[name=intent][value=ask]');
  for (const [typed, fault] of [
    ['', 'passwordMissing'],
    ['sio nenosiri langu', 'passwordWrong'],
  ] as const) {
    await page.locator('input[name=password]').fill(typed);
    await ask.click();
    await expect(page.locator('.fault')).toHaveText(t(`privacy:errors.${fault}`));
  }
  forgiveStatus(complaints, 422);
  await page.goto('/sw/me');
  await expect(page.getByText(t('privacy:erase.undoLink'))).toHaveCount(0);

  await page.goto('/sw/me/privacy/delete');
  await page.locator('input[name=password]').fill(person.password);
  await ask.click();
  await expect(page).toHaveURL('/sw/me/privacy/delete');
  await expect(ask).toHaveCount(0);
  await elsewhere.page.goto('/sw/me');
  await expect(elsewhere.page).toHaveURL(/\/sw\/sign-in\?next=/);

  await fillSignIn(elsewhere.page, person);
  await elsewhere.page.getByRole('link', { name: t('privacy:erase.undoLink') }).click();
  await elsewhere.page.locator('button[name=intent][value=undo]').click();
  await expect(elsewhere.page.getByRole('status')).toHaveText(t('privacy:erase.undone'));
  await elsewhere.context.close();
  await page.goto('/sw/me');
  await expect(page.getByText(t('privacy:erase.undoLink'))).toHaveCount(0);
});

test('an erased person is signed out everywhere, and the certificate is checked under a pseudonym', async ({
  page,
  baseURL,
  complaints,
}) => {
  // A second process starts, and works on the database beside the server.
  test.slow();
  const t = wordsOf('sw');
  const { person, certificateNumber } = await graduate(page.request, moduleQuizPath(3));
  await page.goto('/sw/me');
  await expect(page.getByText(person.name)).toBeVisible();
  const answer = await runTumia(baseURL ?? '', 'account', 'erase', person.phone, '--now');
  expect(answer).toMatchObject({ answer: 'erased' });

  const certificate = `/sw/me/certificates/${certificateNumber}`;
  for (const path of ['/sw/me', '/sw/me/privacy/data', certificate]) {
    await page.goto(path);
    await expect(page, path).toHaveURL(/\/sw\/sign-in\?next=/);
  }
  const file = await page.request.get('/sw/me/privacy/data.json', { maxRedirects: 0 });
  expect(file.status()).toBe(302);
  expect((await postForm(page.request, `/sw${lessonPaths[0]}`, {})).headers().location).toContain('/sign-in');
  await page.goto('/sw/sign-in');
  await fillSignIn(page, person);
  await expect(page.getByRole('alert')).toHaveText(t('accounts:refused'));
  forgiveStatus(complaints, 422);

  await page.goto(`/sw/verify/${certificateNumber}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('certificates:valid'));
  await expect(page.getByText(t('certificates:nameRemoved'))).toBeVisible();
  await expect(page.locator('.holder')).toHaveText(/^Mwanafunzi \d\w{3}-\w{4}$/);
  await expect(page.locator('main')).not.toContainText(person.name);
});

test('which messages a person doesn’t want stays as it was set', async ({ page }) => {
  const t = wordsOf('en');
  await signUp(page.request);
  await page.goto('/en/me/privacy');
  const [sms, email] = [page.locator('input[name=sms]'), page.locator('input[name=email]')];
  for (const wanted of [true, false]) {
    await sms.setChecked(wanted);
    await page.locator('button[value=messages]').click();
    await expect(page.getByRole('status')).toHaveText(t('privacy:stop.saved'));
    await expect(sms).toBeChecked({ checked: wanted });
    await expect(email).not.toBeChecked();
  }
});

test('the text on privacy is one tap away from the box that agrees to it', async ({ page, context }) => {
  for (const language of ['sw', 'en'] as const) {
    await page.goto(`/${language}/sign-up`);
    await page.locator('input[name=name]').fill('Rehema Juma');
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: wordsOf(language)('accounts:readPrivacy') }).click();
    const notice = await opened;
    await expect(notice).toHaveURL(`/${language}/privacy`);
    await expect(notice.getByRole('heading', { level: 1 })).toHaveText(
      wordsOf(language)('privacy:notice.title'),
    );
    await notice.close();
    await expect(page.locator('input[name=name]')).toHaveValue('Rehema Juma');
  }
});

test('forms that ask for nothing known change nothing', { tag: '@js-on' }, async ({ page }) => {
  await signUp(page.request);
  for (const path of ['/sw/me/privacy', '/sw/me/privacy/delete']) {
    expect((await postForm(page.request, path, { intent: 'everything' })).status(), path).toBe(400);
  }
  const guesses = Array.from({ length: 11 }, () =>
    postForm(page.request, '/sw/me/privacy/delete', { intent: 'ask', password: 'a guess' }),
  );
  const answers = await Promise.all(guesses);
  expect(answers.map((answer) => answer.status()).filter((status) => status === 422)).toHaveLength(10);
  const refused = answers.find((answer) => answer.status() === 429);
  expect(Number(refused?.headers()['retry-after'])).toBeGreaterThan(0);
});
