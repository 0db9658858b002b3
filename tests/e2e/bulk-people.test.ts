import { randomInt } from 'node:crypto';
import type { Cookie, Page } from '@playwright/test';
import type { Language } from '~/platform/i18n/language';
import { readTable } from '~/platform/tables/read-table.server';
import { writeCsv, writeXlsx } from '~/platform/tables/write-table.server';
import { codeIn } from './drivers/code-in-person';
import { findAxeFaults } from './drivers/find-axe-faults';
import { postForm } from './drivers/learner-over-http';
import { expect, forgiveStatus, test } from './drivers/tumia';
import { wordsOf } from './drivers/words';

const manager = { phone: '0700000005', password: 'tumia-demo-2026' };

/** Words that no list has had before, so that nobody in one run looks like somebody of another. */
const newWord = () =>
  Array.from({ length: 9 }, () => 'abcdefghijklmnopqrstuvwxyz'[randomInt(26)])
    .join('')
    .replace(/^./, (first) => first.toUpperCase());
const newName = () => `${newWord()} ${newWord()}`;
const newNumber = () => `0676${String(randomInt(10 ** 6)).padStart(6, '0')}`;

const headings = {
  sw: ['Jina', 'Simu', 'Kada', 'Halmashauri'],
  en: ['Name', 'Phone', 'Cadre', 'Council'],
} satisfies Record<Language, string[]>;
const rowOf = (name = newName(), phone = newNumber()) => [name, phone, 'NO', 'Kigoma DC'];

/** The manager's session in this worker: signing in for each test would be too many tries with one number. */
let session: Cookie[] | undefined;

async function openImport(page: Page, language: Language): Promise<void> {
  const context = page.context();
  if (session) await context.addCookies(session);
  else {
    expect((await postForm(context.request, '/sw/sign-in', manager)).status()).toBe(303);
    session = await context.cookies();
  }
  await page.goto(`/${language}/people/import`);
}

async function upload(page: Page, name: string, content: string | Uint8Array): Promise<void> {
  await page.locator('input[name=file]').setInputFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(content),
  });
  await page.locator('form[enctype] button').click();
}

/** The file behind a link of the page that is open. */
async function download(page: Page, ending: string): Promise<Uint8Array> {
  const address = (await page.locator(`a[href$="${ending}"]`).getAttribute('href')) ?? '';
  const answer = await page.context().request.get(address);
  expect(answer.headers()['content-disposition']).toMatch(/^attachment; filename="[\w-]+\.(csv|xlsx)"$/);
  return new Uint8Array(await answer.body());
}

async function rowsIn(file: Uint8Array): Promise<string[][]> {
  const table = await readTable(file);
  if (!table.ok) throw new Error(table.fault);
  return [table.header, ...table.rows.map(({ cells }) => cells)];
}

const tally = (page: Page) => page.locator('.tally li').allInnerTexts();

for (const [language, kind] of [
  ['sw', 'csv'],
  ['en', 'xlsx'],
] as const) {
  test(`a manager adds people by a list, gets the bad rows back, and nothing twice: ${language}, ${kind}`, async ({
    page,
  }) => {
    const t = wordsOf(language);
    const rows = [rowOf(), rowOf(), rowOf("=cmd|' /C calc'!A0"), rowOf(newName(), '0712')];
    const list =
      kind === 'csv' ? writeCsv(headings[language], rows) : await writeXlsx(headings[language], rows);
    await openImport(page, language);
    await upload(page, `watumishi.${kind}`, list);

    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('people:import.previewTitle'));
    expect(await tally(page)).toEqual([
      t('people:import.bar.new', { count: 2 }),
      t('people:import.bar.refused', { count: 2 }),
    ]);
    await expect(page.locator('.data')).toContainText(t('people:import.fault.name'));
    await expect(page.locator('.data')).toContainText(t('people:import.fault.phone'));
    await page.getByRole('link', { name: t('people:import.show.good') }).click();
    await expect(page.locator('.data')).toContainText(rows[0]?.[0] ?? '');

    await page.getByRole('button', { name: t('people:import.apply', { count: 2 }) }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('people:import.doneTitle'));
    expect(await tally(page)).toEqual([
      t('people:import.bar.added', { count: 2 }),
      t('people:import.bar.refused', { count: 2 }),
    ]);
    for (const ending of ['rejected.csv', 'rejected.xlsx']) {
      expect(await rowsIn(await download(page, ending))).toEqual([
        [...headings[language], t('people:import.reason')],
        [...(rows[2] ?? []), t('people:import.fault.name')],
        [...(rows[3] ?? []), t('people:import.fault.phone')],
      ]);
    }
    expect(Buffer.from(await download(page, 'rejected.csv')).toString()).toContain("'=cmd");

    await page.goto(`/${language}/people/import`);
    await upload(page, `watumishi.${kind}`, list);
    expect(await tally(page)).toEqual([
      t('people:import.bar.none', { count: 2 }),
      t('people:import.bar.refused', { count: 2 }),
    ]);
    await expect(page.getByText(t('people:import.nothing'))).toBeVisible();
  });
}

test('the template is downloaded, filled in and uploaded', async ({ page }) => {
  const t = wordsOf('sw');
  await openImport(page, 'sw');
  for (const ending of ['template.xlsx', 'template.csv']) {
    const [header = [], ...rows] = await rowsIn(await download(page, ending));
    const name = newName();
    await upload(
      page,
      'orodha.xlsx',
      await writeXlsx(header, [...rows, [name, newNumber(), 'CO', '', 'Kasulu TC']]),
    );
    expect(await tally(page)).toEqual([t('people:import.bar.new', { count: 1 })]);
    await expect(page.locator('.data')).toContainText(name);
    await page.goto('/sw/people/import');
  }
});

test('a file that is no list is refused beside the field', async ({ page, complaints }) => {
  const t = wordsOf('sw');
  await openImport(page, 'sw');
  const refused = page.locator('.field .fault');
  await page.locator('form[enctype] button').click();
  await expect(refused).toHaveText(t('people:import.fileFault.missing'));
  await upload(
    page,
    'picha.xlsx',
    Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(99)]),
  );
  await expect(refused).toHaveText(t('people:import.fileFault.unreadable'));
  await upload(page, 'tupu.csv', '');
  await expect(refused).toHaveText(t('people:import.fileFault.empty'));
  await upload(page, 'safu.csv', 'Jina,Simu\nAsha Juma,0712345678');
  await expect(refused).toContainText(t('people:import.column.cadre'));
  forgiveStatus(complaints, 422);
});

test('a list of more than 2 MB is read, one of more than 12 MB is not', async ({ page, complaints }) => {
  const t = wordsOf('sw');
  await openImport(page, 'sw');
  const [header, row] = [headings.sw.join(','), rowOf().join(',')];
  await upload(
    page,
    'ndefu.csv',
    `${header},Maoni\n${row},${'x'.repeat(900_000)}\n${`,,,,${'x'.repeat(900_000)}\n`.repeat(3)}`,
  );
  expect(await tally(page)).toEqual([t('people:import.bar.new', { count: 1 })]);
  const answer = await page.context().request.post('/sw/people/import', {
    multipart: { file: { name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.alloc(13 * 1024 * 1024, 'x') } },
  });
  expect(answer.status()).toBe(413);
  forgiveStatus(complaints, 413);
});

test('people of a list get codes on slips, one each, and open their accounts with them', async ({
  page,
  browser,
}) => {
  const t = wordsOf('sw');
  const people = [rowOf(), rowOf()];
  await openImport(page, 'sw');
  await upload(page, 'orodha.csv', writeCsv(headings.sw, people));
  await page.locator('button[value=apply]').click();
  await page.getByRole('link', { name: t('people:import.codes.title') }).click();
  await page.getByRole('button', { name: t('people:import.codes.draw', { count: 2 }) }).click();
  const slips = page.locator('.slips li');
  await expect(slips).toHaveCount(2);
  await expect(slips.first()).toContainText(people[0]?.[0] ?? '');
  const code = codeIn(await slips.first().innerHTML());

  const own = await (await browser.newContext()).newPage();
  await own.goto('/sw/recover/code');
  await own.locator('input[name=phone]').fill(people[0]?.[1] ?? '');
  await own.locator('input[name=code]').fill(code);
  await own.locator('main form button').click();
  await expect(own.getByRole('heading', { level: 1 })).toHaveText(t('recovery:firstTitle'));
  await own.context().close();

  await page.goto(new URL(page.url()).pathname);
  await expect(page.getByText(t('people:import.codes.none'))).toBeVisible();
});

test('two accounts of one person are merged, and parted again', async ({ page, complaints }) => {
  const t = wordsOf('sw');
  const name = newName();
  const [older, newer] = [rowOf(name), rowOf(name)];
  await openImport(page, 'sw');
  await upload(page, 'orodha.csv', writeCsv(headings.sw, [older, newer]));
  expect(await tally(page)).toEqual([
    t('people:import.bar.new', { count: 1 }),
    t('people:import.bar.likely', { count: 1 }),
  ]);
  await page.locator('input[name=likely]').check();
  await page.locator('button[value=apply]').click();

  const pair = page.locator('.pair', { hasText: name });
  const open = () => page.goto('/sw/people/duplicates');
  await open();
  await pair.locator('button[value=merge]').click();
  await expect(page.getByRole('alert')).toHaveText(t('people:duplicates.problem.keep'));
  await pair.locator('[name=keep][value=one]').check();
  await pair.locator('[name=phone][value=other]').check();
  await pair.locator('button[value=merge]').click();
  await expect(page.getByRole('status')).toHaveText(t('people:duplicates.done.merged'));
  await expect(pair).toHaveCount(0);

  await page
    .locator('.deed', { hasText: name })
    .getByRole('button', { name: t('people:duplicates.undo') })
    .click();
  await expect(page.getByRole('status')).toHaveText(t('people:duplicates.done.undone'));
  await pair.locator('button[value=distinct]').click();
  await expect(page.getByRole('status')).toHaveText(t('people:duplicates.done.distinct'));
  await expect(pair).toHaveCount(0);
  forgiveStatus(complaints, 422);
});

test.describe('with the security policy set aside', { tag: '@js-on' }, () => {
  test.use({ bypassCSP: true });

  test('axe finds no fault on the pages of lists and duplicates', async ({ page }) => {
    const name = newName();
    const look = async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await findAxeFaults(page), page.url()).toEqual([]);
      }
    };
    await openImport(page, 'sw');
    await look();
    await upload(
      page,
      'orodha.csv',
      writeCsv(headings.sw, [rowOf(name), rowOf(name), rowOf('', 'x'), rowOf()]),
    );
    await look();
    await page.locator('input[name=likely]').check();
    await page.locator('button[value=apply]').click();
    await look();
    await page.locator('a[href$="/codes"]').click();
    await look();
    await page.locator('main form button').click();
    await look();
    await page.goto('/sw/people/duplicates');
    await look();
    await page.locator('.pair', { hasText: name }).locator('button[value=distinct]').click();
    await look();
  });
});
