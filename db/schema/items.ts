import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
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
