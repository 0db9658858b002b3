import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import type { Language } from '~/platform/i18n/language';
import { coursePath, moduleQuizPath } from './drivers/course-files';
import { withoutEnhancements } from './drivers/enhancements';
import { postForm, signUp } from './drivers/learner-over-http';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

/** Well-formed, with a right check sign, and never issued. */
const numberOfNoCertificate = '0000-0000-0000';

const traces = /\bat .+:\d+:\d+|Error:|node_modules|select .+ from|PostgresError/;

test.describe('addresses that lead nowhere', () => {
  const nowhere: [what: string, path: string][] = [
    ['page', '/nothing/here'],
    ['course', '/courses/no-such-course'],
    ['final of a course', '/courses/no-such-course/final'],
    ['module', `${coursePath}/no-such-module/data-use-cycle`],
    ['module with a quiz', `${coursePath}/no-such-module/quiz`],
    ['lesson', `${coursePath}/why-data-matter/no-such-lesson`],
    ['course, with a quote', "/courses/x'%20or%20'1'='1"],
    ['learning path', '/paths/no-such-path'],
    ['lesson above its folder', `${coursePath}/..%2F..%2Fetc/passwd`],
  ];
  const whatOnlySomebodyCanOpen: [what: string, path: string][] = [
    ['attempt', `/attempts/${randomUUID()}`],
    ['attempt whose id is none', '/attempts/1%20or%201=1'],
    ['certificate', `/me/certificates/${numberOfNoCertificate}`],
    ['certificate whose number is none', '/me/certificates/7K4Q'],
    ['PDF of a certificate', `/me/certificates/${numberOfNoCertificate}.pdf`],
  ];

  async function expectHelpfulPage(request: APIRequestContext, path: string, language: Language) {
    const response = await request.get(path);
    const html = await response.text();
    expect(response.status(), path).toBe(404);
    expect(html, path).toContain(`<html lang="${language === 'sw' ? 'sw-TZ' : 'en-GB'}">`);
    expect(html, path).toContain(wordsOf(language)('errors:notFound.title'));
    expect(html, path).toContain(`href="/${language}/courses"`);
    expect(html, path).not.toMatch(traces);
  }

  for (const language of ['sw', 'en'] as const) {
    test(`are told in the language of the address: ${language}`, { tag: '@js-on' }, async ({ request }) => {
      for (const [, path] of nowhere) await expectHelpfulPage(request, `/${language}${path}`, language);
      await signUp(request);
      for (const [, path] of whatOnlySomebodyCanOpen) {
        await expectHelpfulPage(request, `/${language}${path}`, language);
      }
    });
  }

  test('an unknown language and the wild', { tag: '@js-on' }, async ({ request }) => {
    for (const path of ['/fr', '/fr/courses', '/xx/sign-in', '/wp-login.php', '/.env', '/assets/none.css']) {
      await expectHelpfulPage(request, path, 'sw');
    }
  });

  test('an address that cannot be read', { tag: '@js-on' }, async ({ request }) => {
    for (const language of ['sw', 'en'] as const) {
      for (const path of [
        '/courses/data%00quality',
        '/courses/%FF%FE',
        `${coursePath}/x/%1b`,
        '/courses?q=%00',
      ]) {
        const response = await request.get(`/${language}${path}`);
        const html = await response.text();
        expect(response.status(), path).toBe(400);
        expect(html).toContain(wordsOf(language)('errors:bad-request.title'));
        expect(html).toContain(`href="/${language}"`);
        expect(html).not.toMatch(traces);
      }
    }
  });

  test('a visitor sees what to do next', async ({ page, complaints }) => {
    await page.goto('/en/courses/no-such-course');
    await page.getByRole('link', { name: wordsOf('en')('errors:goCourses') }).click();
    await expect(page).toHaveURL('/en/courses');
    forgiveStatus(complaints, 404);
  });

  test('a certificate number that is unknown or none', async ({ page, complaints }) => {
    const t = wordsOf('sw');
    const response = await page.goto(`/sw/verify/${numberOfNoCertificate}`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('certificates:unknown'));
    await page.goto('/sw/verify');
    const field = page.locator('input[name=number]');
    for (const [typed, fault] of [
      ['', 'numberMissing'],
      ['<b>7K4Q</b>', 'numberFault'],
      ['0000-0000-0001', 'numberFault'],
    ] as const) {
      await field.fill(typed);
      await page.locator('main form button').click();
      await expect(page.locator('#number-fault')).toHaveText(t(`certificates:${fault}`));
      await expect(field).toHaveValue(typed);
    }
    await field.fill(' 0000 0000 oooo ');
    await page.locator('main form button').click();
    await expect(page).toHaveURL(`/sw/verify/${numberOfNoCertificate}`);
    for (const hostile of ['%C2%A0', 'x'.repeat(5000), '%3Cscript%3Ealert(1)%3C/script%3E']) {
      const answer = await page.request.get(`/sw/verify/${hostile}`);
      expect(answer.status(), hostile.slice(0, 30)).toBe(404);
      expect(withoutEnhancements(await answer.text())).not.toContain('<script');
    }
    forgiveStatus(complaints, 404, 422);
  });

  test('a search for odd things', { tag: '@js-on' }, async ({ request }) => {
    for (const query of [
      `q=${'x'.repeat(5000)}`,
      'q=a&q=b',
      'q=%3Cscript%3E',
      'cadre=nobody',
      'q[]=1',
      'q=%FF',
    ]) {
      const answer = await request.get(`/sw/courses?${query}`);
      expect(answer.status(), query.slice(0, 30)).toBeLessThan(500);
      expect(withoutEnhancements(await answer.text())).not.toContain('<script');
    }
  });
});

test('a quiz of a course that one is not enrolled in asks to enrol, and does not start', async ({ page }) => {
  await signUp(page.request);
  const quiz = `/sw${moduleQuizPath(1)}`;
  const start = await postForm(page.request, quiz, { intent: 'start', uuid: randomUUID() });
  expect(start.status()).toBe(403);
  await page.goto(quiz);
  await expect(page.getByText(wordsOf('sw')('quizzes:enrolFirst'))).toBeVisible();
  await page.locator('button[value=enrol]').click();
  await expect(page.locator('button[value=start]')).toBeVisible();
  await expect(page.locator('main a[href*="/attempts/"]')).toHaveCount(0);
});
