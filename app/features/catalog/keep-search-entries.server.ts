import { and, eq, inArray, notExists, sql } from 'drizzle-orm';
import { type Language, languages } from '~/platform/i18n/language';
import { wordFormsVersion } from '~/platform/search/word-forms';
import { type WeightedTexts, wordVector } from '~/platform/search/word-vector';
import type { Transaction } from '~db/client.server';
import {
  course,
  courseRevision,
  type CourseManifest,
  lessonRevision,
  searchEntry,
  searchWord,
} from '~db/schema/catalog';
import { lessonsInOrder } from './course-manifest';
import { lessonText } from './lesson-text';

/** As many entries in one statement as stay below PostgreSQL's limit of parameters. */
const batchSize = 200;

const madeFrom = (revision: string) => `${revision}.${wordFormsVersion}`;

/**
 * Brings the words by which the catalogue is searched to the current revisions of all courses, in the caller's transaction. Courses whose
 * words were made from theirs are left alone.
 * @returns ids of the courses whose words were made anew
 */
export async function keepSearchEntries(tx: Transaction): Promise<string[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('search entries', 0))`);
  const isMade = tx
    .select({ one: sql`1` })
    .from(searchEntry)
    .where(
      and(
        eq(searchEntry.courseId, course.id),
        eq(searchEntry.madeFrom, sql`${course.currentRevision} || ${madeFrom('')}`),
      ),
    );
  const stale = await tx
    .select({ id: course.id, revision: course.currentRevision, manifest: courseRevision.manifest })
    .from(course)
    .innerJoin(courseRevision, eq(courseRevision.hash, course.currentRevision))
    .where(notExists(isMade));
  for (const { id, revision, manifest } of stale) {
    await tx.delete(searchEntry).where(eq(searchEntry.courseId, id));
    const sources = await readSources(tx, manifest);
    const entries = languages.flatMap((language) => entriesOf(manifest, language, sources));
    for (let from = 0; from < entries.length; from += batchSize) {
      const rows = entries.slice(from, from + batchSize).map(({ lessonId, language, heading, text }) => ({
        courseId: id,
        lessonId,
        language,
        madeFrom: madeFrom(revision),
        headingWords: wordVector(heading),
        allWords: wordVector({ ...heading, D: [...(heading.D ?? []), text] }),
      }));
      await tx.insert(searchEntry).values(rows);
    }
  }
  if (stale.length > 0) await keepWords(tx);
  return stale.map(({ id }) => id);
}

interface EntryTexts {
  lessonId: string;
  language: Language;
  heading: WeightedTexts;
  text: string;
}

/** What is searched of a course and of each lesson: its titles count the most, then what it promises, then its lessons. */
function entriesOf(manifest: CourseManifest, language: Language, sources: Map<string, string>): EntryTexts[] {
  const { title, summary, outcomes, modules } = manifest;
  const heading = {
    A: [title[language]],
    B: [summary, ...outcomes.map(({ text }) => text), ...modules.map((module) => module.title)].map(
      (text) => text[language],
    ),
  };
  return [
    { lessonId: '', language, heading, text: '' },
    ...lessonsInOrder(manifest).map(({ lesson }) => ({
      lessonId: lesson.id,
      language,
      heading: { C: [lesson.title[language]], D: [lesson.summary[language]] },
      text: lessonText(sources.get(lesson.revision[language]) ?? ''),
    })),
  ];
}

async function readSources(tx: Transaction, manifest: CourseManifest): Promise<Map<string, string>> {
  const hashes = lessonsInOrder(manifest).flatMap(({ lesson }) => Object.values(lesson.revision));
  const rows = await tx
    .select({ hash: lessonRevision.hash, source: lessonRevision.source })
    .from(lessonRevision)
    .where(inArray(lessonRevision.hash, hashes));
  return new Map(rows.map(({ hash, source }) => [hash, source]));
}

/** Makes the list of all words that of the entries as they are now. */
async function keepWords(tx: Transaction): Promise<void> {
  await tx.execute(sql`create temporary table current_word on commit drop as
    select word from ts_stat('select all_words from search_entry')`);
  await tx.execute(sql`delete from ${searchWord} where word not in (select word from current_word)`);
  await tx.execute(sql`insert into ${searchWord} select word from current_word on conflict do nothing`);
}
