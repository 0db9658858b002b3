import { and, asc, count, eq, inArray, max, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { account, professionalRegistration } from '~db/schema/accounts';
import { learningEvent } from '~db/schema/events';
import { notDuplicate } from '~db/schema/people';
import { council, facility } from '~db/schema/places';
import { isOpened, workplaceName } from '~/features/accounts/index.server';
import { recordAudit } from '~/platform/audit.server';
import { takeTurns } from '~/platform/take-turns.server';
import { type ActingPerson, partyOf } from './acting-person';
import type { NameLikeness } from './name-likeness';
import { Comparisons, type NamedPerson, PeopleByName, type Resemblance } from './people-by-name';
import { peopleActedFor } from './people-scope.server';

/** Why two accounts may be one person's. */
export type DuplicateReason =
  'sameCheckNumber' | 'sameRegistration' | 'sameEmail' | NameLikeness | Resemblance<unknown>['place'];

export interface LikelyDuplicate {
  id: string;
  name: string;
  /** In E.164 form. */
  phone: string;
  cadre: string;
  councilName: string;
  facilityName: string | null;
  checkNumber: string | null;
  createdAt: Date;
  /** Whether the person has chosen a password: before, the account is one that somebody else has added. */
  isOpened: boolean;
  /** When something was learned under it last. */
  lastLearnedAt: Date | null;
  hasRoles: boolean;
}

export interface DuplicatePair {
  people: [LikelyDuplicate, LikelyDuplicate];
  reasons: DuplicateReason[];
}

/** Pairs that a page shows; once they are settled the next ones come. */
const mostPairs = 25;

/** People whose names are loaded at a time, or those of one council where it has more. */
const peopleAtATime = 2000;

/** Pairs of like names of which it is looked up at once whether they were found to be two people. */
const pairsAtATime = 500;

/** A number or address that more people than these have in common says that somebody filled a column with it. */
const mostWithOneNumber = 5;

/**
 * Pairs of accounts that may be one person's, among those whom somebody acts for: with the same check number, registration or email, or
 * with names that are alike at the same facility, or in the same cadre and council. Pairs that were found to be two people are left out.
 * Looking at them is written down.
 * @returns as many as a page shows, and whether these are all
 */
export async function findDuplicates(
  actor: ActingPerson,
): Promise<{ pairs: DuplicatePair[]; isAll: boolean }> {
  const pairs = new PairsFound();
  for (const { one, other, reason } of await pairsOfSameNumber(actor)) pairs.add(one, other, reason);
  const comparisons = new Comparisons();
  for (const councils of await councilsInPortions(actor)) {
    if (pairs.size > mostPairs) break;
    await addLikeNames(pairs, actor, councils, comparisons);
  }
  const described = await database().transaction((tx) => describePairs(tx, actor, pairs.first(mostPairs)));
  return { pairs: described, isAll: pairs.size <= mostPairs };
}

const keyOf = (one: string, other: string) => (one < other ? `${one} ${other}` : `${other} ${one}`);

/** Pairs of ids, each once, with all that makes them alike. */
class PairsFound {
  readonly #reasons = new Map<string, Set<DuplicateReason>>();

  get size() {
    return this.#reasons.size;
  }

  add(one: string, other: string, ...reasons: DuplicateReason[]) {
    const key = keyOf(one, other);
    this.#reasons.set(key, new Set([...(this.#reasons.get(key) ?? []), ...reasons]));
  }

  first(most: number) {
    return [...this.#reasons].slice(0, most).map(([key, reasons]) => {
      const [one = '', other = ''] = key.split(' ');
      return { one, other, reasons: [...reasons] };
    });
  }
}

/** Numbers are compared without the spaces and strokes that people put between their parts. */
async function pairsOfSameNumber(actor: ActingPerson) {
  return database().execute<{ one: string; other: string; reason: DuplicateReason }>(sql`
    with people as (
      select ${account.id}, ${account.cadre}, ${account.checkNumber}, ${account.email} from ${account} where ${peopleActedFor(actor)}
    ), said as (
      select id, 'sameCheckNumber' as reason, upper(regexp_replace(check_number, '\\W', '', 'g')) as value from people
      union all
      select id, 'sameEmail', lower(email) from people
      union all
      select people.id, 'sameRegistration', people.cadre || upper(regexp_replace(${professionalRegistration.number}, '\\W', '', 'g'))
      from people join ${professionalRegistration} on ${professionalRegistration.accountId} = people.id
    ), shared as (
      select distinct id, reason, value, count(*) over (partition by reason, value) as people
      from said where length(value) >= 4
    )
    select one.id as one, other.id as other, one.reason
    from shared one join shared other on other.reason = one.reason and other.value = one.value and other.id > one.id
    where one.people <= ${mostWithOneNumber}
      and not exists (select from ${notDuplicate} where ${notDuplicate.oneId} = one.id and ${notDuplicate.otherId} = other.id)
    order by one.id, other.id
    limit ${mostPairs + 1}`);
}

/** @returns the councils in which the people work, in portions of some thousand people */
async function councilsInPortions(actor: ActingPerson): Promise<string[][]> {
  const councils = await database()
    .select({ id: account.councilId, people: count() })
    .from(account)
    .where(peopleActedFor(actor))
    .groupBy(account.councilId)
    .orderBy(asc(account.councilId));
  const portions: string[][] = [];
  let room = 0;
  for (const { id, people } of councils) {
    if (room < people || portions.length === 0) {
      portions.push([]);
      room = peopleAtATime;
    }
    portions.at(-1)?.push(id);
    room -= people;
  }
  return portions;
}

/** Adds pairs of like names until there are more than a page shows, other requests being answered in between. */
async function addLikeNames(
  pairs: PairsFound,
  actor: ActingPerson,
  councilIds: string[],
  comparisons: Comparisons,
): Promise<void> {
  const giveWay = takeTurns();
  let waiting: FoundPair[] = [];
  const addUnsettled = async () => {
    const settled = await settledPairs(waiting.map(({ one }) => one));
    for (const { one, other, reasons } of waiting) {
      if (!settled.has(keyOf(one, other))) pairs.add(one, other, ...reasons);
    }
    waiting = [];
  };
  const earlier = new PeopleByName<NamedPerson & { id: string }>(comparisons);
  for (const person of await peopleOf(actor, councilIds)) {
    await giveWay();
    for (const { person: other, name, place } of earlier.alike(person)) {
      waiting.push({ one: other.id, other: person.id, reasons: [name, place] });
    }
    earlier.add(person);
    if (waiting.length >= pairsAtATime) await addUnsettled();
    if (pairs.size > mostPairs) return;
  }
  await addUnsettled();
}

interface FoundPair {
  one: string;
  other: string;
  reasons: DuplicateReason[];
}

const peopleOf = (actor: ActingPerson, councilIds: string[]) =>
  database()
    .select({
      id: account.id,
      name: account.name,
      cadre: account.cadre,
      councilId: account.councilId,
      facilityId: account.facilityId,
    })
    .from(account)
    .where(and(inArray(account.councilId, councilIds), peopleActedFor(actor)))
    .orderBy(asc(account.id));

/** Of pairs whose earlier account is one of these, the keys of those that were found to be two people. */
async function settledPairs(ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await database()
    .select({ one: notDuplicate.oneId, other: notDuplicate.otherId })
    .from(notDuplicate)
    .where(inArray(notDuplicate.oneId, [...new Set(ids)]));
  return new Set(rows.map(({ one, other }) => keyOf(one, other)));
}

async function describePairs(
  tx: Transaction,
  actor: ActingPerson,
  pairs: { one: string; other: string; reasons: DuplicateReason[] }[],
): Promise<DuplicatePair[]> {
  if (pairs.length === 0) return [];
  const lastLearned = tx
    .select({ at: max(learningEvent.occurredAt) })
    .from(learningEvent)
    .where(isSamePerson(learningEvent.actorId, account.id));
  const rows = await tx
    .select({
      id: account.id,
      name: account.name,
      phone: account.phone,
      cadre: account.cadre,
      councilName: council.name,
      facilityName: workplaceName,
      checkNumber: account.checkNumber,
      createdAt: account.createdAt,
      isOpened,
      lastLearnedAt: sql<string | null>`(${lastLearned})`,
      hasRoles: sql<boolean>`exists (select from role_grant where role_grant.account_id = ${account.id})`,
    })
    .from(account)
    .innerJoin(council, eq(council.id, account.councilId))
    .leftJoin(facility, eq(facility.id, account.facilityId))
    .where(
      and(
        inArray(
          account.id,
          pairs.flatMap(({ one, other }) => [one, other]),
        ),
        peopleActedFor(actor),
      ),
    );
  await recordAudit(tx, partyOf(actor), { action: 'people.listed', detail: { duplicates: pairs.length } });
  const people = new Map(
    rows.map((row) => [
      row.id,
      { ...row, lastLearnedAt: row.lastLearnedAt === null ? null : new Date(row.lastLearnedAt) },
    ]),
  );
  return pairs.flatMap(({ one, other, reasons }) => {
    const [left, right] = [people.get(one), people.get(other)];
    return left && right ? [{ people: [left, right] as [LikelyDuplicate, LikelyDuplicate], reasons }] : [];
  });
}
