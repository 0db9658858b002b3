import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { wordVectorColumn } from '../word-vector-column';

export type GlossaryTopic = 'data' | 'service' | 'learning' | 'structure' | 'privacy';

/** A term of the glossary, as its file says it now. */
export const glossaryTerm = pgTable(
  'glossary_term',
  {
    /** In the address of the term. */
    id: text('id').primaryKey(),
    topic: text('topic').$type<GlossaryTopic>().notNull(),
    term: jsonb('term').$type<{ sw: string; en: string }>().notNull(),
    definition: jsonb('definition').$type<{ sw: string; en: string }>().notNull(),
    /** Other names of the same thing. */
    also: jsonb('also').$type<{ sw: string[]; en: string[] }>().notNull(),
    /** Of the entry in its file and of how its words are kept: equal means nothing to do. */
    hash: text('hash').notNull(),
    words: wordVectorColumn('words').notNull(),
  },
  (table) => [index('glossary_term_words').using('gin', table.words)],
);
