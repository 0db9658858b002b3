import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes } from '../bytes-column';
import type { LessonBlock } from './catalog';
import { instituteId } from './institutes';
import type { Localized } from './items';

/** A teaching component as the gallery shows it: what it is for, how it is written, how it looks. */
export const componentExample = pgTable('component_example', {
  /** Its folder. */
  slug: text('slug').primaryKey(),
  /** Its place in the gallery, from 0. */
  position: integer('position').notNull(),
  title: jsonb('title').$type<Localized>().notNull(),
  about: jsonb('about').$type<Localized>().notNull(),
  source: jsonb('source').$type<Localized>().notNull(),
  blocks: jsonb('blocks').$type<{ sw: LessonBlock[]; en: LessonBlock[] }>().notNull(),
  /** Of all files of the gallery and the renderer: equal means nothing to import. */
  digest: text('digest').notNull(),
});

/** Where a draft stands on its way to the learners; an edit takes it back to `draft`. */
export type DraftState = 'draft' | 'inReview' | 'changesRequested' | 'approved' | 'published' | 'archived';

/** Why a draft was not published on the day that was set. */
export type LapseReason = 'changed' | 'notApproved' | 'faulty' | 'homeElsewhere' | 'unchanged';
/** What other institutes may copy: nothing, what learners read, or the questions with their answers too. */
export type Sharing = 'no' | 'lessons' | 'all';

/** The course that a copy was made of, as it was then. */
export interface CopySource {
  slug: string;
  title: Localized;
  institute: Localized;
  /** ISO date. */
  copiedOn: string;
}

/** A course as its authors work on it: the files of a package, in the database. */
export const draftCourse = pgTable(
  'draft_course',
  {
    /** The course's own id, for ever. */
    id: text('id').primaryKey(),
    /** Its address, in the studio and once it is published. */
    slug: text('slug').notNull().unique(),
    instituteId: instituteId(),
    /** As `course.yml` said when it could last be read. */
    title: jsonb('title').$type<Localized>().notNull(),
    state: text('state').$type<DraftState>().notNull(),
    /** One more with each change of any of its files. */
    version: integer('version').notNull(),
    /** Until when somebody should have read it again; null where nobody said. */
    reviewBy: date('review_by'),
    /** For which `reviewBy` the authors have been reminded. */
    remindedFor: date('reminded_for'),
    /** The published revision that it was opened from; null for a course that began here. */
    basedOn: text('based_on'),
    /** From when on it is to be published; null where no day is set. */
    publishOn: date('publish_on'),
    /** What the publication of that day is to say, and who has asked for it. */
    publishNote: text('publish_note'),
    publishAskedBy: uuid('publish_asked_by'),
    /** The last day that passed, or was given up, without a publication; null once another day is set or it is published. */
    lapsedOn: date('lapsed_on'),
    lapseReason: text('lapse_reason').$type<LapseReason>(),
    /** The course of another institute whose texts it would change; null for a course of its own. */
    proposesTo: text('proposes_to'),
    /** What other institutes may copy of it once it is published. */
    sharing: text('sharing').$type<Sharing>().notNull().default('no'),
    /** Of what it is a copy; null for a course of its own. */
    copiedFrom: jsonb('copied_from').$type<CopySource>(),
    /** What became of everything in the Moodle backup that it began with; null where it didn't. */
    importReport: jsonb('import_report').$type<object>(),
    createdBy: uuid('created_by'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('draft_course_institute').on(table.instituteId),
    unique('draft_course_proposal').on(table.proposesTo, table.instituteId),
    check('draft_course_sharing', sql`${table.sharing} in ('no', 'lessons', 'all')`),
    check('draft_course_publish_day', sql`num_nulls(${table.publishOn}, ${table.publishNote}) in (0, 2)`),
    check('draft_course_lapse', sql`num_nulls(${table.lapsedOn}, ${table.lapseReason}) in (0, 2)`),
  ],
);

/** What of drafts is no text: pictures, recordings, papers, by the hash of their bytes. */
export const draftMedia = pgTable(
  'draft_media',
  {
    instituteId: instituteId(),
    hash: text('hash').notNull(),
    bytes: bytes('bytes').notNull(),
    addedAt: timestamp('added_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.instituteId, table.hash] })],
);

/** A file of a draft, by its path in the package: a text, or bytes. */
export const draftFile = pgTable(
  'draft_file',
  {
    draftId: text('draft_id')
      .notNull()
      .references(() => draftCourse.id),
    path: text('path').notNull(),
    instituteId: instituteId(),
    text: text('text'),
    mediaHash: text('media_hash'),
    /** The draft's version when the file was last saved. */
    version: integer('version').notNull(),
    updatedBy: uuid('updated_by'),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.draftId, table.path] }),
    foreignKey({
      columns: [table.instituteId, table.mediaHash],
      foreignColumns: [draftMedia.instituteId, draftMedia.hash],
    }),
    index('draft_file_media').on(table.mediaHash),
    check('draft_file_content', sql`num_nonnulls(${table.text}, ${table.mediaHash}) = 1`),
  ],
);

/** A change of one file: what it was before and after it; where text and hash are both null there was no such file. What somebody saves of one file within some minutes is one change. */
export const draftChange = pgTable(
  'draft_change',
  {
    id: uuid('id').primaryKey(),
    draftId: text('draft_id')
      .notNull()
      .references(() => draftCourse.id),
    instituteId: instituteId(),
    path: text('path').notNull(),
    /** Changes of several files that one deed made, such as taking a lesson out, have one. */
    deed: uuid('deed').notNull(),
    textBefore: text('text_before'),
    mediaBefore: text('media_before'),
    textAfter: text('text_after'),
    mediaAfter: text('media_after'),
    /** The draft's version that it led to. */
    version: integer('version').notNull(),
    /** Null where nobody in the studio did it. */
    changedBy: uuid('changed_by'),
    beganAt: timestamp('began_at', { withTimezone: true }).notNull().defaultNow(),
    endedAt: timestamp('ended_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    index('draft_change_draft').on(table.draftId, table.endedAt),
    index('draft_change_file').on(table.draftId, table.path, table.version),
  ],
);

/** What a reviewer looks at. */
export type ReviewKind = 'domain' | 'swahili' | 'instructional';

/** Who has been asked to read a draft, for what, and what they said. */
export const reviewAssignment = pgTable(
  'review_assignment',
  {
    id: uuid('id').primaryKey(),
    draftId: text('draft_id')
      .notNull()
      .references(() => draftCourse.id),
    instituteId: instituteId(),
    reviewerId: uuid('reviewer_id').notNull(),
    kind: text('kind').$type<ReviewKind>().notNull(),
    /** Null until the reviewer has said something, and again when the draft has changed since they approved. */
    verdict: text('verdict').$type<'approved' | 'changesRequested'>(),
    assignedBy: uuid('assigned_by'),
    assignedAt: timestamp('assigned_at', { withTimezone: true }).notNull().defaultNow(),
    settledAt: timestamp('settled_at', { withTimezone: true }),
  },
  (table) => [
    unique('review_assignment_once').on(table.draftId, table.reviewerId, table.kind),
    index('review_assignment_reviewer').on(table.reviewerId),
  ],
);

/** What somebody says about a draft, a file of it, or a block of a lesson. */
export const reviewComment = pgTable(
  'review_comment',
  {
    id: uuid('id').primaryKey(),
    draftId: text('draft_id')
      .notNull()
      .references(() => draftCourse.id),
    instituteId: instituteId(),
    /** Empty where it is about the whole course. */
    path: text('path').notNull(),
    /** Where the block began, from 1; null where it is about the whole file. */
    line: integer('line'),
    /** How the block began, so that it is found again when lines move. */
    quote: text('quote'),
    /** Hash of the block: where no block has it any more, its text has changed since. */
    block: text('block'),
    text: text('text').notNull(),
    writtenBy: uuid('written_by'),
    writtenAt: timestamp('written_at', { withTimezone: true }).notNull().defaultNow(),
    resolvedBy: uuid('resolved_by'),
    resolvedAt: timestamp('resolved_at', { withTimezone: true }),
  },
  (table) => [index('review_comment_draft').on(table.draftId, table.writtenAt)],
);

/** A revision of a course that came into force from the studio. */
export const publication = pgTable(
  'publication',
  {
    id: uuid('id').primaryKey(),
    courseId: text('course_id').notNull(),
    instituteId: instituteId(),
    kind: text('kind').$type<'published' | 'rolledBack'>().notNull(),
    revision: text('revision').notNull(),
    /** Hash of the package files that made it. */
    packageDigest: text('package_digest').notNull(),
    /** The revision that was in force until then; null for a new course. */
    previousRevision: text('previous_revision'),
    /** Its package's digest, for a roll back. */
    previousDigest: text('previous_digest'),
    releaseNote: text('release_note').notNull(),
    /** The draft's version that was published; null for a roll back, and for what was published before this was kept. */
    draftVersion: integer('draft_version'),
    publishedBy: uuid('published_by'),
    publishedAt: timestamp('published_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('publication_course').on(table.courseId, table.publishedAt)],
);

/** What an institute proposes to the course of another: its draft holds the texts, this says how it stands. */
export const proposal = pgTable('proposal', {
  draftId: text('draft_id')
    .primaryKey()
    .references(() => draftCourse.id),
  /** Whose proposal it is. */
  instituteId: instituteId(),
  /** `settled`: every lesson that was submitted has its answer. */
  state: text('state').$type<'writing' | 'submitted' | 'settled'>().notNull(),
  /** What its authors say of it to the course's. */
  note: text('note').notNull().default(''),
  submittedBy: uuid('submitted_by'),
  submittedAt: timestamp('submitted_at', { withTimezone: true }),
});

/** A lesson's text in a proposal, by its path in the package. */
export const proposalText = pgTable(
  'proposal_text',
  {
    draftId: text('draft_id')
      .notNull()
      .references(() => proposal.draftId),
    path: text('path').notNull(),
    instituteId: instituteId(),
    /** The course's own text that it began with, or that was accepted last. */
    base: text('base').notNull(),
    /** As it was submitted, under the ids of the course; null where nothing is proposed. */
    proposed: text('proposed'),
    /** Pictures and recordings that the course lacks: their hashes by their paths in the package. */
    media: jsonb('media').$type<Record<string, string>>().notNull(),
    /** Null where there is nothing to answer, or no answer yet. */
    verdict: text('verdict').$type<'accepted' | 'declined'>(),
    /** Why it was declined. */
    reason: text('reason'),
    decidedBy: uuid('decided_by'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.path] })],
);

/** What came of long work on a draft; null in its row while it goes on. */
export type DraftWorkOutcome =
  | 'checked'
  | 'published'
  | 'unchanged'
  | 'faulty'
  | 'notFound'
  | 'forbidden'
  | 'notApproved'
  | 'changedMeanwhile'
  | 'homeElsewhere'
  | 'failed';

/** A fault of the gate's: where it is, its code, and what its texts are filled with. */
export interface KeptFault {
  file: string;
  line: number;
  column: number;
  code: string;
  values?: Record<string, string | number | readonly string[]>;
}

/** How many lessons and questions a new revision would add, change and take out. */
export interface KeptChanges {
  lessons: { added: number; changed: number; removed: number };
  items: { added: number; removed: number };
}

/** Work on a draft that takes longer than a request: the last check and the last publication that a job does or has done. */
export const draftWork = pgTable(
  'draft_work',
  {
    draftId: text('draft_id')
      .notNull()
      .references(() => draftCourse.id),
    kind: text('kind').$type<'check' | 'publish'>().notNull(),
    /** Of this order: a job whose order has been replaced ends. */
    id: uuid('id').notNull().unique(),
    instituteId: instituteId(),
    /** The draft's version that it is about. */
    version: integer('version').notNull(),
    /** What a publication is to say. */
    releaseNote: text('release_note'),
    orderedBy: uuid('ordered_by').notNull(),
    lessonsDone: integer('lessons_done').notNull().default(0),
    lessons: integer('lessons').notNull(),
    outcome: text('outcome').$type<DraftWorkOutcome>(),
    /** By file, line and column. */
    faults: jsonb('faults').$type<KeptFault[]>().notNull().default([]),
    /** What learners would notice of what was checked; null where there are faults or nothing differs. */
    changes: jsonb('changes').$type<KeptChanges>(),
    /** When it last went on, or ended. */
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.kind] })],
);
