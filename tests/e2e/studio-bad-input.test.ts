import { zipSync } from 'fflate';
import { expect, test } from './drivers/tumia';
import { formsIn } from './drivers/forms-in';
import { postForm } from './drivers/learner-over-http';
import { makeLessonDraft } from './drivers/lesson-draft';
import { wordsOf } from './drivers/words';
import { smallPackage } from '../fixtures/course-package';
import { addLessons } from '../fixtures/more-lessons';
import { both, labelOf, moodleBackup, packed, pageOf } from '../fixtures/moodle-backup';

const t = wordsOf('sw');

/** What only a fault of ours would show. */
const traces = /node_modules|PostgresError|\.server\.ts:\d|DrizzleQueryError/;

/** Of the gate's attack list what a page could serve by mistake: as markup, as an attribute, as code, as a link, as an end of its field. */
const attack =
  '"\'><script>reached()</script><img src=x onerror=reached()>{reached()}[x](javascript:reached())</textarea></title>';
const served = /<script>reached|<img[^>]* onerror|href="javascript:|<\/textarea><\/title>/;
/** What PostgreSQL takes for no text, what turns a line around, and what a careless query would run. */
const oddText = "\u0000\u202e'; drop table draft_course; --\ufeff";

test.describe('what is typed into the studio', () => {
  test.use({ storageState: async ({ author }, use) => use(author.storageState) });

  test(
    'is kept or refused, field by field, and served as it was typed and never as markup',
    { tag: '@js-on' },
    async ({ request, baseURL }) => {
      // On two busy processors, some hundred requests and the pages of a lesson, which compile it.
      test.setTimeout(180_000);
      const lesson = await makeLessonDraft(baseURL ?? '', 'mashambulizi');
      const home = '/sw/studio/courses/mashambulizi';
      const bank = await postForm(request, '/sw/studio/items', {
        intent: 'create',
        institute: 'ttcih',
        id: 'mashambulizi',
        titleSw: 'Benki',
        titleEn: 'Bank',
      });
      expect(bank.status()).toBe(303);
      const pages = [
        '/sw/studio/courses',
        home,
        `${home}/about`,
        `${home}/review`,
        `${home}/file?path=final.yml`,
        `${home}/file?path=course.yml`,
        `/sw${lesson}`,
        `/sw${lesson}/facts`,
        `/sw${lesson}/both`,
        '/sw/studio/items',
        `${new URL(bank.headers().location ?? '', bank.url()).pathname}/write?type=single`,
      ];
      let fields = 0;
      const wrong: string[] = [];
      const look = async (
        path: string,
        response: { status(): number; text(): Promise<string> },
        what: string,
      ) => {
        const html = await response.text();
        const found = served.exec(html) ?? traces.exec(html);
        if (response.status() >= 500 || found)
          wrong.push(`${path} ${what}: ${found?.[0] ?? response.status()}`);
      };
      for (const path of pages) {
        const page = await request.get(path);
        expect(page.status(), path).toBe(200);
        for (const { values, typed } of formsIn(await page.text())) {
          // One of a row of fields stands for all of them.
          const kinds = new Map(typed.map((name) => [name.replace(/\d+/g, '0'), name]));
          for (const name of kinds.values()) {
            fields += 1;
            for (const text of [attack, oddText]) {
              const filled = values.map(([key, value]): [string, string] => [
                key,
                key === name ? text : value || (typed.includes(key) ? 'neno' : value),
              ]);
              await look(path, await postForm(request, path, filled), name);
            }
          }
        }
      }
      expect(fields).toBeGreaterThan(40);

      const outside: [string, Record<string, string>][] = [
        [`${home}/publish`, { intent: 'publish', note: attack, startsOn: attack }],
        [`${home}/publish`, { intent: 'rollBack', from: attack, reason: attack }],
        [`${home}/review`, { intent: 'comment', path: attack, line: '1', text: attack }],
        ['/sw/studio/proposals', { institute: 'ttcih', course: attack }],
        [
          `/sw/studio/proposals/mashambulizi`,
          { intent: 'decline', folder: attack, seen: '', reason: attack },
        ],
        [`${home}/proposal`, { intent: 'submit', note: attack }],
      ];
      for (const [path, form] of outside) await look(path, await postForm(request, path, form), 'outside');

      const figure = `![${attack}](media/a.jpg)\n\n<Figure src="media/a.jpg" alt="${attack.replaceAll('"', '&quot;')}" />`;
      const preview = await request.post(`/sw${lesson}/preview`, { data: { sw: figure, en: attack } });
      await look(`${lesson}/preview`, preview, 'alternative text');

      for (const path of [...pages, `${home}/checks`, `${home}/history`, `${home}/publish`]) {
        await look(path, await request.get(path), 'afterwards');
      }
      expect(wrong).toEqual([]);
    },
  );

  test('500 faults are all told, by the lesson that each is in', { tag: '@js-on' }, async ({ request }) => {
    const slug = 'makosa-mengi';
    const files = smallPackage();
    addLessons(files, 't1', 3);
    // The gate tells 50 of each text.
    for (const name of Object.keys(files).filter((path) => path.endsWith('.mdx'))) {
      files[name] += Array.from({ length: 50 }, (_, number) => `\n<Hakuna${number} />\n`).join('');
    }
    const encoded = Object.entries(files).map(
      ([name, text]) =>
        [`${slug}/${name}`, new TextEncoder().encode(text.replaceAll('t1', 'faulty'))] as const,
    );
    const answer = await request.post('/sw/studio/courses', {
      multipart: {
        intent: 'upload',
        institute: 'ttcih',
        slug,
        file: {
          name: 'course.zip',
          mimeType: 'application/zip',
          buffer: Buffer.from(zipSync(Object.fromEntries(encoded))),
        },
      },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(303);
    const html = await (await request.get(`/sw/studio/courses/${slug}/checks`)).text();
    expect(html).toContain(t('drafts:checks.count', { count: 500 }));
    expect(html.match(/<li>/g)?.length).toBeGreaterThanOrEqual(500);
    expect(html.match(/<section>/g)).toHaveLength(10);
  });
});

test('a backup of Moodle is brought, and its report is found again from the course', async ({
  page,
  author,
}) => {
  await page.context().addCookies(author.storageState.cookies);
  const backup = moodleBackup({
    title: both('Malaria', 'Malaria'),
    sections: [
      {
        id: '1',
        name: both('Misingi', 'Basics'),
        activities: [
          { moduleId: '11', kind: 'page', title: both('Mbu', 'Mosquitoes'), content: pageOf('<p>Mbu</p>') },
          { moduleId: '12', kind: 'label', title: 'Label', content: labelOf('<p>Soma.</p>') },
          { moduleId: '14', kind: 'h5pactivity', title: 'Filamu yenye maswali', content: '<intro></intro>' },
        ],
      },
    ],
  });
  await page.goto('/sw/studio/courses');
  const form = page.locator('form:has([value=upload])');
  await form.locator('[name=file]').setInputFiles({
    name: 'kozi.mbz',
    mimeType: 'application/gzip',
    buffer: Buffer.from(await packed(backup)),
  });
  await form.locator('[name=slug]').fill('malaria-kutoka-moodle');
  await form.getByRole('button', { name: t('drafts:uploadSubmit') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('drafts:backup.title'));
  await page.getByRole('link', { name: t('drafts:backup.go') }).click();
  await page.getByRole('link', { name: t('drafts:backup.link') }).click();
  const left = page.getByRole('row', { name: /Filamu yenye maswali/ });
  await expect(left).toContainText(t('moodle:reason.kind'));
  await expect(page.getByRole('row', { name: /Mbu/ })).toContainText(t('moodle:outcome.lesson'));
});
