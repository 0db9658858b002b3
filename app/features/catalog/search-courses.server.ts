import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { formsWithSlip, meantWords } from '~/platform/search/slips';
import { type SoughtWord, soughtWords, wordQueries } from '~/platform/search/sought-words';
import type { Language } from '~/platform/i18n/language';
import { database } from '~db/client.server';
import { course, courseRevision, searchWord } from '~db/schema/catalog';
import { institute } from '~db/schema/institutes';
import { lessonsInOrder } from './course-manifest';
import { type CourseFilter, type CourseSummary, summarizeCourse } from './list-courses.server';

export interface FoundLesson {
  title: string;
  /** Path of its page without the language. */
  path: string;
}

export interface FoundCourse extends CourseSummary {
  /** The lessons that fit best, best first. */
  matches: FoundLesson[];
  /** How many more lessons fit. */
  moreMatches: number;
}

export interface FoundCourses {
  courses: FoundCourse[];
  /** How many courses fit; only the best are shown. */
  total: number;
}

/** As many as a light page holds, and a person looks through. */
const mostCourses = 10;
const mostLessons = 3;

/**
 * The courses in which every word is found, in their titles, summaries and outcomes, or in those and the text of one of their lessons, in
 * either language; where there are none, those with any of the words. A word is found by its beginning, with another of Swahili's prefixes
 * or without, and where no text has it, by words that are spelled alike.
 */
export async function searchCourses(
  language: Language,
  search: string,
  filter: CourseFilter = {},
): Promise<FoundCourses> {
  const typed = soughtWords(search);
  if (typed.length === 0) return { courses: [], total: 0 };
  const words = await withSpellings(typed);
  const all = await find(language, words, 'all', filter);
  return all.total > 0 || words.length === 1 ? all : find(language, words, 'any', filter);
}

/** Adds to each word that no text has what it may have been meant to be. */
async function withSpellings(words: SoughtWord[]): Promise<SoughtWord[]> {
  const forms = sql.join(
    words.flatMap(({ word }) => formsWithSlip(word).map((form) => sql`(${word}, ${form})`)),
    sql`, `,
  );
  const alike = await database().execute<{ typed: string; word: string }>(sql`
    select typed, word from (values ${forms}) as sought (typed, form) cross join lateral words_like(form) as word
    where not exists (select from ${searchWord} where ${searchWord.word} like typed || '%')`);
  return words.map(({ word }) => {
    const candidates = alike.filter(({ typed }) => typed === word).map((one) => one.word);
    return { word, instead: meantWords(word, candidates) };
  });
}

async function find(
  language: Language,
  words: SoughtWord[],
  wanted: 'all' | 'any',
  filter: CourseFilter,
): Promise<FoundCourses> {
  const { typed, wide } = wordQueries(words, wanted);
  const found = await database().execute<{ course: string; lessons: string[] | null; total: number }>(sql`
    select part.course_id as course, count(*) over ()::int as total,
      array_agg(part.lesson_id order by part.rank desc, part.lesson_id) filter (where part.lesson_id <> '') as lessons
    from entries_found(to_tsquery('simple', ${wide}), to_tsquery('simple', ${typed})) as part
    inner join ${course} on ${course.id} = part.course_id
    inner join ${courseRevision} on ${courseRevision.hash} = ${course.currentRevision}
    where ${and(...conditions(filter))}
    group by part.course_id
    order by max(part.rank) desc, count(*) desc, part.course_id
    limit ${mostCourses}`);
  return {
    total: found[0]?.total ?? 0,
    courses: await present(
      language,
      found.map((one) => ({ id: one.course, lessons: one.lessons ?? [] })),
    ),
  };
}

const conditions = ({ cadre, topic, institute: owner }: CourseFilter): SQL[] => [
  isNull(course.archivedAt),
  ...(cadre ? [sql`${courseRevision.manifest} -> 'cadres' ? ${cadre}`] : []),
  ...(topic ? [sql`${courseRevision.manifest} ->> 'topic' = ${topic}`] : []),
  ...(owner ? [eq(course.instituteId, owner)] : []),
];

async function present(
  language: Language,
  found: { id: string; lessons: string[] }[],
): Promise<FoundCourse[]> {
  const ids = sql.join(
    found.map(({ id }) => sql`${id}`),
    sql`, `,
  );
  const rows =
    found.length === 0
      ? []
      : await database()
          .select({
            id: course.id,
            manifest: courseRevision.manifest,
            institute: { sw: institute.nameSw, en: institute.nameEn },
          })
          .from(course)
          .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
          .innerJoin(institute, eq(institute.id, course.instituteId))
          .where(sql`${course.id} in (${ids})`);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ id, lessons }) => {
    const row = byId.get(id);
    if (!row) return [];
    const places = new Map(lessonsInOrder(row.manifest).map((place) => [place.lesson.id, place]));
    const matches = lessons.slice(0, mostLessons).flatMap((lesson) => {
      const place = places.get(lesson);
      if (!place) return [];
      const path = `/courses/${row.manifest.slug}/${place.module.slug}/${place.lesson.slug}`;
      return [{ title: place.lesson.title[language], path }];
    });
    const moreMatches = lessons.length - matches.length;
    return [{ ...summarizeCourse(row, language), matches, moreMatches }];
  });
}
