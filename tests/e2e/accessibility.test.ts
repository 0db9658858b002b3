import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { askedItems, heldAnswers } from './drivers/attempt-page';
import { lessonPaths, moduleQuizPath } from './drivers/course-files';
import { type KindOfPage, kindsOfPages } from './drivers/kinds-of-pages';
import { enrol, type Graduate, postForm, signUp, startQuiz } from './drivers/learner-over-http';
import { expect, test } from './drivers/tumia';

interface View {
  width: number;
  height: number;
  colorScheme?: 'light' | 'dark';
}

type LearnerState = Graduate & {
  storageState: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;
};

/**
 * Visits each kind of page, as a visitor and signed in. The site's security policy is set aside for the tools of the test, which have to
 * put a script or a style on the page.
 */
async function visitEach(
  browser: Browser,
  learner: LearnerState,
  language: 'sw' | 'en',
  { width, height, colorScheme = 'light' }: View,
  look: (page: Page, kind: KindOfPage) => Promise<void>,
): Promise<void> {
  for (const signedIn of [false, true]) {
    const context = await browser.newContext({
      baseURL: 'http://127.0.0.1:4310',
      bypassCSP: true,
      viewport: { width, height },
      colorScheme,
      ...(signedIn ? { storageState: learner.storageState } : {}),
    });
    const page = await context.newPage();
    for (const kind of kindsOfPages(learner).filter((one) => one.signedIn === signedIn)) {
      await page.goto(`/${language}${kind.path}`);
      await look(page, kind);
    }
    await context.close();
  }
}

for (const language of ['sw', 'en'] as const) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(
      `axe finds no fault on any page: ${language}, ${colorScheme}`,
      { tag: '@js-on' },
      async ({ browser, graduate }) => {
        const faults: string[] = [];
        await visitEach(
          browser,
          graduate,
          language,
          { width: 360, height: 640, colorScheme },
          async (page, kind) => {
            const { violations } = await new AxeBuilder({ page }).analyze();
            for (const { id, nodes } of violations) {
              faults.push(`${kind.name}: ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
            }
          },
        );
        expect(faults).toEqual([]);
      },
    );
  }
}

test.describe('no page is wider than the screen', { tag: '@js-on' }, () => {
  for (const [what, view, style] of [
    ['360 × 640', { width: 360, height: 640 }, ''],
    ['240 × 320', { width: 240, height: 320 }, ''],
    [
      '320 px with letters twice as large',
      { width: 320, height: 640 },
      'html { font-size: 36px !important }',
    ],
  ] as const) {
    test(what, async ({ browser, graduate }) => {
      const wide: string[] = [];
      await visitEach(browser, graduate, 'sw', view, async (page, kind) => {
        if (style) await page.addStyleTag({ content: style });
        const [content, screen] = await page.evaluate(
          () => [document.scrollingElement?.scrollWidth ?? 0, window.innerWidth] as const,
        );
        if (content > Math.min(screen, view.width)) wide.push(`${kind.name}: ${content} px on ${view.width}`);
      });
      expect(wide).toEqual([]);
    });
  }
});

/** What has the focus: what it is, and whether it shows. */
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

/** How many stops the Tab key makes on a page: a group of radio buttons is one. */
const tabStops = (page: Page) =>
  page.evaluate(() => {
    const controls = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, select, summary, [tabindex="0"], input:not([type=hidden], [type=radio])',
      ),
    ];
    const groups = new Set(
      [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].map(({ name }) => name),
    );
    return controls.filter((control) => control.getClientRects().length > 0).length + groups.size;
  });

test('the Tab key reaches everything, and the focus shows', async ({
  browser,
  baseURL,
  graduate,
  javaScriptEnabled,
}) => {
  const chosen = [
    'home',
    'catalogue',
    'lesson with figures and tables',
    'sign-up',
    'verification',
    'attempt',
    'my learning',
  ];
  for (const { name, path, signedIn } of kindsOfPages(graduate)) {
    if (!chosen.includes(name)) continue;
    const context = await browser.newContext({
      baseURL,
      javaScriptEnabled,
      viewport: { width: 360, height: 640 },
      ...(signedIn ? { storageState: graduate.storageState } : {}),
    });
    const page = await context.newPage();
    await page.goto(`/sw${path}`);
    const expected = await tabStops(page);
    const reached: string[] = [];
    for (let step = 0; step < expected; step++) {
      await page.keyboard.press('Tab');
      const focus = await focused(page);
      expect(focus?.shows, `${name}: ${focus?.is}`).toBe(true);
      reached.push(focus?.is ?? '');
    }
    expect(reached[0], `${name}: the way past the menu comes first`).toContain('#main');
    await page.keyboard.press('Tab');
    expect(await focused(page), `${name}: nothing is left after ${expected} stops`).toBeNull();
    await context.close();
  }
});

test('a quiz can be answered and sent by keyboard alone', async ({ page, complaints }) => {
  await signUp(page.request);
  await enrol(page.request);
  await page.goto(`/sw${await startQuiz(page.request, moduleQuizPath(1))}`);
  const items = await askedItems(page, 'sw');
  for (const item of items) {
    const first = page.locator(`[id="item.${item.id}"] input`).first();
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press('Tab');
      if (await first.evaluate((input) => input === document.activeElement)) break;
    }
    await expect(first).toBeFocused();
    if (item.type === 'numeric') await page.keyboard.type('7');
    else await page.keyboard.press('Space');
  }
  expect(Object.keys(await heldAnswers(page))).toHaveLength(items.length);
  const submit = page.locator('button[value=submit]');
  for (let step = 0; step < 10; step++) {
    await page.keyboard.press('Tab');
    if (await submit.evaluate((button) => button === document.activeElement)) break;
  }
  await page.keyboard.press('Enter');
  await expect(page.locator('fieldset')).toHaveCount(0);
  await expect(page.getByRole('status').first()).toBeVisible();
  expect(complaints).toEqual([]);
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
  for (const hidden of ['header nav', 'a.skip', '#done', 'main nav', 'a[hreflang]', 'footer a']) {
    await expect(page.locator(hidden).first(), hidden).toBeHidden();
  }
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[data-layer=content]')).toBeVisible();
  await expect(page.locator('[data-layer=content] figure').first()).toBeVisible();
});
