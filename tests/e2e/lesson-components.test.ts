import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { fillSignIn } from './drivers/account-pages';
import { coursePath, lessonPaths } from './drivers/course-files';
import { exchange } from './drivers/exchange';
import { findAxeFaults } from './drivers/find-axe-faults';
import { postForm, signUp } from './drivers/learner-over-http';
import { demoLearner } from './drivers/person';
import { faultsOfProtection, policyOf } from './drivers/protection';
import { watchTraffic } from './drivers/traffic';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const languages = ['sw', 'en'] as const;
const password = demoLearner.password;

/** The first lesson whose Swahili text holds this. */
function lessonWith(markup: string): string {
  const found = lessonPaths.find((path) =>
    readFileSync(`content${path}/lesson.sw.mdx`, 'utf8').includes(markup),
  );
  if (!found) throw new Error(`no lesson holds ${markup}`);
  return found;
}

/** What a page has asked for under `/media/`; captions that are on by default come with the film's frame, a few hundred bytes. */
const mediaIn = (transfers: { url: string }[]) =>
  transfers
    .map(({ url }) => new URL(url).pathname)
    .filter((path) => path.startsWith('/media/') && !path.endsWith('.vtt'));

async function signInAs(page: Page, phone: string): Promise<void> {
  const answer = await postForm(page.context().request, '/sw/sign-in', { phone, password });
  expect(answer.status()).toBe(303);
}

for (const language of languages) {
  const gallery = `/${language}/studio/components`;
  const t = wordsOf(language);

  test.describe(`the gallery, with the security policy set aside: ${language}`, { tag: '@js-on' }, () => {
    test.use({ bypassCSP: true });

    test('has no fault that axe finds, light or dark, folds open or closed', async ({ page }) => {
      await page.goto(gallery);
      const faults: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        for (const open of [false, true]) {
          await page.evaluate((isOpen) => {
            for (const fold of document.querySelectorAll('details')) fold.open = isOpen;
          }, open);
          const found = await findAxeFaults(page);
          faults.push(...found.map((fault) => `${colorScheme}, ${open}: ${fault}`));
        }
      }
      expect(faults).toEqual([]);
    });
  });

  test(`the gallery shows every component, how it is written, and fits a narrow phone: ${language}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(gallery);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('authoring:gallery'));
    const slugs = [...readFileSync('content/examples/examples.yml', 'utf8').matchAll(/slug: ([\w-]+)/g)];
    expect(slugs.length).toBeGreaterThan(15);
    await expect(page.locator('section.example')).toHaveCount(slugs.length);
    for (const [, slug = ''] of slugs)
      await expect(page.locator(`section[id="${slug}"] pre code`)).toHaveText(/\S/);
    const width = await page.evaluate(() => document.scrollingElement?.scrollWidth ?? 0);
    expect(width).toBeLessThanOrEqual(320);
    await page.locator('section.example summary').last().click();
    await expect(page.locator('section.example pre').last()).toBeVisible();
    const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test(
    `the gallery holds nothing that the policy refuses: ${language}`,
    { tag: '@js-on' },
    async ({ baseURL }) => {
      const answer = await exchange(`${baseURL}${gallery}`);
      expect(answer.status).toBe(200);
      expect(faultsOfProtection(answer)).toEqual([]);
      expect(policyOf(answer)).toBe('page');
    },
  );
}

test('the gallery asks for no recording and no form by itself', async ({ page }) => {
  const transfers = await watchTraffic(page, 'without-cache');
  await page.goto('/sw/studio/components', { waitUntil: 'networkidle' });
  expect(mediaIn(transfers).filter((path) => !/\.(avif|webp|jpg)$/.test(path))).toEqual([]);
  await page.locator('audio').scrollIntoViewIfNeeded();
  await page.locator('video').scrollIntoViewIfNeeded();
  await page.waitForLoadState('networkidle');
  expect(mediaIn(transfers).filter((path) => !/\.(avif|webp|jpg)$/.test(path))).toEqual([]);
});

test('the gallery asks for a picture when it comes into sight', { tag: '@js-on' }, async ({ page }) => {
  const transfers = await watchTraffic(page, 'without-cache');
  await page.goto('/sw/studio/components', { waitUntil: 'networkidle' });
  const pictures = mediaIn(transfers).filter((path) => /\.(avif|webp|jpg)$/.test(path));
  process.stdout.write(`pictures before they are seen: ${pictures.join(' ')}\n`);
  expect(pictures).toEqual([]);
  await page.locator('.photo img').scrollIntoViewIfNeeded();
  await expect.poll(() => mediaIn(transfers)).toEqual([expect.stringMatching(/\.avif$/)]);
  await page.locator('video').scrollIntoViewIfNeeded();
  await expect.poll(() => mediaIn(transfers).length).toBe(2);
});

test('a recording and a film play, from our own address alone', { tag: '@js-on' }, async ({ page }) => {
  const transfers = await watchTraffic(page, 'without-cache');
  await page.goto('/sw/studio/components');
  for (const [kind, ending] of [
    ['audio', /\.mp3$/],
    ['video', /\.mp4$/],
  ] as const) {
    const failure = await page.locator(kind).evaluate(
      (element) =>
        new Promise<string | null>((resolve) => {
          const media = element as HTMLMediaElement;
          media.addEventListener('loadedmetadata', () => resolve(null), { once: true });
          media
            .querySelector('source')
            ?.addEventListener('error', () => resolve('its source failed'), { once: true });
          media.preload = 'metadata';
          media.load();
        }),
    );
    // A player asks for a part, and ends that request as soon as it knows which part it needs.
    const asked = transfers.filter(({ url, status }) => ending.test(url) && status > 0);
    expect(asked.length, kind).toBeGreaterThan(0);
    for (const { status } of asked) expect([200, 206], kind).toContain(status);
    // Chromium of Debian plays both; one without the codecs asks, and says that it can't.
    process.stdout.write(`${kind}: ${failure ?? 'plays'}\n`);
  }
});

test.describe('with Save-Data: on', () => {
  test.use({ extraHTTPHeaders: { 'Save-Data': 'on' } });

  test('a photograph is a link with its weight, and not asked for until it is tapped', async ({ page }) => {
    const t = wordsOf('sw');
    const transfers = await watchTraffic(page, 'without-cache');
    await page.goto('/sw/studio/components', { waitUntil: 'networkidle' });
    const photo = page.locator('.photo');
    const link = photo.getByRole('link');
    const size = /\d+/.exec(await link.innerText())?.[0] ?? '';
    expect(Number(size)).toBeGreaterThan(0);
    await expect(link).toContainText(t('shell:kilobytes', { size }));
    await photo.scrollIntoViewIfNeeded();
    await page.locator('video').scrollIntoViewIfNeeded();
    await page.waitForLoadState('networkidle');
    expect(mediaIn(transfers)).toEqual([]);
    const picture = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(picture.headers()['content-type']).toBe('image/jpeg');
  });
});

test('a term of a lesson leads to its definition on the same page', async ({ page }) => {
  for (const language of languages) {
    const path = `/${language}${lessonWith('<Term id=')}`;
    await page.goto(path);
    const term = page.locator('a.term').first();
    const href = (await term.getAttribute('href')) ?? '';
    expect(href).toMatch(/^#term-[a-z0-9-]+$/);
    await term.click();
    await expect(page).toHaveURL(`${path}${href}`);
    const definition = page.locator(`[id="${href.slice(1)}"]`);
    await expect(definition).toBeInViewport();
    await expect(definition).toHaveText(/\S/);
    await expect(definition.locator('+ dd')).toHaveText(/\S{3,}/);
    const broken = await page
      .locator('a.term')
      .evaluateAll((links) =>
        links
          .map((link) => link.getAttribute('href') ?? '')
          .filter((to) => !document.getElementById(to.slice(1))),
      );
    expect(broken).toEqual([]);
  }
});

for (const [language, other] of [
  ['sw', 'en'],
  ['en', 'sw'],
] as const) {
  test(`a lesson is read in both languages beside each other, block by block: ${language}`, async ({
    page,
  }) => {
    const t = wordsOf(language);
    const path = `/${language}${lessonPaths[0]}`;
    await page.goto(path);
    await expect(page.locator('.pair')).toHaveCount(0);
    await page
      .locator('main')
      .getByRole('link', { name: t('lessons:readBoth') })
      .click();
    await expect(page).toHaveURL(`${path}?both=1`);
    const pairs = page.locator('.pair');
    expect(await pairs.count()).toBeGreaterThan(5);
    const fold = pairs.first().locator(`> details[lang=${other}]`);
    await expect(fold.locator('[data-layer=content]')).toBeHidden();
    await fold.locator('> summary').click();
    await expect(fold.locator('[data-layer=content]')).toBeVisible();
    await expect(page.locator(`.pair > details:not([lang=${other}])`)).toHaveCount(0);
    const differing = await pairs.evaluateAll((all) =>
      all.flatMap((pair) => {
        const [one, two] = [
          ...pair.querySelectorAll(':scope > [data-layer], :scope > details > [data-layer]'),
        ];
        const [tag, otherTag] = [one?.firstElementChild?.tagName, two?.firstElementChild?.tagName];
        return tag === otherTag ? [] : [`${tag} and ${otherTag}`];
      }),
    );
    expect(differing).toEqual([]);
    const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    await page
      .locator('main')
      .getByRole('link', { name: t('lessons:readOne') })
      .click();
    await expect(page.locator('.pair')).toHaveCount(0);
  });
}

test('what is asked to be tried can be tried in both languages at once', async ({ page }) => {
  await page.goto(`/sw${lessonWith('<Choice')}?both=1`);
  const groups = await page
    .locator('.pair')
    .filter({ has: page.locator('input[type=radio], details[name]') })
    .evaluateAll((all) =>
      all.flatMap((pair) => {
        const namesIn = (part: Element | null) =>
          [...(part?.querySelectorAll('input[type=radio][name], details[name]') ?? [])].map((one) =>
            one.getAttribute('name'),
          );
        const here = namesIn(pair.querySelector(':scope > [data-layer]'));
        return namesIn(pair.querySelector(':scope > details > [data-layer]')).filter((name) =>
          here.includes(name),
        );
      }),
    );
  expect(groups, 'one group in two languages would close or clear what is chosen in the other').toEqual([]);
});

test('a facilitator’s note is in the page of who teaches, and in nobody else’s', async ({
  page,
  baseURL,
}) => {
  const path = `/sw${lessonWith('<FacilitatorNote')}`;
  const t = wordsOf('sw');
  const note = /<FacilitatorNote>\s+([^\n]{20,60})/.exec(
    readFileSync(`content${path.slice(3)}/lesson.sw.mdx`, 'utf8'),
  )?.[1];
  const words = (note ?? '').replaceAll(/[*<>].*$/g, '').trim();
  expect(words.length).toBeGreaterThan(5);
  for (const search of ['', '?both=1']) {
    const raw = (await exchange(`${baseURL}${path}${search}`)).body.toString();
    expect(raw).toContain('<article');
    expect(raw).not.toContain('class="facilitator"');
    expect(raw).not.toContain(t('mdx:facilitator'));
    expect(raw).not.toContain(words);
  }
  await signInAs(page, demoLearner.phone);
  await page.goto(path);
  await expect(page.locator('.facilitator')).toHaveCount(0);
  await page.context().clearCookies();
  await signInAs(page, '0700000007');
  await page.goto(path);
  await expect(page.locator('.facilitator').first()).toContainText(words.slice(0, 20));
});

test('a learner writes for themselves, reads it again, and nobody else does', async ({ page, complaints }, {
  project,
}) => {
  const t = wordsOf('sw');
  const path = `/sw${lessonWith('<Reflection')}`;
  await page.goto(path);
  const place = page.locator('.reflection').first();
  await expect(place.locator('textarea')).toHaveCount(0);
  await place.getByRole('link').click();
  await fillSignIn(page, demoLearner);
  await expect(page).toHaveURL(new RegExp(`^[^#]*${path}#`));

  const text = `Kila Ijumaa tunahesabu.\n<b>Saa nne</b>, ${project.name}.`;
  const field = place.getByRole('textbox');
  await expect(field).toHaveAccessibleName(/\S/);
  await field.fill(text);
  await place.getByRole('button').click();
  await expect(page).toHaveURL(new RegExp(`${path}#`));
  await expect(field).toHaveValue(text);
  await expect(place).toContainText(t('lessons:reflectionKept'));
  await page.goto('/sw/me/privacy/data');
  await expect(page.locator('main')).toContainText(`<b>Saa nne</b>, ${project.name}.`);
  await page.goto(path.replace('/sw/', '/en/'));
  await expect(field).toHaveValue(text);

  await field.fill('a'.repeat(4_001));
  await place.getByRole('button').click();
  await expect(field).toHaveValue('a'.repeat(4_001));
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/4[,.]?000/);
  await page.goto(path);
  await expect(field, 'what was kept stays kept').toHaveValue(text);

  await page.context().clearCookies();
  await signUp(page.context().request);
  await page.goto(path);
  await expect(field).toHaveValue('');
  await page.context().clearCookies();
  await signInAs(page, demoLearner.phone);
  await page.goto(path);
  await field.fill('');
  await place.getByRole('button').click();
  await expect(field).toHaveValue('');
  await expect(place).not.toContainText(t('lessons:reflectionKept'));
  forgiveStatus(complaints, 422);
});

test('an author sees how the languages of a course stand; a learner finds nothing there', async ({
  page,
  complaints,
}) => {
  const t = wordsOf('sw');
  const path = `/sw/studio${coursePath}/translations`;
  await page.goto(path);
  await expect(page).toHaveURL(`/sw/sign-in?next=${encodeURIComponent(path)}`);
  await fillSignIn(page, { phone: '0700000002', password });
  await expect(page).toHaveURL(path);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('authoring:translations'));
  await expect(page.locator('progress')).toHaveCount(1);
  const lesson = page.locator('main h2 a').first();
  if ((await lesson.count()) > 0) {
    await lesson.click();
    await expect(page).toHaveURL(new RegExp(`/sw${coursePath}/[a-z-]+/[a-z-]+\\?both=1$`));
  } else {
    await expect(page.locator('main')).toContainText(t('authoring:allAgree'));
  }
  await page.context().clearCookies();
  await signUp(page.context().request);
  const answer = await page.goto(path);
  expect(answer?.status()).toBe(404);
  forgiveStatus(complaints, 404, 422);
});
