import { and, eq, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { institute } from '~db/schema/institutes';
import {
  course,
  courseRevision,
  lessonRendering,
  lessonRevision,
  type CourseManifest,
  type LessonFrontMatter,
} from '~db/schema/catalog';
import { learningEvent } from '~db/schema/events';
import { type LessonPlace, lessonsInOrder } from '~/features/catalog/index.server';
import { rendererVersion } from '~/mdx/renderer-version';
import { SlugSchema } from '~/features/catalog/schemas';
import type { Language, LocalizedText } from '~/platform/i18n/language';

export interface LessonAddress {
  course: string;
  module: string;
  lesson: string;
  language: Language;
}

export interface LessonPage {
  courseId: string;
  revision: string;
  institute: LocalizedText;
  manifest: CourseManifest;
  place: LessonPlace;
  /** Which lesson of the course this is, counted from 1, and of how many. */
  number: number;
  total: number;
  previous: LessonPlace | undefined;
  next: LessonPlace | undefined;
  frontMatter: LessonFrontMatter;
  html: string;
  /** Ids of the lessons that this person has done in this course; empty for a visitor. */
  done: string[];
}

/** Loads all that a lesson's page shows in one statement. @returns undefined where there is no such lesson */
export async function getLesson(address: LessonAddress, personId?: string): Promise<LessonPage | undefined> {
  const { module, lesson, language } = address;
  if (![address.course, module, lesson].every((slug) => SlugSchema.safeParse(slug).success)) return undefined;
  const lessonHash = sql`jsonb_path_query_first(
    ${courseRevision.manifest},
    '$.modules[*] ? (@.slug == $module).lessons[*] ? (@.slug == $lesson).revision.keyvalue() ? (@.key == $language).value',
    ${JSON.stringify({ module, lesson, language })}::jsonb
  ) #>> '{}'`;
  const done = personId
    ? sql<string[]>`array(
        select distinct ${learningEvent.objectId} from ${learningEvent}
        where ${isSamePerson(learningEvent.actorId, personId)} and ${learningEvent.courseId} = ${course.id}
          and ${learningEvent.verb} = 'completed' and ${learningEvent.objectType} = 'lesson')`
    : sql<string[]>`'{}'::text[]`;
  const [row] = await database()
    .select({
      courseId: course.id,
      revision: course.currentRevision,
      institute: { sw: institute.nameSw, en: institute.nameEn },
      manifest: courseRevision.manifest,
      frontMatter: lessonRevision.frontMatter,
      html: lessonRendering.html,
      done,
    })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .innerJoin(institute, eq(institute.id, course.instituteId))
    .innerJoin(lessonRevision, sql`${lessonRevision.hash} = ${lessonHash}`)
    .innerJoin(
      lessonRendering,
      and(eq(lessonRendering.lessonHash, lessonRevision.hash), eq(lessonRendering.renderer, rendererVersion)),
    )
    .where(eq(course.slug, address.course));
  if (!row) return undefined;
  const places = lessonsInOrder(row.manifest);
  const index = places.findIndex((place) => place.module.slug === module && place.lesson.slug === lesson);
  const place = places[index];
  if (!place) return undefined;
  return {
    ...row,
    place,
    number: index + 1,
    total: places.length,
    previous: places[index - 1],
    next: places[index + 1],
  };
}
