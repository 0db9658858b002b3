import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { fillSignIn } from './drivers/account-pages';
import {
  answerAll,
  answerItem,
  answersTo,
  askedItems,
  heldAnswers,
  press,
  startAttempt,
} from './drivers/attempt-page';
import { coursePath, moduleQuizPath } from './drivers/course-files';
import { answersOf, enrol, postForm, signUp, startQuiz } from './drivers/learner-over-http';
import type { Person } from './drivers/person';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

/** Its bank holds seven items, three of them numeric, and five are drawn: at least one asks for a number. */
const quizWithNumbers = moduleQuizPath(3);
const t = wordsOf('sw');

/** Signs a new learner up in the browser's session and opens an attempt. */
async function openAttempt(page: Page, quizPath = quizWithNumbers): Promise<Person> {
  const person = await signUp(page.request);
  await enrol(page.request);
  await page.goto(`/sw${quizPath}`);
  await startAttempt(page);
  return person;
}

/** The same site on another phone. */
async function onAnotherPhone(browser: Browser, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  await use(await context.newPage());
  await context.close();
}

const loseSession = (context: BrowserContext) => context.clearCookies({ name: 'tumia_session' });

const verdict = (page: Page) => page.getByRole('status').first();

const resultOf = (page: Page) => verdict(page).innerText();

test('answers that are saved wait for the learner on another phone', async ({ page, browser }) => {
  const person = await openAttempt(page);
  const attemptUrl = page.url();
  const [first, second] = await askedItems(page, 'sw');
  if (!first || !second) throw new Error('the quiz asks fewer than two questions');
  await answerItem(page, first, 'right');
  await answerItem(page, second, 'wrong');
  await press(page, 'save');
  await expect(page).toHaveURL(attemptUrl);
  const kept = { ...answersTo([first], 'right'), ...answersTo([second], 'wrong') };
  expect(await heldAnswers(page)).toEqual(kept);

  await onAnotherPhone(browser, async (other) => {
    await other.goto(`/sw/sign-in?next=${quizWithNumbers.replace('/', '/sw/')}`);
    await fillSignIn(other, person);
    await expect(other).toHaveURL(`/sw${quizWithNumbers}`);
    await other.getByRole('link', { name: t('quizzes:resume') }).click();
    await expect(other).toHaveURL(attemptUrl);
    expect(await heldAnswers(other)).toEqual(kept);
  });
});

test('answers survive a session that ends in mid-quiz, and a mistyped password', async ({
  page,
  context,
  complaints,
}) => {
  const person = await openAttempt(page, `${coursePath}/final`);
  const attemptUrl = page.url();
  const items = await answerAll(page, 'sw', 'right');
  await loseSession(context);
  await press(page, 'submit');
  await expect(page.getByRole('alert')).toHaveText(t('accounts:carried', { count: 10 }));

  await fillSignIn(page, { phone: person.phone, password: 'not the password' });
  await expect(page.getByRole('alert')).toHaveText(t('accounts:refused'));
  await fillSignIn(page, person);
  await expect(page).toHaveURL(attemptUrl);
  expect(await heldAnswers(page)).toEqual(answersTo(items, 'right'));
  await press(page, 'submit');
  await expect(verdict(page)).toContainText(t('quizzes:passed'));
  forgiveStatus(complaints, 401, 422);
});

test('whoever signs in on that phone instead does not get the answers', async ({
  page,
  context,
  browser,
  complaints,
  playwright,
  baseURL,
}) => {
  const owner = await openAttempt(page);
  const attemptUrl = page.url();
  const request = await playwright.request.newContext({ baseURL });
  const other = await signUp(request);
  await enrol(request);
  const otherAttempt = await startQuiz(request, quizWithNumbers);

  await answerAll(page, 'sw', 'right');
  await loseSession(context);
  await press(page, 'submit');
  await fillSignIn(page, other);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('errors:notFound.title'));
  await page.goto(`/sw${otherAttempt}`);
  expect(await heldAnswers(page)).toEqual({});

  await onAnotherPhone(browser, async (phoneOfOwner) => {
    await phoneOfOwner.goto(`/sw/sign-in?next=${new URL(attemptUrl).pathname}`);
    await fillSignIn(phoneOfOwner, owner);
    await expect(phoneOfOwner).toHaveURL(attemptUrl);
    expect(await heldAnswers(phoneOfOwner)).toEqual({});
  });
  forgiveStatus(complaints, 401, 404);
  await request.dispose();
});

test('two tabs, the back button and a replay give one attempt and one result', async ({ page, context }) => {
  await openAttempt(page);
  const attemptUrl = page.url();
  const secondTab = await context.newPage();
  await secondTab.goto(attemptUrl);
  await answerAll(secondTab, 'sw', 'wrong');

  await answerAll(page, 'sw', 'right');
  const sending = page.waitForRequest((request) => request.method() === 'POST');
  await press(page, 'submit');
  const sent = await sending;
  const result = await resultOf(page);
  expect(result).toContain(t('quizzes:passed'));

  await test.step('the second tab sends other answers', async () => {
    await press(secondTab, 'submit');
    await expect(secondTab).toHaveURL(attemptUrl);
    expect(await resultOf(secondTab)).toBe(result);
  });

  await test.step('the same form is sent again, and again with other answers', async () => {
    const form = [...new URLSearchParams(sent.postData() ?? '')];
    const changed = form.map(([name, value]): [string, string] => [
      name,
      name === 'uuid' ? randomUUID() : value,
    ]);
    for (const fields of [form, form, changed]) {
      const replay = await postForm(page.request, new URL(attemptUrl).pathname, fields);
      expect(replay.status()).toBe(303);
      expect(new URL(replay.headers().location ?? '', attemptUrl).href).toBe(attemptUrl);
    }
  });

  await test.step('the back button leads to the result, not to a form that could be sent again', async () => {
    await page.goBack();
    await expect(page).toHaveURL(attemptUrl);
    expect(await resultOf(page)).toBe(result);
  });

  await page.goto(`/sw${quizWithNumbers}`);
  await expect(page.locator('main a[href*="/attempts/"]')).toHaveCount(1);
  await expect(page.locator('button[value=start]')).toHaveCount(0);
});

test('a start that is sent twice, also at the same moment, gives one attempt', async ({ page }) => {
  await signUp(page.request);
  await enrol(page.request);
  const start = (uuid: string) => postForm(page.request, `/sw${quizWithNumbers}`, { intent: 'start', uuid });
  const uuid = randomUUID();
  const answers = await Promise.all([start(uuid), start(uuid), start(randomUUID()), start(randomUUID())]);
  expect(new Set(answers.map((answer) => answer.headers().location)).size).toBe(1);
});

test('submits sent at the same moment are graded once', async ({ page }) => {
  await signUp(page.request);
  await enrol(page.request);
  const attempt = await startQuiz(page.request, quizWithNumbers);
  const right = await answersOf(page.request, attempt, 'right');
  const wrong = await answersOf(page.request, attempt, 'wrong');
  const submit = (answers: [string, string][]) =>
    postForm(page.request, `/sw${attempt}`, [...answers, ['intent', 'submit'], ['uuid', randomUUID()]]);
  const answers = await Promise.all([right, wrong, right, wrong].map(submit));
  expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303, 303]);
  await page.goto(`/sw${attempt}`);
  const standing = await resultOf(page);
  await submit(standing.includes(t('quizzes:passed')) ? wrong : right);
  await page.reload();
  expect(await resultOf(page)).toBe(standing);
});

test('questions left without an answer are told, and nothing is lost', async ({ page, complaints }) => {
  await openAttempt(page);
  const items = await askedItems(page, 'sw');
  const answered = items.slice(0, 3);
  for (const item of answered) await answerItem(page, item, 'right');
  await press(page, 'submit');
  await expect(page.getByRole('alert')).toHaveText(
    t('quizzes:unanswered', { count: 2, list: `${answered.length + 1}, ${answered.length + 2}` }),
  );
  await expect(page.locator('fieldset[aria-describedby]')).toHaveCount(2);
  expect(await heldAnswers(page)).toEqual(answersTo(answered, 'right'));

  await press(page, 'submit');
  await expect(page.getByText(t('quizzes:noAnswer'))).toHaveCount(2);
  await expect(verdict(page)).toContainText(
    t('quizzes:score', { right: answered.length, total: items.length, score: 60 }),
  );
  forgiveStatus(complaints, 422);
});

test('a number that cannot be read is told beside its field and kept', async ({ page, complaints }) => {
  await openAttempt(page);
  const items = await answerAll(page, 'sw', 'right');
  const numeric = items.find((item) => item.type === 'numeric');
  if (!numeric) throw new Error('no question asks for a number');
  const fieldset = page.locator(`[id="item.${numeric.id}"]`);
  const typed = 'karibu tisini <b>';
  await fieldset.getByRole('textbox').fill(typed);
  await press(page, 'submit');
  await expect(fieldset).toContainText(t('quizzes:numberFault'));
  expect(await heldAnswers(page)).toEqual({ ...answersTo(items, 'right'), [`item.${numeric.id}`]: [typed] });

  await answerItem(page, numeric, 'right');
  await press(page, 'submit');
  await expect(verdict(page)).toContainText(
    t('quizzes:score', { right: items.length, total: items.length, score: 100 }),
  );
  forgiveStatus(complaints, 422);
});

test('an answer that is taken back is gone, and one that a form never showed stays', async ({ page }) => {
  await openAttempt(page);
  const number = page.locator('input[inputmode=decimal]').first();
  const olderTab = await page.context().newPage();
  await olderTab.goto(page.url());

  await number.fill('12');
  await press(page, 'save');
  await expect(number).toHaveValue('12');
  await press(olderTab, 'save');
  await page.reload();
  await expect(number).toHaveValue('12');

  await number.fill('');
  await press(page, 'save');
  await expect(number).toHaveValue('');
});
