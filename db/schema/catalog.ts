import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { bytes } from '../bytes-column';
import { wordVectorColumn } from '../word-vector-column';
import { institute, instituteId } from './institutes';
import type { Localized } from './items';

/** One lesson in the table of contents of a course's revision. */
export interface LessonEntry {
  id: string;
  slug: string;
  minutes: number;
  title: Localized;
  summary: Localized;
  /** Hash of the lesson's revision in each language. */
  revision: Localized;
}

/** A quiz's rules and the hashes of the item revisions that it draws from. */
export interface QuizEntry {
  id: string;
  kind: 'practice' | 'graded' | 'final';
  draw: number;
  perOutcome: number | null;
  passMark: number;
  attemptsBeforePause: number | null;
  pauseHours: number | null;
  /** How many attempts there are in all; null or absent: any number. */
  maxAttempts?: number | null;
  /** How long an attempt may take by the server's clock; null or absent: any time. */
  minutes?: number | null;
  /** Which result counts where there are several; absent: the best. */
  counts?: 'best' | 'last';
  /** When right answers and feedback are shown; absent: as soon as an attempt is graded. */
  answersShown?: 'always' | 'afterPassing' | 'never';
  items: { hash: string; outcome: string }[];
}

export interface ModuleEntry {
  id: string;
  slug: string;
  title: Localized;
  lessons: LessonEntry[];
  quiz: QuizEntry | null;
  /** Absent where the module has none. */
  practice?: QuizEntry;
}

/** What completing a course takes beside the final quiz's own rules. */
export interface CompletionRule {
  /** Ids of the lessons that have to be done. */
  lessons: 'all' | string[];
  /** Quizzes to pass, the final among them; `passMark` in per cent of the score, null: the quiz's own. */
  quizzes: { quiz: string; passMark: number | null }[];
  /** Days between enrolling and completing at the least; 0: none. */
  minimumDays: number;
  /** Keys of worksheets to be done with one's own facility's figures. */
  worksheets: string[];
  /** Whether a facilitator of the course's institute has to sign the learner off. */
  signOff: boolean;
}

/** The immutable table of contents of a course's revision. */
export interface CourseManifest {
  id: string;
  slug: string;
  topic: string;
  inks: string;
  title: Localized;
  summary: Localized;
  cadres: string[];
  hours: number;
  creditPoints: number;
  outcomes: { id: string; text: Localized }[];
  modules: ModuleEntry[];
  final: QuizEntry;
  /** Absent: every lesson done and the final passed. */
  completion?: CompletionRule;
  /** Ids of courses to complete before enrolling in this one; absent: none. */
  prerequisites?: string[];
  /** How long its certificate holds; absent where it has no end. */
  certificate?: CertificateRule;
}

/** A certificate with an end, and how it is renewed: by passing the final again. */
export interface CertificateRule {
  /** Months from the day of issue, that day included. */
  validMonths: number;
  recertification: {
    /** Days before the end from which it may be renewed. */
    opensDaysBefore: number;
    /** Ids of the lessons to read again first. */
    lessons: string[];
  };
}

/** What a learning path was made of when its certificate was issued. */
export interface PathManifest {
  id: string;
  slug: string;
  title: Localized;
  summary: Localized;
  courses: { id: string; slug: string; title: Localized; hours: number }[];
}

/** How a block of a lesson stands towards the other language's. */
export interface BlockTranslation {
  kind: string;
  /** Line of the block in each language's file; null where that language lacks it. */
  line: { sw: number | null; en: number | null };
  state: 'same' | 'stale' | 'missing' | 'unconfirmed';
  /** Which language has to follow: the one that is older, or lacks the block. */
  behind: 'sw' | 'en' | null;
  /** Numbers that only one of the two says. */
  numbers: { sw: string[]; en: string[] };
}

export interface LessonFrontMatter {
  title: string;
  minutes: number;
  stage: string;
  author: string;
  swahiliReviewer: string | null;
  updated: string;
  sources: string[];
}

/** A course has one home, package files or the studio; what comes from elsewhere never supersedes it. */
export const course = pgTable('course', {
  id: text('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  instituteId: instituteId(),
  home: text('home').$type<'files' | 'studio'>().notNull(),
  currentRevision: text('current_revision').notNull(),
  /** Hash of the package files and the renderer that made the current revision: equal means nothing to import. */
  packageDigest: text('package_digest').notNull(),
  /** When its institute took it out of the catalogue; whoever is enrolled keeps it. */
  archivedAt: timestamp('archived_at', { withTimezone: true }),
});

export const courseRevision = pgTable(
  'course_revision',
  {
    hash: text('hash').primaryKey(),
    courseId: text('course_id').notNull(),
    instituteId: instituteId(),
    number: integer('number').notNull(),
    manifest: jsonb('manifest').$type<CourseManifest>().notNull(),
    publishedAt: timestamp('published_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('course_revision_course').on(table.courseId)],
);

export const lessonRevision = pgTable('lesson_revision', {
  hash: text('hash').primaryKey(),
  lessonId: text('lesson_id').notNull(),
  instituteId: instituteId(),
  language: text('language').$type<'sw' | 'en'>().notNull(),
  frontMatter: jsonb('front_matter').$type<LessonFrontMatter>().notNull(),
  source: text('source').notNull(),
  /** Files it shows, by the path that it writes: a drawing's own text, or what was made of the file. */
  media: jsonb('media').$type<Record<string, unknown>>().notNull(),
});

/** A file that lessons show, served under the hash of its bytes: pictures in each width and format, recordings, forms. */
export const mediaFile = pgTable(
  'media_file',
  {
    hash: text('hash').notNull(),
    /** Which kind of file it is, as the address says: `avif`, `mp3`. */
    ending: text('ending').notNull(),
    instituteId: instituteId(),
    bytes: bytes('bytes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.hash, table.ending] })],
);

/** A block of a lesson's HTML; see `app/mdx/rendered-block.ts`. */
export type LessonBlock =
  | { kind: 'html'; html: string }
  | { kind: 'facilitator'; html: string }
  | { kind: 'reflection'; id: string; question: string };

/** The HTML of a lesson's revision, block by block: a cache that can be made again from the revision by the renderer named. */
export const lessonRendering = pgTable(
  'lesson_rendering',
  {
    lessonHash: text('lesson_hash')
      .notNull()
      .references(() => lessonRevision.hash),
    renderer: text('renderer').notNull(),
    blocks: jsonb('blocks').$type<LessonBlock[]>().notNull(),
    /** Ids of the glossary's terms that it links to, in the order of their first use. */
    terms: jsonb('terms').$type<string[]>().notNull(),
    /** Weight of what is the same for everybody, compressed. */
    compressedBytes: integer('compressed_bytes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.lessonHash, table.renderer] })],
);

/** How the two languages of a lesson stand towards each other in each revision of its course, as of that revision's last import. */
export const lessonTranslation = pgTable(
  'lesson_translation',
  {
    courseId: text('course_id')
      .notNull()
      .references(() => course.id),
    revision: text('revision')
      .notNull()
      .references(() => courseRevision.hash),
    lessonId: text('lesson_id').notNull(),
    instituteId: instituteId(),
    blocks: jsonb('blocks').$type<BlockTranslation[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.courseId, table.revision, table.lessonId] })],
);

/** The words of a course and of each of its lessons, by which the catalogue is searched: made from the current revision. */
export const searchEntry = pgTable(
  'search_entry',
  {
    courseId: text('course_id')
      .notNull()
      .references(() => course.id),
    /** Empty in the entry of the course itself. */
    lessonId: text('lesson_id').notNull(),
    language: text('language').$type<'sw' | 'en'>().notNull(),
    /** The course's revision and the version of the words' forms that the entry was made from. */
    madeFrom: text('made_from').notNull(),
    /** Of titles, summaries and outcomes, weighted. Small, so that it is read to rank what was found. */
    headingWords: wordVectorColumn('heading_words').notNull(),
    /** The same and a lesson's text. */
    allWords: wordVectorColumn('all_words').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.courseId, table.lessonId, table.language] }),
    index('search_entry_heading_words').using('gin', table.headingWords),
    index('search_entry_all_words').using('gin', table.allWords),
  ],
);

/** Every word of all entries, among which the right spelling of a mistyped one is found. */
export const searchWord = pgTable('search_word', { word: text('word').primaryKey() }, (table) => [
  index('search_word_trigrams').using('gin', table.word.op('gin_trgm_ops')),
]);

/** Courses to take one after the other, for people of some cadres, as the file of paths says it now. */
export const learningPath = pgTable('learning_path', {
  id: text('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  /** Its place in the file, from 0. */
  position: integer('position').notNull(),
  title: jsonb('title').$type<Localized>().notNull(),
  summary: jsonb('summary').$type<Localized>().notNull(),
  cadres: jsonb('cadres').$type<string[]>().notNull(),
  courses: jsonb('courses').$type<{ course: string; why: Localized }[]>().notNull(),
  /** Who issues the certificate of the whole path; null where it has none. */
  certifiedBy: text('certified_by').references(() => institute.id),
  /** Of the entry and its place in the file: equal means nothing to do. */
  hash: text('hash').notNull(),
});

/** A path as it was when a certificate of it was issued, by the hash of its manifest. */
export const learningPathRevision = pgTable('learning_path_revision', {
  hash: text('hash').primaryKey(),
  pathId: text('path_id').notNull(),
  instituteId: instituteId(),
  manifest: jsonb('manifest').$type<PathManifest>().notNull(),
  keptAt: timestamp('kept_at', { withTimezone: true }).notNull().defaultNow(),
});
