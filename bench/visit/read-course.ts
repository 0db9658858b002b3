import postgres from 'postgres';
import { publicHtml, type RenderedBlock } from '~/mdx/rendered-block';
import type { CourseManifest } from '~db/schema/catalog';
import type { ItemBody } from '~db/schema/items';
import { rightAnswersTo } from '~tests/factories/right-answers';
import type { DrawnItem } from '~db/schema/quizzes';
import { languages } from '~/platform/i18n/language';

export interface PublishedLesson {
  /** Path of its page. */
  path: string;
  /** The lesson's own HTML, without the page around it. */
  fragment: string;
}

export interface PublishedCourse {
  slug: string;
  firstModule: string;
  /** Every lesson in order, first all of one language and then all of the next. */
  lessons: PublishedLesson[];
}

async function ask<Answer>(databaseUrl: string, question: (sql: postgres.Sql) => Promise<Answer>) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    return await question(sql);
  } finally {
    await sql.end();
  }
}

/** Reads the first course that was published. */
export function readCourse(databaseUrl: string): Promise<PublishedCourse> {
  return ask(databaseUrl, async (sql) => {
    const [course] = await sql<{ manifest: CourseManifest }[]>`
      select manifest from course_revision join course on hash = current_revision order by course.id limit 1`;
    if (!course) throw new Error('no course is published');
    const { slug, modules } = course.manifest;
    const renderings = await sql<{ hash: string; blocks: RenderedBlock[] }[]>`
      select lesson_hash as hash, blocks from lesson_rendering`;
    const htmlOf = new Map(renderings.map(({ hash, blocks }) => [hash, publicHtml(blocks)]));
    const lessons = languages.flatMap((language) =>
      modules.flatMap((module) =>
        module.lessons.map((lesson) => ({
          path: `/${language}/courses/${slug}/${module.slug}/${lesson.slug}`,
          fragment: htmlOf.get(lesson.revision[language]) ?? '',
        })),
      ),
    );
    return { slug, firstModule: modules[0]?.slug ?? '', lessons };
  });
}

/** @returns the form fields that answer every item of an attempt right */
export function readRightAnswers(databaseUrl: string, attemptId: string): Promise<[string, string][]> {
  return ask(databaseUrl, async (sql) => {
    const [attempt] = await sql<{ drawn: DrawnItem[] }[]>`select drawn from attempt where id = ${attemptId}`;
    const hashes = attempt?.drawn.map((item) => item.hash) ?? [];
    const items = await sql<{ hash: string; body: ItemBody }[]>`
      select hash, body from item_revision where hash = any(${hashes})`;
    return items.flatMap(({ hash, body }) => {
      const drawn = attempt?.drawn.find((one) => one.hash === hash);
      const answers = Object.entries(drawn ? rightAnswersTo(body, drawn) : {});
      return answers.flatMap(([name, values]) =>
        values.map((value): [string, string] => [`item.${name}`, value]),
      );
    });
  });
}
