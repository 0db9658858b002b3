import { sql } from 'drizzle-orm';
import { titleOf, worksheetOf } from '~/features/worksheets/index';
import { type Language, languages } from '~/platform/i18n/language';
import { soughtWords, wordQueries } from '~/platform/search/sought-words';
import { wordVector } from '~/platform/search/word-vector';
import { database } from '~db/client.server';
import { listToolkits, type ToolkitSummary } from './list-toolkits.server';

/** As many as stand above the courses of a search without hiding them. */
const mostToolkits = 3;

/**
 * The toolkits in whose title, summary or names of worksheets every word is found, in either language, the best first. They are so few that their words
 * are made anew for each search.
 */
export async function searchToolkits(language: Language, search: string): Promise<ToolkitSummary[]> {
  const words = soughtWords(search);
  if (words.length === 0) return [];
  const [sw, en] = await Promise.all(languages.map((one) => listToolkits(one)));
  const own = (language === 'sw' ? sw : en) ?? [];
  if (own.length === 0) return [];
  const texts = own.map(({ slug }) => {
    const both = [sw, en].flatMap((all, at) =>
      (all ?? [])
        .filter((one) => one.slug === slug)
        .map((one) => ({ ...one, language: languages[at] ?? language })),
    );
    const vector = wordVector({
      A: both.map(({ title }) => title),
      B: both.map(({ summary }) => summary),
      C: both.flatMap(({ worksheets, language: spoken }) =>
        worksheets.flatMap((key) => {
          const worksheet = worksheetOf(key);
          return worksheet ? [titleOf(worksheet, spoken)] : [];
        }),
      ),
    });
    return sql`(${slug}::text, ${vector})`;
  });
  const { wide } = wordQueries(words, 'all');
  const found = await database().execute<{ slug: string }>(sql`
    select slug from (values ${sql.join(texts, sql`, `)}) as toolkit (slug, words)
    where words @@ to_tsquery('simple', ${wide})
    order by ts_rank(words, to_tsquery('simple', ${wide})) desc, slug
    limit ${mostToolkits}`);
  return found.flatMap(({ slug }) => own.find((one) => one.slug === slug) ?? []);
}
