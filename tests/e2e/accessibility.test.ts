import type { Page } from '@playwright/test';
import { askedItems, heldAnswers } from './drivers/attempt-page';
import { beginCohort } from './drivers/cast';
import { lessonPaths, moduleQuizPath } from './drivers/course-files';
import { findAxeFaults } from './drivers/find-axe-faults';
import { type KindOfPage, kindsOfPages, officePages } from './drivers/kinds-of-pages';
import { enrol, type Graduate, postForm, signUp, startQuiz } from './drivers/learner-over-http';
import { expect, forgiveStatus, test } from './drivers/tumia';

type StorageState = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

interface People {
  graduate: Graduate & { storageState: StorageState };
  administrator: { storageState: StorageState };
}

/** Who comes to a page: the pages of each are looked at in a test of their own. */
const audiences = ['visitor', 'learner', 'administrator'] as const;
type Audience = (typeof audiences)[number];

/** @returns the pages of an audience; its sign-in is done */
async function pagesOf(
  page: Page,
  { graduate, administrator }: People,
  audience: Audience,
): Promise<KindOfPage[]> {
  if (audience === 'administrator') {
    const { cookies } = administrator.storageState;
    await page.context().addCookies(cookies);
    const { baseURL = '' } = test.info().project.use;
    const training = await beginCohort(
      baseURL,
      cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    );
    return officePages(graduate, training.replace('/sw/', '/'));
  }
  if (audience === 'learner') await page.context().addCookies(graduate.storageState.cookies);
  return kindsOfPages(graduate).filter(({ signedIn }) => signedIn === (audience === 'learner'));
}

/** The screens that every page must fit, from the widest to the narrowest in letters. */
const screens = [
  { what: '360 × 640', viewport: { width: 360, height: 640 }, style: '' },
  { what: '240 × 320', viewport: { width: 240, height: 320 }, style: '' },
  {
    what: '320 px with letters twice as large',
    viewport: { width: 320, height: 640 },
    style: 'html { font-size: 36px !important }',
  },
] as const;

/** @returns what of an open page is wider than the screen */
const findOverflowing = (page: Page, width: number): Promise<string[]> =>
  page.evaluate((screenWidth) => {
    if ((document.scrollingElement?.scrollWidth ?? 0) <= Math.min(screenWidth, window.innerWidth)) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > screenWidth)
      .map((element) => element.outerHTML.slice(0, 60))
      .concat('the page itself');
  }, width);

/** The tools of these tests put a script or a style on the page, which the site's own policy forbids. */
test.describe('with the security policy set aside', { tag: '@js-on' }, () => {
  test.use({ bypassCSP: true });
  test.describe.configure({ timeout: 180_000 });

  for (const audience of audiences) {
    // Offices have the same parts in both languages; learners' pages are looked at in each.
    for (const language of audience === 'administrator' ? (['sw'] as const) : (['sw', 'en'] as const)) {
      test(`axe finds no fault on any page, and none is wider than the screen: ${audience}, ${language}`, async ({
        page,
        graduate,
        administrator,
        complaints,
      }) => {
        const faults: string[] = [];
        for (const { name, path } of await pagesOf(page, { graduate, administrator }, audience)) {
          await page.goto(`/${language}${path}`);
          const look = async (
            colorScheme: 'light' | 'dark',
            rules: Parameters<typeof findAxeFaults>[1] = {},
          ) => {
            await page.emulateMedia({ colorScheme });
            const found = await findAxeFaults(page, rules);
            faults.push(...found.map((fault) => `${name}, ${colorScheme}: ${fault}`));
          };
          // The inks are the same in both languages, and Swahili has the longer words.
          if (language === 'en') {
            await look('light', { except: ['color-contrast'] });
            continue;
          }
          await look('light');
          await look('dark', { only: ['color-contrast'] });
          for (const { what, viewport, style } of screens) {
            await page.setViewportSize(viewport);
            if (style) await page.addStyleTag({ content: style });
            const overflowing = await findOverflowing(page, viewport.width);
            if (overflowing.length > 0) faults.push(`${name}, ${what}: ${overflowing.slice(-4).join(' · ')}`);
          }
          await page.setViewportSize(screens[0].viewport);
        }
        expect(faults).toEqual([]);
        forgiveStatus(complaints, 403, 404, 422);
      });
    }
  }
});

/** What has the focus: what it is, and whether it shows; null where nothing has. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
      is: element.outerHTML.slice(0, 120),
      shows:
        style.outlineStyle !== 'none' &&
        parseFloat(style.outlineWidth) >= 2 &&
        box.width > 0 &&
        box.right > 0 &&
        box.bottom > 0 &&
        box.top < window.innerHeight,
    };
  });

/** How many stops the Tab key has on a page: a group of radio buttons is one. */
const countTabStops = (page: Page) =>
  page.evaluate(() => {
    const controls = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, select, summary, [tabindex="0"], input:not([type=hidden], [type=radio])',
      ),
    ];
    const groups = new Set(
      [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].map(({ name }) => name),
    );
    return controls.filter((control) => control.checkVisibility()).length + groups.size;
  });

test('the Tab key reaches everything, and the focus shows', { tag: '@js-on' }, async ({ page, graduate }) => {
  const chosen = ['home', 'lesson with figures and tables', 'sign-up', 'verification', 'attempt'];
  for (const { name, path, signedIn } of kindsOfPages(graduate)) {
    if (!chosen.includes(name)) continue;
    if (signedIn) await page.context().addCookies(graduate.storageState.cookies);
    await page.goto(`/sw${path}`);
    const stops = await countTabStops(page);
    const reached: string[] = [];
    for (let step = 0; step < stops; step++) {
      await page.keyboard.press('Tab');
      const focus = await focused(page);
      expect(focus?.shows, `${name}: ${focus?.is}`).toBe(true);
      reached.push(focus?.is ?? '');
    }
    expect(reached[0], `${name}: the way past the menu comes first`).toContain('#main');
    await page.keyboard.press('Tab');
    const after = await focused(page);
    expect([undefined, reached[0]], `${name}: nothing is left after ${stops} stops`).toContain(after?.is);
  }
});

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const isThere = () =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => element === document.activeElement);
  const mostStopsBetween = 10;
  for (let step = 0; step < mostStopsBetween && !(await isThere()); step++) await page.keyboard.press('Tab');
  await expect(page.locator(selector).first()).toBeFocused();
}

test('a quiz can be answered and sent by keyboard alone', async ({ page }) => {
  await signUp(page.request);
  await enrol(page.request);
  await page.goto(`/sw${await startQuiz(page.request, moduleQuizPath(1))}`);
  const items = await askedItems(page, 'sw');
  for (const item of items) {
    if (item.type === 'matching') {
      for (const { key } of item.prompts) {
        await tabTo(page, `[name="item.${item.id}.${key}"]`);
        await page.keyboard.press('ArrowDown');
      }
    } else {
      await tabTo(page, `[id="item.${item.id}"] input`);
      await page.keyboard.press(item.type === 'numeric' ? '7' : 'Space');
    }
  }
  const fields = items.flatMap((item) =>
    item.type === 'matching' ? item.prompts.map(({ key }) => key) : item.id,
  );
  expect(Object.keys(await heldAnswers(page))).toHaveLength(fields.length);
  await tabTo(page, 'button[value=submit]');
  await page.keyboard.press('Enter');
  await expect(page.locator('fieldset')).toHaveCount(0);
  await expect(page.getByRole('status').first()).toBeVisible();
});

test('a sign-up that is refused is told to a screen reader field by field', async ({ page }) => {
  const answer = await postForm(page.request, '/sw/sign-up', { phone: '12' });
  await page.setContent(await answer.text());
  for (const field of ['name', 'phone', 'password', 'cadre', 'region', 'council', 'consent']) {
    const control = page.locator(`[name=${field}]`);
    await expect(control).toHaveAttribute('aria-invalid', 'true');
    await expect(control).toHaveAccessibleDescription(/\S/);
    await expect(control).toHaveAccessibleName(/\S/);
  }
});

test('a lesson on paper has its text and leaves the navigation out', async ({ page }) => {
  await page.goto(`/sw${lessonPaths[0]}`);
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['header nav', 'a.skip', '#done', '.turn', 'a[hreflang]', '.reading', 'footer a']) {
    await expect(page.locator(hidden).first(), hidden).toBeHidden();
  }
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[data-layer=content]').first()).toBeVisible();
  await expect(page.locator('[data-layer=content] figure').first()).toBeVisible();
});
