import { coursePath, learningPath, lessonPaths, writtenCourse } from './drivers/course-files';
import { completeLessons, signUp } from './drivers/learner-over-http';
import { newNurse } from './drivers/person';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

for (const language of ['sw', 'en'] as const) {
  const t = wordsOf(language);

  test(`a mistyped word finds courses and lessons, and leads on to the glossary: ${language}`, async ({
    page,
  }) => {
    await page.goto(`/${language}/courses`);
    await page.getByRole('searchbox').fill('mtaqwimu');
    await page.getByRole('search').getByRole('button').click();
    await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(writtenCourse.title[language]);
    const lesson = page.locator('main article li a').first();
    const title = await lesson.innerText();
    await lesson.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await page.goBack();
    await page.getByRole('link', { name: t('catalog:searchGlossary', { words: 'mtaqwimu' }) }).click();
    await expect(page).toHaveURL(`/${language}/glossary?q=mtaqwimu`);
    await expect(page.getByRole('searchbox')).toHaveValue('mtaqwimu');
  });

  test(`a term of the glossary is found by its letter and has an address of its own: ${language}`, async ({
    page,
  }) => {
    await page.goto(`/${language}/courses`);
    await page
      .locator('main')
      .getByRole('link', { name: t('glossary:title') })
      .click();
    await page
      .getByRole('navigation', { name: t('glossary:byLetter') })
      .getByRole('link')
      .first()
      .click();
    await expect(page).toHaveURL(/\?letter=[a-z0]$/);
    const term = page.locator('main dl > div').first();
    await expect(term.locator('dfn')).toHaveText(/\S/);
    await expect(term.locator('dt [lang]')).toHaveAttribute('lang', language === 'sw' ? 'en-GB' : 'sw-TZ');
    await expect(term.locator('dd')).toHaveText(/\S/);
    const id = (await term.getAttribute('id')) ?? '';
    await page.goto(`/${language}/glossary#${id}`);
    await expect(page.locator(`[id="${id}"]`)).toBeInViewport();
  });

  test(`a learning path leads a learner to the next lesson: ${language}`, async ({ page }) => {
    const button = page.locator('main .button').first();
    await page.goto(`/${language}${learningPath}`);
    await expect(button).toHaveText(t('progress:start'));
    await signUp(page.request, newNurse());
    await page.goto(`/${language}/paths`);
    await expect(
      page.getByRole('heading', { name: t('catalog:paths.ownCadre', { cadre: t('accounts:cadre.NO') }) }),
    ).toBeVisible();
    await page.locator(`main a[href="/${language}${learningPath}"]`).click();
    await completeLessons(page.request, lessonPaths.slice(0, 1));
    await page.reload();
    await expect(page.locator('.path .here')).toContainText(
      t('progress:summary', { done: 1, total: lessonPaths.length }),
    );
    await expect(button).toHaveText(t('progress:continue'));
    await expect(button).toHaveAttribute('href', `/${language}${lessonPaths[1]}`);
    await expect(page.locator('.path a').first()).toHaveAttribute('href', `/${language}${coursePath}`);
  });
}
