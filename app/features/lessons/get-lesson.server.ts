import { and, eq, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { institute } from '~db/schema/institutes';
import {
  course,
  courseRevision,
  lessonRendering,
  lessonRevision,
  lessonTranslation,
  type BlockTranslation,
  type CourseManifest,
  type LessonBlock,
  type LessonFrontMatter,
} from '~db/schema/catalog';
import { learningEvent } from '~db/schema/events';
import { glossaryTerm } from '~db/schema/glossary';
import { reflection } from '~db/schema/lessons';
import { type LessonPlace, lessonsInOrder } from '~/features/catalog/index.server';
import { rendererVersion } from '~/mdx/renderer-version';
import { SlugSchema } from '~/features/catalog/schemas';
import { type Language, type LocalizedText, otherLanguage } from '~/platform/i18n/language';
import { counterparts } from './counterparts';

export interface LessonAddress {
  course: string;
  module: string;
  lesson: string;
  language: Language;
}

/** What of a lesson depends on who reads it, and how. */
export interface LessonReading {
  personId?: string | undefined;
  /** Whether the blocks of the other language are wanted too. */
  inBothLanguages?: boolean;
}

/** A term that a lesson uses, with its definition in both languages. */
export interface LessonTerm {
  id: string;
  term: LocalizedText;
  definition: LocalizedText;
}

export interface LessonPage {
  courseId: string;
  instituteId: string;
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
  blocks: LessonBlock[];
  /** Each block in the other language, undefined where that lacks it; null where it wasn't asked for. */
  otherBlocks: (LessonBlock | undefined)[] | null;
  /** In the order of their first use. */
  terms: LessonTerm[];
  /** Ids of the lessons that this person has done in this course; empty for a visitor. */
  done: string[];
  /** What this person wrote under the lesson's questions, by the question's id. */
  reflections: Record<string, string>;
}

/** Loads all that a lesson's page shows in one statement. @returns undefined where there is no such lesson */
export async function getLesson(
  address: LessonAddress,
  { personId, inBothLanguages = false }: LessonReading = {},
): Promise<LessonPage | undefined> {
  const { module, lesson, language } = address;
  if (![address.course, module, lesson].every((slug) => SlugSchema.safeParse(slug).success)) return undefined;
  const hashIn = (which: Language) => sql`jsonb_path_query_first(
    ${courseRevision.manifest},
    '$.modules[*] ? (@.slug == $module).lessons[*] ? (@.slug == $lesson).revision.keyvalue() ? (@.key == $language).value',
    ${JSON.stringify({ module, lesson, language: which })}::jsonb
  ) #>> '{}'`;
  const done = personId
    ? sql<string[]>`array(
        select distinct ${learningEvent.objectId} from ${learningEvent}
        where ${isSamePerson(learningEvent.actorId, personId)} and ${learningEvent.courseId} = ${course.id}
          and ${learningEvent.verb} = 'completed' and ${learningEvent.objectType} = 'lesson')`
    : sql<string[]>`'{}'::text[]`;
  const reflections = personId
    ? sql<Record<string, string>>`(
        select coalesce(jsonb_object_agg(${reflection.reflectionId}, ${reflection.text} order by ${reflection.writtenAt}), '{}')
        from ${reflection}
        where ${isSamePerson(reflection.personId, personId)} and ${reflection.lessonId} = ${lessonRevision.lessonId})`
    : sql<Record<string, string>>`'{}'::jsonb`;
  const other = inBothLanguages
    ? sql<{ blocks: LessonBlock[]; translation: BlockTranslation[] } | null>`(
        select jsonb_build_object('blocks', other.blocks, 'translation', ${lessonTranslation.blocks})
        from lesson_rendering other
        join ${lessonTranslation} on ${lessonTranslation.courseId} = ${course.id}
          and ${lessonTranslation.revision} = ${course.currentRevision}
          and ${lessonTranslation.lessonId} = ${lessonRevision.lessonId}
        where other.lesson_hash = ${hashIn(otherLanguage(language))} and other.renderer = ${rendererVersion})`
    : sql<null>`null`;
  const [found] = await database()
    .select({
      courseId: course.id,
      instituteId: course.instituteId,
      revision: course.currentRevision,
      institute: { sw: institute.nameSw, en: institute.nameEn },
      manifest: courseRevision.manifest,
      frontMatter: lessonRevision.frontMatter,
      blocks: lessonRendering.blocks,
      other,
      terms: sql<LessonTerm[]>`(
        select coalesce(jsonb_agg(jsonb_build_object(
          'id', ${glossaryTerm.id}, 'term', ${glossaryTerm.term}, 'definition', ${glossaryTerm.definition}
        ) order by used.place), '[]')
        from jsonb_array_elements_text(${lessonRendering.terms}) with ordinality as used (id, place)
        join ${glossaryTerm} on ${glossaryTerm.id} = used.id)`,
      done,
      reflections,
    })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .innerJoin(institute, eq(institute.id, course.instituteId))
    .innerJoin(lessonRevision, sql`${lessonRevision.hash} = ${hashIn(language)}`)
    .innerJoin(
      lessonRendering,
      and(eq(lessonRendering.lessonHash, lessonRevision.hash), eq(lessonRendering.renderer, rendererVersion)),
    )
    .where(eq(course.slug, address.course));
  if (!found) return undefined;
  const { other: inOther, ...row } = found;
  const places = lessonsInOrder(row.manifest);
  const index = places.findIndex((place) => place.module.slug === module && place.lesson.slug === lesson);
  const place = places[index];
  if (!place) return undefined;
  return {
    ...row,
    otherBlocks: inOther && counterparts(inOther.translation, inOther.blocks, language),
    place,
    number: index + 1,
    total: places.length,
    previous: places[index - 1],
    next: places[index + 1],
  };
}
