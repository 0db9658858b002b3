import { and, eq, inArray } from 'drizzle-orm';
import { database } from '~db/client.server';
import { lessonRendering, type CourseManifest } from '~db/schema/catalog';
import { rendererVersion } from '~/mdx/renderer-version';
import type { Language } from '~/platform/i18n/language';
import { lessonsInOrder } from './course-manifest';

/** @returns the compressed bytes of each lesson's text, by lesson id */
export async function getLessonSizes(
  manifest: CourseManifest,
  language: Language,
): Promise<Map<string, number>> {
  const lessons = lessonsInOrder(manifest).map(({ lesson }) => lesson);
  const rows = await database()
    .select({ hash: lessonRendering.lessonHash, bytes: lessonRendering.compressedBytes })
    .from(lessonRendering)
    .where(
      and(
        eq(lessonRendering.renderer, rendererVersion),
        inArray(
          lessonRendering.lessonHash,
          lessons.map((lesson) => lesson.revision[language]),
        ),
      ),
    );
  const bytesOf = new Map(rows.map((row) => [row.hash, row.bytes]));
  return new Map(lessons.map((lesson) => [lesson.id, bytesOf.get(lesson.revision[language]) ?? 0]));
}
