import { randomUUID } from 'node:crypto';
import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { runTumia } from './drivers/command-line';
import { heldAnswers, press, startAttempt } from './drivers/attempt-page';
import { demoAuthor } from './drivers/lesson-draft';
import { postForm, signUp } from './drivers/learner-over-http';
import { newNurse } from './drivers/person';
import { expect, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const t = wordsOf('sw');
const slug = 'kuhesabu-dawa';
const home = `/sw/studio/courses/${slug}`;
const reviewer = { phone: '+255700000003', password: demoAuthor.password };
const texts = { sw: 'Hesabu vidonge kila Ijumaa.', en: 'Count the tablets each Friday.' };

const mlang = (sw: string, en: string) => `\\{mlang sw\\}${sw}\\{mlang\\}\\{mlang en\\}${en}\\{mlang\\}`;

/** Questions in both languages, whose right answer is the first. */
const gift = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const number = from + index;
    const choice = (sign: string, sw: string, en: string) =>
      `${sign}${mlang(`${sw} ${number}`, `${en} ${number}`)}#${mlang('Kwa sababu hii', 'For this reason')}`;
    return `::q${number}::${mlang(`Swali ${number}?`, `Question ${number}?`)} {\n${choice('=', 'Ndiyo', 'Yes')}\n${choice('~', 'Hapana', 'No')}\n${choice('~', 'Sijui', 'Not known')}\n}`;
  }).join('\n\n');

const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_2 });

/** A lesson as a lecturer writes it. */
const wordDocument = (text: string) =>
  Packer.toBuffer(new Document({ sections: [{ children: [heading('Kuhesabu'), new Paragraph(text)] }] }));

const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Fills the fields of the form in sight, by their names. */
async function fill(page: Page, fields: Record<string, string>, within = 'main'): Promise<void> {
  for (const [name, value] of Object.entries(fields))
    await page.locator(`${within} [name="${name}"]`).fill(value);
}

async function signIn(request: APIRequestContext, who: typeof demoAuthor): Promise<void> {
  expect((await postForm(request, '/sw/sign-in', who)).status()).toBe(303);
}

async function newPage(browser: Browser, who?: typeof demoAuthor): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await (who ? signIn(page.request, who) : signUp(page.request));
  return page;
}

async function addLesson(page: Page, name: string, titleSw: string, titleEn: string): Promise<void> {
  await page.goto(home);
  await page.getByText(t('drafts:outline.addLesson')).first().click();
  const form = 'form:has([value=addLesson])';
  await fill(page, { titleSw, titleEn, slug: name }, form);
  await click(page, t('drafts:outline.addLesson'));
  await page.goto(`${home}/lessons/msingi--${name}/facts`);
  const facts = { summarySw: titleSw, summaryEn: titleEn, sourcesSw: 'WHO 2020', sourcesEn: 'WHO 2020' };
  await fill(page, facts);
  await click(page, t('drafts:outline.save'));
  await expect(page.getByText(t('drafts:about.saved'))).toBeVisible();
}

async function addQuestions(page: Page, path: string, from: number): Promise<void> {
  await page.goto(`${home}/file?path=${path}`);
  await page.getByText(t('drafts:questions.title')).click();
  await page.locator('[name=gift]').fill(gift(from, 5));
  await click(page, t('drafts:questions.add'));
  await expect(page.getByText(t('drafts:questions.added', { count: 5, left: 0 }))).toBeVisible();
}

/** Has the draft approved by the one reviewer that it has. */
async function approve(author: Page, judge: Page): Promise<void> {
  await author.goto(`${home}/review`);
  await click(author, t('drafts:review.send'));
  await judge.goto(`${home}/review`);
  await click(judge, t('drafts:review.approve'));
  await expect(judge.getByText(t('drafts:states.approved'))).toBeVisible();
}

async function publish(author: Page, note: string): Promise<void> {
  await author.goto(`${home}/publish`);
  await author.locator('[name=note]').fill(note);
  await click(author, t('drafts:publish.submit'));
  await expect(author.getByText(t('drafts:publish.done.published'))).toBeVisible({ timeout: 30_000 });
}

const enrolIn = (page: Page) =>
  postForm(page.request, `/sw/courses/${slug}`, { intent: 'enrol', uuid: randomUUID() });

const answerRight = async (page: Page) => {
  for (const option of await page.getByLabel(/^Ndiyo \d/).all()) await option.check();
};

test('a course is written, reviewed, published and taken; a correction leaves what was answered, a proposal is accepted', async ({
  page,
  browser,
  author,
  baseURL,
}) => {
  test.setTimeout(240_000);
  await page.context().addCookies(author.storageState.cookies);
  await page.goto('/sw/me');
  await page.getByRole('link', { name: t('drafts:toStudio') }).click();
  await fill(
    page,
    { titleSw: 'Kuhesabu dawa', titleEn: 'Counting medicines', slug },
    'form:has([value=create])',
  );
  await click(page, t('drafts:create'));
  await expect(page).toHaveURL(new RegExp(`${home}$`));

  await fill(page, { titleSw: 'Msingi', titleEn: 'Basics', slug: 'msingi' }, 'form:has([value=addModule])');
  await click(page, t('drafts:outline.addModule'));
  await page.goto(`${home}/about`);
  const about = { summarySw: 'Kuhesabu kila wiki', summaryEn: 'Counting each week', topic: 'dawa' };
  await fill(page, { ...about, 'outcome-0-sw': 'Kuhesabu', 'outcome-0-en': 'Counting' });
  await page.locator('[name=cadres][value=NO]').check();
  await click(page, t('drafts:outline.save'));

  await addLesson(page, 'vidonge', 'Vidonge', 'Tablets');
  for (const into of ['sw', 'en'] as const) {
    await page.goto(`${home}/lessons/msingi--vidonge`);
    await page.getByText(t('lesson-editor:bring.title')).click();
    await page.locator('[name=into]').selectOption(into);
    const file = {
      name: 'somo.docx',
      mimeType: 'application/octet-stream',
      buffer: await wordDocument(texts[into]),
    };
    await page.locator('#file').setInputFiles(file);
    await click(page, t('lesson-editor:bring.button'));
    await expect(page.getByText(t('lesson-editor:bring.done'))).toBeVisible();
    await click(page, t('lesson-editor:save'));
    await expect(page.getByText(t('lesson-editor:saved'))).toBeVisible();
  }
  await addLesson(page, 'chupa', 'Chupa', 'Bottles');
  await page.goto(`${home}/lessons/msingi--chupa`);
  await fill(page, { sw: 'Hesabu chupa 12.', en: 'Count the 12 bottles.' });
  await click(page, t('lesson-editor:save'));
  await addQuestions(page, 'msingi/quiz.yml', 1);
  await addQuestions(page, 'final.yml', 6);
  await page.goto(`${home}/checks`);
  await expect(page.getByText(t('drafts:checks.none'))).toBeVisible({ timeout: 30_000 });

  await page.goto(`${home}/review`);
  await click(page, t('drafts:review.assign'));
  const judge = await newPage(browser, reviewer);
  await judge.goto(`${home}/review`);
  await judge.locator('[name=text]').fill('Taja siku ya kuhesabu.');
  await click(judge, t('drafts:review.add'));
  await page.goto(`${home}/review`);
  await expect(page.getByText('Taja siku ya kuhesabu.')).toBeVisible();
  await page.getByRole('button', { name: /Taja siku/ }).click();
  await approve(page, judge);
  await publish(page, 'Toleo la kwanza');

  const learner = await newPage(browser);
  await enrolIn(learner);
  await learner.goto(`/sw/courses/${slug}/msingi/vidonge`);
  await expect(learner.getByText(texts.sw)).toBeVisible();
  await learner.goto(`/sw/courses/${slug}/msingi/quiz`);
  await startAttempt(learner);
  await answerRight(learner);
  await press(learner, 'save');
  const held = await heldAnswers(learner);
  expect(Object.keys(held)).toHaveLength(5);

  await page.goto(`${home}/file?path=msingi/quiz.yml`);
  const written = await page.locator('textarea[name=text]').inputValue();
  await page
    .locator('textarea[name=text]')
    .fill(written.replaceAll('Swali 1?', 'Swali la 1, lililosahihishwa?'));
  await click(page, t('drafts:editor.save'));
  await approve(page, judge);
  await publish(page, 'Swali la 1 limesahihishwa');

  await learner.reload();
  expect(await heldAnswers(learner)).toEqual(held);
  await expect(learner.getByText('Swali 1?')).toBeVisible();
  await press(learner, 'submit');
  await expect(learner.getByRole('status')).toContainText(
    t('quizzes:score', { right: 5, total: 5, score: 100 }),
  );
  const next = await newPage(browser);
  await enrolIn(next);
  await next.goto(`/sw/courses/${slug}/msingi/quiz`);
  await startAttempt(next);
  await expect(next.getByText('Swali la 1, lililosahihishwa?')).toBeVisible();
  await next.context().close();
  await learner.context().close();

  await page.goto(home);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: t('syllabus:download') }).click();
  expect((await download).suggestedFilename()).toMatch(/\.docx$/);

  const stranger = newNurse();
  const proposer = await (await browser.newContext()).newPage();
  await signUp(proposer.request, stranger);
  await runTumia(baseURL ?? '', 'role', 'grant', stranger.phone, 'author', '--institute', 'muhas');
  // A new role ends the sessions that were opened without it.
  await signIn(proposer.request, stranger);
  await proposer.goto('/sw/studio/proposals');
  await proposer.locator('[name=course]').selectOption(slug);
  await click(proposer, t('proposals:beginSubmit'));
  await expect(proposer).toHaveURL(/\/proposal$/);
  const proposal = new URL(proposer.url()).pathname;
  await proposer.goto(proposal.replace(/proposal$/, 'lessons/msingi--vidonge'));
  await fill(proposer, { sw: 'Hesabu vidonge kila Ijumaa asubuhi.' });
  await click(proposer, t('lesson-editor:save'));
  await proposer.goto(proposal);
  await proposer.locator('[name=note]').fill('Saa ya kuhesabu');
  await click(proposer, t('proposals:own.submit'));
  await page.goto('/sw/studio/proposals');
  await page.getByRole('link', { name: 'Kuhesabu dawa' }).click();
  await page.getByRole('button', { name: /^Kubali/ }).click();
  await expect(page.getByText(t('proposals:received.done'))).toBeVisible();
  await page.goto(`${home}/lessons/msingi--vidonge`);
  await expect(page.locator('[name=sw]')).toHaveValue(/Ijumaa asubuhi/);
  await proposer.context().close();
  await judge.context().close();
});
