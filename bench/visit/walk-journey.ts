import type { Page } from 'playwright';
import { demoPassword } from '~/features/accounts/index.server';
import type { PublishedCourse } from './read-course';
import { readRightAnswers } from './read-course';
import type { Condition, SlowPhone } from './slow-phone';

interface Journey {
  origin: string;
  course: PublishedCourse;
  databaseUrl: string;
  /** The number of somebody with a demo account who has one lesson left to do. */
  phoneNumber: string;
}

/**
 * Goes the learner's way in a browser, from sign-in to the certificate.
 * @returns milliseconds that pages were waited for, each until it could be read; what its person does between them takes no time
 */
export async function walkJourney(
  phone: SlowPhone,
  condition: Condition,
  { origin, course, databaseUrl, phoneNumber }: Journey,
): Promise<number> {
  const { page } = phone;
  const lesson = course.lessons.filter(({ path }) => path.startsWith('/sw/')).at(-1)?.path ?? '';
  const press = (selector: string) =>
    Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);
  const arriving = await phone.wait(condition, [
    () => page.goto(`${origin}/sw/sign-in?next=${encodeURIComponent(lesson)}`, { waitUntil: 'load' }),
  ]);
  // Whoever types a number and a password gives the service worker the time to come.
  await phone.untilReady('/sw/sign-in');
  await page.locator('[name=phone]').fill(phoneNumber);
  await page.locator('[name=password]').fill(demoPassword);
  const onTheWay = await phone.wait(condition, [
    () => press('form:has([name=password]) button:not([name])'),
    () => press('#done form button'),
    () => press('.turn a[href$="/final"]'),
    () => press('button[value=start]'),
  ]);
  const attempt = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await answer(page, await readRightAnswers(databaseUrl, attempt));
  const toTheEnd = await phone.wait(condition, [
    () => press('button[name=intent][value=submit]'),
    () => press('main a[href*="/me/certificates/"]'),
  ]);
  return arriving + onTheWay + toTheEnd;
}

/** Fills the form of an attempt. */
const answer = (page: Page, fields: [string, string][]): Promise<void> =>
  page.evaluate((given) => {
    for (const [name, value] of given) {
      const [first, ...others] = document.querySelectorAll<HTMLInputElement>(`[name="${name}"]`);
      const boxes = [first, ...others].filter((box) => box?.type === 'radio' || box?.type === 'checkbox');
      const box = boxes.find((one) => one?.value === value);
      if (box) box.checked = true;
      else if (first) first.value = value;
    }
  }, fields);
