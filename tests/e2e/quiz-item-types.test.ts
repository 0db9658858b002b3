import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { allTypesQuiz, askAllTypes } from '../fixtures/all-item-types';
import { smallCourseSlug, smallPackage, writePackages } from '../fixtures/course-package';
import { answerItem, heldAnswers, press } from './drivers/attempt-page';
import { runTumia } from './drivers/command-line';
import { itemsIn } from './drivers/course-files';
import { withoutEnhancements } from './drivers/enhancements';
import { findAxeFaults } from './drivers/find-axe-faults';
import { postForm, signUp, startQuiz } from './drivers/learner-over-http';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const items = itemsIn(allTypesQuiz);
const coursePath = `/courses/${smallCourseSlug}`;

test.beforeAll(async ({ baseURL }) => {
  // The import takes half a minute on two busy processors.
  test.setTimeout(180_000);
  const files = smallPackage();
  askAllTypes(files);
  const { folder, remove } = writePackages({ [smallCourseSlug]: files });
  try {
    await runTumia(baseURL ?? '', 'content', 'import', path.join(folder, 'courses', smallCourseSlug));
  } finally {
    remove();
  }
});

/** @returns the path of a new learner's open attempt, without its language */
async function openAttempt(request: APIRequestContext): Promise<string> {
  await signUp(request);
  await postForm(request, `/sw${coursePath}`, { intent: 'enrol', uuid: randomUUID() });
  return startQuiz(request, `${coursePath}/basics/quiz`);
}

const answerAll = async (page: Page, want: 'right' | 'wrong') => {
  for (const item of items) await answerItem(page, item, want);
};

for (const language of ['sw', 'en'] as const) {
  const t = wordsOf(language);

  test(`a learner answers every type of question, saves, comes back and passes: ${language}`, async ({
    page,
  }) => {
    await page.goto(`/${language}${await openAttempt(page.request)}`);
    await expect(page.locator('fieldset')).toHaveCount(items.length);
    await answerAll(page, 'right');
    const held = await heldAnswers(page);
    expect(Object.keys(held)).toHaveLength(16);
    await press(page, 'save');
    expect(await heldAnswers(page)).toEqual(held);
    await press(page, 'submit');
    await expect(page.getByRole('status')).toContainText(
      t('quizzes:score', { right: items.length, total: items.length, score: 100 }),
    );
    await expect(page.getByRole('main')).toContainText('secret-why');
  });

  test(`what is partly right says how much of it, in words: ${language}`, async ({ page }) => {
    await page.goto(`/${language}${await openAttempt(page.request)}`);
    await answerAll(page, 'right');
    const prompt = page.locator('[name="item.t1.a.match.a"]');
    await prompt.selectOption({ label: 'choice for none' });
    await press(page, 'submit');
    await expect(page.getByRole('status')).toContainText(
      t('quizzes:scorePartly', { right: 8, partly: 1, total: 9, score: 96 }),
    );
    await expect(page.locator('.partly .verdict')).toContainText(t('quizzes:earned', { got: 2, of: 3 }));
  });
}

test('places given twice and parts left open are told where they are, and nothing is lost', async ({
  page,
  complaints,
}) => {
  const t = wordsOf('sw');
  await page.goto(`/sw${await openAttempt(page.request)}`);
  await answerAll(page, 'right');
  const places = page.locator('select[name^="item.t1.a.order."]');
  for (const place of await places.all()) await place.selectOption('2');
  await page.locator('[name="item.t1.a.gaps.c"]').fill('');
  const held = await heldAnswers(page);
  await press(page, 'submit');
  await expect(page.getByRole('alert').first()).toHaveText(t('quizzes:unreadable'));
  await expect(page.locator('[id="item.t1.a.order"]')).toContainText(t('quizzes:orderFault'));
  await expect(page.locator('[id="item.t1.a.gaps"]')).toContainText(t('quizzes:unansweredPart'));
  expect(await heldAnswers(page)).toEqual(held);
  forgiveStatus(complaints, 422);
});

test('a part that is taken back is gone', async ({ page }) => {
  await page.goto(`/sw${await openAttempt(page.request)}`);
  await page.locator('[name="item.t1.a.match.a"]').selectOption({ label: 'choice for one' });
  await page.locator('[name="item.t1.a.short"]').fill('kitabu');
  await press(page, 'save');
  await page.locator('[name="item.t1.a.match.a"]').selectOption('');
  await page.locator('[name="item.t1.a.short"]').fill('');
  await press(page, 'save');
  expect(await heldAnswers(page)).toEqual({});
});

test('the page of an open attempt tells nothing of what is right', async ({ page }) => {
  const attempt = await openAttempt(page.request);
  for (const language of ['sw', 'en']) {
    const html = await (await page.request.get(`/${language}${attempt}`)).text();
    expect(html).not.toMatch(/secret|1240|correct/);
    expect(withoutEnhancements(html)).not.toContain('<script');
  }
});

test('a case stands once before its questions, each of which has its own number', async ({ page }) => {
  await page.goto(`/sw${await openAttempt(page.request)}`);
  const stimulus = page.locator('section.stimulus', { hasText: 'Rejesta ya Aprili.' });
  await expect(stimulus).toHaveCount(1);
  await expect(stimulus.locator('+ fieldset')).toHaveId('item.t1.a.number');
  await expect(stimulus.locator('+ fieldset + fieldset')).toHaveId('item.t1.a.short');
});

test.describe('with the security policy set aside', { tag: '@js-on' }, () => {
  test.use({ bypassCSP: true });

  for (const language of ['sw', 'en'] as const) {
    test(`axe finds no fault, and nothing is wider than the screen: ${language}`, async ({
      page,
    }, testInfo) => {
      await page.goto(`/${language}${await openAttempt(page.request)}`);
      const look = async (what: string) => {
        for (const details of await page.locator('details').all()) {
          await details.evaluate((element) => ((element as HTMLDetailsElement).open = true));
        }
        expect(await findAxeFaults(page), what).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, what).toBeLessThanOrEqual(360);
        await page.screenshot({ path: testInfo.outputPath(`${what}-${language}.png`), fullPage: true });
      };
      await look('asked');
      await answerAll(page, 'wrong');
      await answerItem(page, items.find(({ type }) => type === 'chart') as (typeof items)[number], 'right');
      await press(page, 'submit');
      await look('explained');
    });
  }
});
