import { signUp } from './drivers/learner-over-http';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

test('a learner is told what comes first, and does a course’s worksheet with the figures of the own store', async ({
  page,
}) => {
  const t = wordsOf('sw');
  await signUp(page.request);
  await page.goto('/sw/courses/supervision-with-data');
  await expect(page.getByRole('heading', { name: t('progress:first.title', { count: 1 }) })).toBeVisible();
  await expect(page.getByRole('button', { name: t('progress:enrol') })).toHaveCount(0);

  await page.goto('/sw/courses/medicines-and-supplies');
  await page.getByRole('button', { name: t('progress:enrol') }).click();
  const left = page.getByRole('region', { name: t('progress:left.title') });
  await expect(left.getByRole('listitem')).toHaveCount(3);
  await expect(left.getByText(t('progress:left.done', { done: 0, count: 3 }))).toBeVisible();
  const title = t('worksheets:title.W08');
  await left.getByRole('link', { name: t('progress:takes.worksheet', { title }) }).click();

  await expect(page.getByText(t('progress:own.asked'))).toBeVisible();
  for (const [month, figure] of ['120', '90', '150'].entries()) {
    await page.locator(`[name="dispensed.${month}"]`).fill(figure);
  }
  await page.locator('[name=stock_on_hand]').fill('300');
  await page.getByRole('button', { name: t('worksheets:own.send') }).click();
  await expect(page.getByText(t('progress:own.recorded'))).toBeVisible();
  await expect(page.getByRole('heading', { name: t('worksheets:result') })).toBeVisible();

  await page.goto('/sw/courses/medicines-and-supplies');
  await expect(left.getByText(t('progress:left.done', { done: 1, count: 3 }))).toBeVisible();
  await expect(left.getByRole('link', { name: title })).toHaveCount(0);
});
