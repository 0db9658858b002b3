import { type SQL, sql } from 'drizzle-orm';
import { wordForms } from './word-forms';

/** Texts by how much a word in them counts, the most first. */
export interface WeightedTexts {
  A?: readonly string[];
  B?: readonly string[];
  C?: readonly string[];
  D?: readonly string[];
}

/**
 * What PostgreSQL's full-text search keeps of texts. Words are folded and get their stems here, in one place for texts and searches, so
 * that `simple` is all that is left to do for the database, whatever its language.
 */
export const wordVector = (texts: WeightedTexts): SQL =>
  sql.join(
    (['A', 'B', 'C', 'D'] as const)
      .map((weight) => [weight, wordForms(...(texts[weight] ?? []))] as const)
      .filter(([, words]) => words !== '')
      .map(([weight, words]) => sql`setweight(to_tsvector('simple', ${words}), ${sql.raw(`'${weight}'`)})`)
      .concat(sql`''::tsvector`),
    sql` || `,
  );
