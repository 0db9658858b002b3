import { index, integer, jsonb, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { LessonBlock } from './catalog';
import { instituteId } from './institutes';
import type { Localized } from './items';

/** What a revision of a toolkit says and holds; it never changes. */
export interface ToolkitManifest {
  id: string;
  slug: string;
  position: number;
  title: Localized;
  summary: Localized;
  /** Keys of its worksheets, in the order of the work. */
  worksheets: string[];
  cadres: string[];
  author: Localized;
  swahiliReviewer: string | null;
  updated: string;
  sources: string[];
  /** Hash of each text in each language. */
  guide: Localized;
  jobAid: Localized;
}

/** Worksheets that are used together for one task, with a guide and a sheet to print. */
export const toolkit = pgTable('toolkit', {
  id: text('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  instituteId: instituteId(),
  /** Its place among the toolkits. */
  position: integer('position').notNull(),
  currentRevision: text('current_revision').notNull(),
  /** Hash of the package files and the renderer that made the current revision: equal means nothing to import. */
  packageDigest: text('package_digest').notNull(),
});

export const toolkitRevision = pgTable(
  'toolkit_revision',
  {
    hash: text('hash').primaryKey(),
    toolkitId: text('toolkit_id').notNull(),
    instituteId: instituteId(),
    number: integer('number').notNull(),
    manifest: jsonb('manifest').$type<ToolkitManifest>().notNull(),
    publishedAt: timestamp('published_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('toolkit_revision_toolkit').on(table.toolkitId)],
);

/** A guide or job aid in one language, as its author wrote it. */
export const toolkitText = pgTable('toolkit_text', {
  hash: text('hash').primaryKey(),
  instituteId: instituteId(),
  source: text('source').notNull(),
  /** Files it shows, by the path that it writes: a drawing's own text, or what was made of the file. */
  media: jsonb('media').$type<Record<string, unknown>>().notNull(),
});

/** The HTML of a text: a cache that can be made again from the text by the renderer named. */
export const toolkitRendering = pgTable(
  'toolkit_rendering',
  {
    textHash: text('text_hash')
      .notNull()
      .references(() => toolkitText.hash),
    renderer: text('renderer').notNull(),
    blocks: jsonb('blocks').$type<LessonBlock[]>().notNull(),
    /** Ids of the glossary's terms that it links to, in the order of their first use. */
    terms: jsonb('terms').$type<string[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.textHash, table.renderer] })],
);
