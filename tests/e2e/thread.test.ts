import type { Page } from '@playwright/test';
import { formatDate } from '~/platform/i18n/format';
import type { Language } from '~/platform/i18n/language';

import { fillSignIn, fillSignUp } from './drivers/account-pages';
import { answerAll, press, startAttempt } from './drivers/attempt-page';
import { coursePath, lessonPaths, moduleQuizPath, writtenCourse } from './drivers/course-files';
import { completeLessons, signUp } from './drivers/learner-over-http';
import { readQrOfPdf } from './drivers/pdf';
import { newNurse, type Person } from './drivers/person';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

// A whole course, page by page, on a busy machine.
test.describe.configure({ timeout: 180_000 });

const firstLesson = lessonPaths[0] ?? '';
const largeButton = (page: Page) => page.locator('main .button').first();

/** Marks the open lesson as done. */
async function markDone(page: Page): Promise<void> {
  await page.locator('#done form button').click();
  await expect(page).toHaveURL(/#done$/);
  await expect(page.locator('#done form')).toHaveCount(0);
}

async function takeQuiz(page: Page, language: Language, want: 'right' | 'wrong', total: number) {
  await startAttempt(page);
  const items = await answerAll(page, language, want);
  expect(items).toHaveLength(total);
  await press(page, 'submit');
  const t = wordsOf(language);
  const [right, score] = want === 'right' ? [total, 100] : [0, 0];
  await expect(page.getByRole('status')).toContainText(t('quizzes:score', { right, total, score }));
  await expect(page.getByRole('status')).toContainText(
    t(want === 'right' ? 'quizzes:passed' : 'quizzes:failed'),
  );
}

/** The certificate's page is open: checks it, its PDF, and that anyone who has its number sees what it says. */
async function checkCertificate(page: Page, person: Person, language: Language, pdfFile: string) {
  const t = wordsOf(language);
  const number = (await page.locator('.certificate').innerText()).match(/\b\w{4}-\w{4}-\w{4}\b/)?.[0] ?? '';
  await expect(page.locator('.certificate')).toContainText(person.name);
  await expect(page.locator('.certificate')).toContainText(writtenCourse.title[language]);

  const pdfUrl = await page.locator('a[href$=".pdf"]').getAttribute('href');
  const pdf = await page.context().request.get(pdfUrl ?? '');
  expect(pdf.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="tumia-${number}.pdf"`,
  });
  expect(new URL(readQrOfPdf(await pdf.body(), pdfFile)).pathname).toBe('/v');

  const phoneOfACoordinator = await page.context().browser()?.newContext();
  const verification = await phoneOfACoordinator?.newPage();
  if (!verification) throw new Error('the browser has gone');
  await verification.goto(`/${language}/verify/${number}`);
  await expect(verification.getByRole('heading', { level: 1 })).toHaveText(t('certificates:valid'));
  const said = await verification.locator('main').innerText();
  const institute = await verification.locator('.facts > div', { hasText: t('certificates:by') }).innerText();
  expect(institute).toContain('TTCIH');
  for (const fact of [person.name, writtenCourse.title[language], formatDate(new Date(), language), number]) {
    expect(said).toContain(fact);
  }
  for (const secret of [person.phone, person.phone.slice(1), 'Kigoma']) expect(said).not.toContain(secret);
  await phoneOfACoordinator?.close();
}

test('a nurse reads, signs up, learns and earns a certificate that anyone can check, in Swahili', async ({
  page,
}, testInfo) => {
  const t = wordsOf('sw');
  const nurse = newNurse();

  await test.step('reads the first lesson without an account', async () => {
    await page.goto('/');
    await expect(page).toHaveURL(/\/sw$/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'sw-TZ');
    await page.getByRole('link', { name: t('home:start') }).click();
    await page.getByRole('link', { name: writtenCourse.title.sw }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(writtenCourse.title.sw);
    await largeButton(page).click();
    await expect(page).toHaveURL(`/sw${firstLesson}`);
    const pieces = await page.locator('[data-layer=content]').allInnerTexts();
    const words = pieces.join(' ').split(/\s+/);
    expect(words.length).toBeGreaterThan(300);
  });

  await test.step('signs up and is back at the very lesson', async () => {
    await page.locator('#done a').click();
    await page.locator('main a[href*="/sign-up"]').click();
    await fillSignUp(page, nurse);
    await expect(page).toHaveURL(`/sw${firstLesson}#done`);
  });

  await test.step('does every lesson, the first module with its quiz', async () => {
    for (const [index, lesson] of lessonPaths.entries()) {
      await expect(page).toHaveURL(`/sw${lesson}`.concat(index === 0 ? '#done' : ''));
      await markDone(page);
      if (lessonPaths[index + 1] === undefined) break;
      const quiz = page.locator(`.turn a[href$="/quiz"]`);
      if (index < 3 && (await quiz.count()) > 0) {
        await quiz.click();
        await expect(page).toHaveURL(`/sw${moduleQuizPath(1)}`);
        await takeQuiz(page, 'sw', 'right', 5);
        await page.locator(`main a[href="/sw${coursePath}"]`).last().click();
        await expect(page.locator('progress').first()).toHaveAttribute('value', /^[1-9]/);
        await largeButton(page).click();
      } else {
        await page.locator('a[rel=next]').click();
      }
    }
  });

  await test.step('fails the final, then passes it', async () => {
    await page.locator(`.turn a[href$="/final"]`).click();
    await takeQuiz(page, 'sw', 'wrong', 10);
    await expect(page.locator('a[href*="/me/certificates/"]')).toHaveCount(0);
    await largeButton(page).click();
    await expect(page).toHaveURL(`/sw${coursePath}/final`);
    await takeQuiz(page, 'sw', 'right', 10);
  });

  await test.step('gets the certificate', async () => {
    await page.getByRole('link', { name: t('quizzes:seeCertificate') }).click();
    await checkCertificate(page, nurse, 'sw', testInfo.outputPath('certificate.pdf'));
    await page.getByRole('navigation').first().locator('a[href="/sw/me"]').click();
    await expect(page.getByText(nurse.name)).toBeVisible();
    await expect(page.locator('main a[href*="/me/certificates/"]')).toHaveCount(1);
  });
});

test('the same in English, and the switch keeps the place', async ({ page }, testInfo) => {
  const t = wordsOf('en');
  const nurse = newNurse("Anna Ng'wigulu");
  const lastLesson = lessonPaths.at(-1) ?? '';

  await page.goto(`/sw${firstLesson}`);
  await page.locator('header a[hreflang=en]').click();
  await expect(page).toHaveURL(`/en${firstLesson}`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-GB');
  await page.goto('/');
  await expect(page).toHaveURL('/en');

  await page.goto(`/en${lastLesson}`);
  await page.locator('#done a').click();
  await page.locator('main a[href*="/sign-up"]').click();
  await fillSignUp(page, nurse);
  await expect(page).toHaveURL(`/en${lastLesson}#done`);
  await completeLessons(page.request, lessonPaths.slice(0, -1));
  await markDone(page);

  await page.locator('.turn a[href$="/final"]').click();
  await startAttempt(page);
  await page.locator('header a[hreflang=sw]').click();
  await answerAll(page, 'sw', 'right');
  await press(page, 'save');
  await page.locator('header a[hreflang=en]').click();
  await expect(page.locator('fieldset')).toHaveCount(10);
  await press(page, 'submit');
  await expect(page.getByRole('status')).toContainText(t('quizzes:passed'));
  await page.getByRole('link', { name: t('quizzes:seeCertificate') }).click();
  await checkCertificate(page, nurse, 'en', testInfo.outputPath('certificate.pdf'));

  await page.goto('/en/me');
  await page.locator('form[action$="/sign-out"] button').click();
  await expect(page).toHaveURL('/en');
  await page.goto('/en/me');
  await expect(page).toHaveURL(/\/en\/sign-in\?next=/);
});

test('a number may be written in any way to sign in', async ({ page }) => {
  const person = await signUp(page.request);
  const digits = person.phone.replace(/\D/g, '').slice(-9);
  const inGroups = [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)].join(' ');
  for (const phone of [`0${digits}`, `255${digits}`, `+255${digits}`, `+255 ${inGroups}`]) {
    await page.context().clearCookies();
    await page.goto('/sw/sign-in');
    await fillSignIn(page, { ...person, phone });
    await expect(page).toHaveURL('/sw/me');
  }
});
