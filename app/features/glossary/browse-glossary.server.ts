import { desc, inArray, sql } from 'drizzle-orm';
import { type Language, localeOf, otherLanguage } from '~/platform/i18n/language';
import { foldedWords } from '~/platform/search/folded-words';
import { meantWords } from '~/platform/search/slips';
import { soughtWords, type SoughtWord, wordQueries } from '~/platform/search/sought-words';
import { database } from '~db/client.server';
import { glossaryTerm } from '~db/schema/glossary';
import type { GlossaryFilter } from './schemas';

export interface ShownTerm {
  id: string;
  /** Of the list in which it stands with its definition. */
  letter: string;
  term: string;
  /** The same in the other language. */
  other: string;
  /** null in a list of names. */
  definition: string | null;
  /** Other names in the reader's language. */
  also: string[];
}

export interface BrowsedGlossary {
  /** First letters of all terms, in order. */
  letters: string[];
  terms: ShownTerm[];
  /** How many terms fit a search, of which only the best are shown. */
  found: number;
}

/** As many definitions as a light page holds; a longer list is one of names. */
const mostDefinitions = 40;

const nameColumns = {
  id: glossaryTerm.id,
  topic: glossaryTerm.topic,
  term: glossaryTerm.term,
  also: glossaryTerm.also,
};

/** The terms that fit the filter: those of a search with the best first, all others in the order of the alphabet. */
export async function browseGlossary(language: Language, filter: GlossaryFilter): Promise<BrowsedGlossary> {
  const all = (await database().select(nameColumns).from(glossaryTerm))
    .map((row) => ({ ...row, letter: letterOf(row.term[language]) }))
    .sort((a, b) => collators[language].compare(a.term[language], b.term[language]));
  const letters = [...new Set(all.map(({ letter }) => letter))].sort();
  let listed = all.filter(
    ({ topic, letter }) => (filter.topic ?? topic) === topic && (filter.letter ?? letter) === letter,
  );
  if (filter.q) {
    const byId = new Map(listed.map((row) => [row.id, row]));
    listed = (await searchTerms(filter.q, all.flatMap(namesOf))).flatMap((id) => byId.get(id) ?? []);
  }
  const found = listed.length;
  if (filter.q) listed = listed.slice(0, mostDefinitions);
  const definitions =
    filter.letter !== undefined || listed.length <= mostDefinitions
      ? await readDefinitions(
          listed.map(({ id }) => id),
          language,
        )
      : undefined;
  return {
    letters,
    found,
    terms: listed.map(({ id, letter, term, also }) => ({
      id,
      letter,
      term: term[language],
      other: term[otherLanguage(language)],
      definition: definitions?.get(id) ?? null,
      also: definitions ? also[language] : [],
    })),
  };
}

const collators = {
  sw: new Intl.Collator(localeOf.sw, { numeric: true }),
  en: new Intl.Collator(localeOf.en, { numeric: true }),
};

function letterOf(term: string): string {
  const first = foldedWords(term)[0]?.[0] ?? '0';
  return /\d/.test(first) ? '0' : first;
}

/** All names of a term, in both languages. */
const namesOf = ({ term, also }: Pick<typeof glossaryTerm.$inferSelect, 'term' | 'also'>) => [
  ...Object.values(term),
  ...Object.values(also).flat(),
];

/**
 * @param names of all terms, among whose words the right spelling of a mistyped one is found
 * @returns ids of the terms that have every word, best first
 */
async function searchTerms(typed: string, names: string[]): Promise<string[]> {
  const words = soughtWords(typed);
  if (words.length === 0) return [];
  const found = await findTerms(words);
  if (found.length > 0) return found;
  const known = names.flatMap(foldedWords);
  return findTerms(words.map(({ word }) => ({ word, instead: meantWords(word, known) })));
}

async function findTerms(words: SoughtWord[]): Promise<string[]> {
  const { typed, wide } = wordQueries(words, 'all');
  const rank = (query: string) => sql`ts_rank(${glossaryTerm.words}, to_tsquery('simple', ${query}))`;
  const rows = await database()
    .select({ id: glossaryTerm.id })
    .from(glossaryTerm)
    .where(sql`${glossaryTerm.words} @@ to_tsquery('simple', ${wide})`)
    .orderBy(desc(sql`${rank(typed)} + ${rank(wide)}`), glossaryTerm.id);
  return rows.map(({ id }) => id);
}

async function readDefinitions(ids: string[], language: Language) {
  const rows = await database()
    .select({ id: glossaryTerm.id, definition: glossaryTerm.definition })
    .from(glossaryTerm)
    .where(inArray(glossaryTerm.id, ids));
  return new Map(rows.map(({ id, definition }) => [id, definition[language]]));
}
