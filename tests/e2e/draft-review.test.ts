import type { Browser, Page } from '@playwright/test';
import { demoAuthor, makeLessonDraft } from './drivers/lesson-draft';
import { postForm } from './drivers/learner-over-http';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const t = wordsOf('sw');
const slug = 'kuhakiki';
const home = `/sw/studio/courses/${slug}`;
const reviewer = { phone: '+255700000003', password: demoAuthor.password };

async function openReviewer(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  expect((await postForm(page.request, '/sw/sign-in', reviewer)).status()).toBe(303);
  return page;
}

const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('a reviewer comments on a part of a lesson; its author sees it in the editor and settles it', async ({
  page: author,
  author: { storageState },
  browser,
  baseURL,
}) => {
  // The first lesson starts the compiler.
  test.setTimeout(120_000);
  const lesson = `/sw${await makeLessonDraft(baseURL ?? '', slug)}`;
  await author.context().addCookies(storageState.cookies);
  await author.goto(`${home}/review`);
  await click(author, t('drafts:review.assign'));
  await click(author, t('drafts:review.send'));

  const judge = await openReviewer(browser);
  await judge.goto('/sw/me');
  await judge.getByRole('heading', { name: t('drafts:waiting.toReview') }).waitFor();
  await judge.locator(`a[href="${home}/review"]`).click();
  await expect(judge.getByRole('button', { name: t('drafts:review.approve') })).toBeVisible();
  await judge.goto(`${lesson}/review`);
  const part = judge.locator('.reviewed', { hasText: 'Hesabu mistari 12' });
  await part.locator('summary').click();
  await part.getByRole('button', { name: t('drafts:review.add') }).click();
  await expect(part.getByText(t('drafts:errors.text')), 'a comment without words').toBeVisible();
  await part.locator('textarea').fill('Taja rejesta gani.');
  await part.getByRole('button', { name: t('drafts:review.add') }).click();
  await expect(part.locator('.said-one')).toContainText('Taja rejesta gani.');
  await judge.goto(`${home}/review`);
  await judge
    .getByRole('link', { name: t('drafts:pages.about') })
    .last()
    .click();
  const summary = judge.locator('.reviewed', { hasText: 'Muhtasari' });
  await summary.locator('summary').click();
  await summary.locator('textarea').fill('Andika muhtasari.');
  await summary.getByRole('button', { name: t('drafts:review.add') }).click();
  await expect(summary.locator('.said-one')).toContainText('Andika muhtasari.');
  await judge.goto(`${home}/review`);
  await click(judge, t('drafts:review.requestChanges'));
  await expect(judge.getByText(t('drafts:review.done'))).toBeVisible();

  await author.goto('/sw/studio/courses');
  await expect(author.getByText(t('drafts:waiting.reasons.changesRequested'))).toBeVisible();
  await author.goto(lesson);
  const said = author.locator('.said-one');
  await expect(said).toContainText('Hesabu mistari 12 ya rejesta.');
  await said.getByRole('link').click();
  await expect(author.locator('.said-one:target')).toContainText('Taja rejesta gani.');
  await author.goto(lesson);
  await said.getByRole('button').click();
  await expect(author).toHaveURL(new RegExp(`${lesson}$`));
  await expect(said).toHaveCount(0);
  await author.goto(`${home}/about`);
  await expect(said).toContainText('Andika muhtasari.');
  await said.getByRole('button').click();
  await expect(author, 'settled beside its field').toHaveURL(new RegExp(`${home}/about$`));
  await expect(said).toHaveCount(0);
  await author.goto(`${home}/review`);
  await expect(author.getByText('Taja rejesta gani.')).toBeVisible();
  await click(author, t('drafts:review.send'));
  await judge.reload();
  await click(judge, t('drafts:review.approve'));
  await expect(judge.getByText(t('drafts:states.approved'))).toBeVisible();
  await author.context().close();
  await judge.context().close();
});
