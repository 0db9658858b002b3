import { chromium } from 'playwright';
import { ensureBrowser } from '../tests/setup/find-browser';
import { closeDatabase } from '~db/client.server';
import { demoAccounts, demoPassword } from '~/features/accounts/index.server';
import { openPackage } from '~/features/authoring/index.server';
import type { BenchContext } from './bench';
import { longCourse, longCourseActor, longCourseSlug } from './long-course';
import { percentile } from './measure/statistics';
import { startTumia } from './server/start-tumia';
import { makeDemoAccounts } from './visit/sign-in-as-demo';

const keystrokes = 20;
const course = `/sw/studio/courses/${longCourseSlug}`;
const lesson = `${course}/lessons/m1--s1`;

export interface InBrowser {
  /** Milliseconds from a keystroke to a preview that shows it, the pause before the server is asked in it. */
  previews: { median: number; p95: number };
  /** Of the page of the course of 60 lessons, as a browser sends for it: seconds until its last byte, and its bytes uncompressed. */
  outline: { seconds: number; bytes: number };
  /** Seconds until the page of checks tells its result, of a process that remembers nothing, and again. */
  checks: { cold: number; warm: number };
  /** Seconds until the page of the course answers when the languages of its lessons are first looked at, until it says how they stand, and again. */
  languages: { answer: number; told: number; warm: number };
  /** Compressed bytes of the scripts that the page of a lesson loads. */
  scriptBytes: number;
}

/**
 * What an author waits for in Chromium, with the server on the same machine.
 * @param text the long lesson that is written in, in both languages
 */
export async function measureInBrowser(context: BenchContext, text: string): Promise<InBrowser> {
  const { say, cleanUp } = context;
  const { origin, databaseUrl } = await startTumia(context, { runsJobs: true });
  await makeDemoAccounts(databaseUrl);
  process.env.DATABASE_URL = databaseUrl;
  const opened = await openPackage(longCourseActor, {
    instituteId: 'ttcih',
    slug: longCourseSlug,
    bytes: longCourse(text),
  });
  await closeDatabase();
  if (opened.outcome !== 'created') throw new Error(JSON.stringify(opened));
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  cleanUp.add(() => browser.close());
  const page = await browser.newPage({ baseURL: origin, serviceWorkers: 'block' });
  const author = demoAccounts.find(({ grant }) => grant?.role === 'author');
  await page.goto('/sw/sign-in');
  await page.locator('[name=phone]').fill(author?.phone ?? '');
  await page.locator('[name=password]').fill(demoPassword);
  await page.locator('main form button').first().click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));

  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    return (performance.now() - start) / 1000;
  };
  const checksTold = async () => {
    await page.goto(`${course}/checks`);
    const good = page.locator('main .notice.good');
    const failed = page.locator('main .notice.bad, main section ul');
    await good.or(failed).first().waitFor({ timeout: 300_000 });
    if (!(await good.isVisible())) throw new Error(await page.locator('main').innerText());
  };
  say('the page of checks, cold');
  const cold = await timed(checksTold);
  say('the page of checks, again');
  const warm = await timed(checksTold);
  const statesAnswer = () => page.goto(`${course}?languages`);
  const statesTold = () => page.locator('main ol.outline').waitFor({ timeout: 120_000 });
  say('the page of the course with how its languages stand');
  const answer = await timed(statesAnswer);
  const languages = { answer, told: answer + (await timed(statesTold)), warm: await timed(statesAnswer) };
  say('the page of the course');
  let bytes = 0;
  const seconds = await timed(async () => {
    const answer = await page.goto(course);
    bytes = (await answer?.body())?.length ?? 0;
  });

  let scriptBytes = 0;
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return;
    void request.sizes().then(({ responseBodySize }) => (scriptBytes += responseBodySize));
  });
  await page.goto(lesson, { waitUntil: 'networkidle' });
  const times: number[] = [];
  await page.locator('[data-text=sw] .cm-content').click();
  await page.keyboard.press('Control+End');
  for (let count = 0; count < keystrokes; count++) {
    const shown = page
      .locator('[data-preview=sw]')
      .getByText(`neno${'x'.repeat(count + 1)}`, { exact: false });
    if (count === 0) await page.keyboard.type('\n\nneno');
    const start = performance.now();
    await page.keyboard.type('x');
    await shown.waitFor({ timeout: 30_000 });
    times.push(performance.now() - start);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return {
    previews: { median: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) },
    outline: { seconds, bytes },
    checks: { cold, warm },
    languages,
    scriptBytes,
  };
}
