import { fillSignIn } from './drivers/account-pages';
import { lessonPaths } from './drivers/course-files';
import { signOut, signUp } from './drivers/learner-over-http';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const facilitator = { phone: '0700000007', password: 'tumia-demo-2026' };

test('a learner tells from a lesson, signing in on the way and again once the session has ended; the institute answers; the learner reads it and puts it aside', async ({
  page,
  browser,
  baseURL,
  complaints,
}) => {
  const t = wordsOf('sw');
  const text = `Swali la pili lina kosa (${Date.now()})`;
  const answer = `Asante, tumelirekebisha (${Date.now()})`;
  const person = await signUp(page.request);
  await signOut(page.request);
  await page.goto(`/sw${lessonPaths[0]}`);
  await page.getByRole('link', { name: t('feedback:link') }).click();
  await fillSignIn(page, person);
  await expect(page.locator('input[name=page]')).toHaveValue(`/sw${lessonPaths[0]}`);
  await page.locator('textarea[name=text]').fill(text);
  await signOut(page.request);
  await page.getByRole('button', { name: t('feedback:send') }).click();
  await expect(page.locator('input[name=text]')).toHaveValue(text);
  forgiveStatus(complaints, 401);
  const beside = page.context().waitForEvent('page');
  await page.getByRole('link', { name: t('accounts:signedOut.signIn') }).click();
  await fillSignIn(await beside, person);
  await page.getByRole('button', { name: t('accounts:signedOut.again') }).click();
  await expect(page.locator('#told')).toContainText(t('feedback:waiting'));

  const institute = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const inbox = await institute.newPage();
  await inbox.goto('/sw/sign-in?next=/sw/me');
  await fillSignIn(inbox, facilitator);
  await inbox.locator('a[href="/sw/studio/feedback"]').click();
  const told = inbox.locator('form', { hasText: text });
  await told.locator('textarea').fill(answer);
  await told.getByRole('button').click();
  await expect(inbox.getByText(text)).toHaveCount(0);
  await institute.close();

  await page.reload();
  const news = page.locator('#answers');
  await expect(news).toContainText(answer);
  await news.getByRole('button', { name: t('reminders:putAside') }).click();
  await expect(page.locator('#answers')).toHaveCount(0);
  await expect(page.locator('#told')).toContainText(answer);
});
