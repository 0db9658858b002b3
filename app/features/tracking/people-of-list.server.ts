import { type SQL, sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import type { Holder } from '~/features/accounts/index';
import type { Language } from '~/platform/i18n/language';
import { recipientsAtRisk } from './at-risk.server';
import { readQuestion } from './get-overview.server';
import { behindFigure } from './list-learners.server';
import type { ReadFilter } from './read-filter';
import { ListedFigureSchema, RiskReasonSchema } from './schemas';

/** The people of a list, each once, and how many they are. */
interface PeopleOfList {
  /** A statement with the column `person_id`. */
  people: SQL;
  /** One more than `most` where there are more. */
  count: number;
  /** Filters of the address that were left out: the list is of more people than were meant. */
  faults: ReadFilter['faults'];
}

/**
 * The people of a list of learners, or of those who need attention, as its address narrows it down for somebody.
 * @param search of the list: with a `reason` it is of those who need attention, else of a `step`
 */
export async function peopleOfList(
  holder: Pick<Holder, 'grants'>,
  search: URLSearchParams,
  language: Language,
  most: number,
): Promise<PeopleOfList> {
  const question = await readQuestion(holder, search, language);
  const people = search.has('reason')
    ? sql`select person_id from (${recipientsAtRisk(question, RiskReasonSchema.parse(search.get('reason')))}) as at_risk`
    : sql`select distinct person_id from standing where ${behindFigure(question, ListedFigureSchema.parse(search.get('step') ?? undefined))}`;
  const [counted] = await database().execute<{ count: number }>(
    sql`select count(*)::int as count from (select from (${people}) as listed limit ${most + 1}) as counted`,
  );
  return { people, count: counted?.count ?? 0, faults: question.faults };
}
