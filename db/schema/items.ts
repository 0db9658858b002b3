import {
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
import { instituteId } from './institutes';

export type Localized = { sw: string; en: string };

/** A text of which a language may still be missing, as in an item that came from another system. */
export type PartlyLocalized = { sw: string | null; en: string | null };

/** Whether an answer counts whole or not at all, which is meant where nothing is said, or by the share of it that is right. */
export type Scoring = 'all-or-nothing' | 'partial';

interface ItemBase<Text> {
  id: string;
  /** Id of the course's outcome that it measures; empty in a bank's item that has none yet. */
  outcome: string;
  /** The question, a plain text. */
  stem: Text;
  /** What the question is about, shown before it: MDX through the lessons' gate, for a figure, a table or a story. */
  stimulus?: Text;
  /** Items of one case are drawn together, and its stimulus is shown once before them. */
  caseId?: string;
  /** Said after grading, whatever the answer was. */
  explanation?: Text;
}

interface Verdicts<Text> {
  right: Text;
  wrong: Text;
}

/** An accepted text: letter case, accents, marks at the ends and spaces don't count. */
export interface AcceptedText<Text> {
  text: string;
  /** Share of the item that it earns, 0 to 1; absent: all of it. */
  share?: number;
  feedback?: Text;
}

/** A number that counts as right when it is no further from `answer` than `tolerance`. */
export interface AcceptedNumber<Text> {
  answer: number;
  tolerance: number;
  /** Share of the item that it earns, 0 to 1; absent: all of it. */
  share?: number;
  feedback?: Text;
}

export type Blank<Text> =
  | { key: string; kind: 'choice'; options: { key: string; correct: boolean; text: Text; feedback?: Text }[] }
  | { key: string; kind: 'short'; accepted: AcceptedText<Text>[] }
  | { key: string; kind: 'numeric'; accepted: AcceptedNumber<Text>[] };

/** A question of a quiz or a bank. Keys are letters from `a`, unique within their list. */
export type Item<Text> = ItemBase<Text> &
  (
    | {
        type: 'single' | 'multi';
        /** For several choices only. */
        scoring?: Scoring;
        options: {
          key: string;
          correct: boolean;
          text: Text;
          feedback: Text;
          /** Share of the item that choosing it earns or costs, -1 to 1; absent: by `correct` and `scoring`. */
          share?: number;
        }[];
      }
    | { type: 'true_false'; answer: boolean; feedback: Verdicts<Text> }
    | {
        type: 'numeric';
        numeric: {
          answer: number;
          tolerance: number;
          unit: Text | null;
          /** Other numbers that are accepted too, each for its share. */
          others?: AcceptedNumber<Text>[];
        };
        feedback: Verdicts<Text>;
      }
    | { type: 'short'; accepted: AcceptedText<Text>[]; feedback: Verdicts<Text> }
    | {
        type: 'matching';
        scoring?: Scoring;
        /** What is to be matched, each with the key of its choice; a choice may serve several prompts or none. */
        prompts: { key: string; text: Text; match: string }[];
        choices: { key: string; text: Text }[];
        feedback: Verdicts<Text>;
      }
    | {
        type: 'ordering';
        scoring?: Scoring;
        /** In the right order. */
        steps: { key: string; text: Text }[];
        feedback: Verdicts<Text>;
      }
    | {
        type: 'gaps';
        scoring?: Scoring;
        /** With `{{a}}` where the blank `a` stands. */
        text: Text;
        blanks: Blank<Text>[];
        feedback: Verdicts<Text>;
      }
    | {
        type: 'chart';
        chart: {
          kind: 'bars' | 'line' | 'run';
          /** Name of the series. */
          series: Text;
          unit: Text | null;
          points: { key: string; label: Text; value: number | null }[];
        };
        /** Keys of the points that are right. */
        answer: string[];
        scoring?: Scoring;
        feedback: Verdicts<Text>;
      }
  );

/** A question as it was published; answers are graded against exactly this. */
export type ItemBody = Item<Localized>;

/** The bodies of one type. */
export type ItemOf<Type extends ItemBody['type']> = Extract<ItemBody, { type: Type }>;

/** A question on its way to publication: a language may be missing. */
export type ItemDraft = Item<PartlyLocalized>;

export const itemRevision = pgTable('item_revision', {
  hash: text('hash').primaryKey(),
  itemId: text('item_id').notNull(),
  instituteId: instituteId(),
  body: jsonb('body').$type<ItemBody>().notNull(),
  /** Files that its stimulus shows, by the path that it writes: a drawing's own text, or what was made of the file. */
  media: jsonb('media').$type<Record<string, unknown>>().notNull().default({}),
});

/** What of an item is drawn or written as HTML before anybody asks for it; null where it has no such part. */
export interface RenderedItem {
  stimulus: Localized | null;
  /** The SVG of a chart whose points are lettered. */
  chart: Localized | null;
}

/** The HTML of an item's revision: a cache that can be made again from the revision by the renderer named. */
export const itemRendering = pgTable(
  'item_rendering',
  {
    itemHash: text('item_hash')
      .notNull()
      .references(() => itemRevision.hash),
    renderer: text('renderer').notNull(),
    html: jsonb('html').$type<RenderedItem>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.itemHash, table.renderer] })],
);
/** Why a question can't be made an item yet: its source is kept, and a person decides. */
export type DraftReason =
  | 'syntax'
  | 'essay'
  | 'description'
  | 'calculated'
  | 'random'
  | 'drawing'
  | 'typeUnknown'
  | 'noText'
  | 'noRightAnswer'
  | 'number'
  | 'wildcard'
  | 'pairs'
  | 'tooMany'
  | 'tooLong'
  | 'tooDeep'
  | 'gaps'
  | 'gapSeveral'
  | 'gapLanguages'
  | 'pictureMissing'
  | 'pictureElsewhere'
  | 'pictureKind'
  | 'pictureAnswer'
  | 'attachment'
  | 'interaction'
  | 'severalInteractions'
  | 'processing'
  | 'version'
  | 'fileMissing';

/** What of a question that was made an item could not come along, or means something else here. */
export type NoteCode =
  | 'languageMissing'
  | 'caseCounts'
  | 'formatting'
  | 'table'
  | 'pictureInFeedback'
  | 'pictureDescription'
  | 'hints'
  | 'penalty'
  | 'weight'
  | 'orderFixed'
  | 'combinedFeedback'
  | 'feedback'
  | 'severalRight'
  | 'units'
  | 'unitPenalty'
  | 'partialInGap'
  | 'scoring'
  | 'links';

/** Stage of the cycle of using data. */
export type BankStage =
  'demand' | 'collection' | 'management' | 'analysis' | 'presentation' | 'interpretation';

/** The formats of other systems that are read. */
export type ItemFormat = 'gift' | 'aiken' | 'moodle-xml' | 'qti';

/** Where a question came from: a file of another system, or the form of its bank. */
export type ItemOrigin = ItemFormat | 'form';

/** Questions that an institute keeps, to draw quizzes from. */
export const itemBank = pgTable(
  'item_bank',
  {
    id: text('id').primaryKey(),
    instituteId: instituteId(),
    /** Its short name in its institute, as course packages write it. */
    code: text('code').notNull(),
    title: jsonb('title').$type<Localized>().notNull(),
  },
  (table) => [unique('item_bank_code').on(table.instituteId, table.code)],
);

/** What a question of a bank is, as its current version and each earlier one say it. */
const bankItemContent = () => ({
  /** `draft` where it can't be asked yet: then it has a reason and no body. */
  state: text('state').$type<'ready' | 'draft'>().notNull(),
  name: text('name').notNull(),
  /** Without the outcome, which is a label. */
  body: jsonb('body').$type<ItemDraft>(),
  /** Why it is a draft. */
  reason: text('reason').$type<DraftReason>(),
  /** What of the source could not come along. */
  notes: jsonb('notes').$type<NoteCode[]>().notNull(),
  /** What it came in. */
  format: text('format').$type<ItemOrigin>().notNull(),
  /** What the file said of it; empty where a form made it. */
  source: text('source').notNull(),
});

export const bankItem = pgTable(
  'bank_item',
  {
    bankId: text('bank_id')
      .notNull()
      .references(() => itemBank.id),
    itemId: text('item_id').notNull(),
    instituteId: instituteId(),
    ...bankItemContent(),
    /** Of the body; null in a draft. */
    type: text('type').$type<ItemDraft['type']>(),
    /** Names of categories with slashes. */
    category: text('category').notNull(),
    outcome: text('outcome').notNull(),
    cadres: jsonb('cadres').$type<string[]>().notNull(),
    difficulty: text('difficulty').$type<'easy' | 'medium' | 'hard'>(),
    stage: text('stage').$type<BankStage>(),
    tags: jsonb('tags').$type<string[]>().notNull(),
    /** Hash of its current version. */
    version: text('version').notNull(),
    /** Its place in the order in which questions came. */
    position: integer('position').notNull(),
    /** Since when it is no longer drawn or written into files. */
    retiredAt: timestamp('retired_at', { withTimezone: true }),
  },
  (table) => [
    primaryKey({ columns: [table.bankId, table.itemId] }),
    index('bank_item_position').on(table.bankId, table.position),
  ],
);

/** A question of a bank as it was at a time; never changed. */
export const bankItemVersion = pgTable(
  'bank_item_version',
  {
    bankId: text('bank_id').notNull(),
    itemId: text('item_id').notNull(),
    /** Of what it asks, and of a draft's source. */
    hash: text('hash').notNull(),
    number: integer('number').notNull(),
    instituteId: instituteId(),
    ...bankItemContent(),
    /** Null where the operator's command line made it. */
    madeBy: uuid('made_by'),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.bankId, table.itemId, table.hash] }),
    unique('bank_item_version_number').on(table.bankId, table.itemId, table.number),
    foreignKey({ columns: [table.bankId, table.itemId], foreignColumns: [bankItem.bankId, bankItem.itemId] }),
  ],
);

/** A picture that questions of a bank show, as its file had it. */
export const bankFile = pgTable(
  'bank_file',
  {
    bankId: text('bank_id')
      .notNull()
      .references(() => itemBank.id),
    /** As a stimulus writes it: `media/3fa9….png`. */
    path: text('path').notNull(),
    instituteId: instituteId(),
    bytes: bytes('bytes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.bankId, table.path] })],
);

/** A file of questions that somebody has uploaded, between its preview and the decision; deleted soon after. */
export const itemUpload = pgTable('item_upload', {
  id: uuid('id').primaryKey(),
  bankId: text('bank_id')
    .notNull()
    .references(() => itemBank.id),
  instituteId: instituteId(),
  fileName: text('file_name').notNull(),
  format: text('format').$type<ItemFormat>().notNull(),
  /** The language of texts that don't tell theirs. */
  language: text('language').$type<'sw' | 'en'>().notNull(),
  bytes: bytes('bytes').notNull(),
  /** `reading` and `applying` are work of a background job; `ready` waits for a decision. */
  state: text('state').$type<'reading' | 'ready' | 'refused' | 'applying' | 'applied'>().notNull(),
  /** How many questions the job has read so far. */
  read: integer('read').notNull().default(0),
  /** Why it was refused: a key of the reader's faults, and the line where there is one. */
  fault: text('fault'),
  faultLine: integer('fault_line'),
  /** What would become of each question. */
  rows: jsonb('rows').$type<unknown[]>().notNull(),
  /** Who decided to import it, and the address of their request. */
  appliedBy: uuid('applied_by'),
  appliedFrom: text('applied_from'),
  uploadedAt: timestamp('uploaded_at', { withTimezone: true }).notNull().defaultNow(),
  appliedAt: timestamp('applied_at', { withTimezone: true }),
});
