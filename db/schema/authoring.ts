import { integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { LessonBlock } from './catalog';
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
