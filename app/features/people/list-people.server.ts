import { and, asc, count, eq, exists, gte, inArray, isNull, lt, not, type SQL, sql } from 'drizzle-orm';
import { database, type Executor, type Transaction } from '~db/client.server';
import { account, type Role, roleGrant } from '~db/schema/accounts';
import { profileConfirmation } from '~db/schema/people';
import { council, facility } from '~db/schema/places';
import { isOpened, workplaceName } from '~/features/accounts/index.server';
import { recordAudit } from '~/platform/audit.server';
import { type ActingPerson, partyOf } from './acting-person';
import { type ConfirmationState, confirmationState, isConfirmed } from './confirmation-state.server';
import { peopleWithin } from './people-scope.server';
import { readSearch } from './read-search';
import type { PeopleFilter } from './schemas';

export interface ListedPerson {
  id: string;
  name: string;
  /** In E.164 form. */
  phone: string;
  cadre: string;
  councilName: string;
  /** The registry's name of the workplace, else the person's own words. */
  facilityName: string | null;
  confirmation: ConfirmationState;
  /** Whether the person has chosen a password: before, the account is one that somebody else has added. */
  isOpened: boolean;
  roles: Role[];
}

export interface ListedPeople {
  people: ListedPerson[];
  /** How many the filters leave, counted up to {@link countedPeople}. */
  total: number;
  /** The person after whom the next page goes on; null on the last one. */
  nextAfter: string | null;
}

const pageSize = 50;

/** A list that is longer is called "more than" this: nobody reads that far, and counting all would cost more than listing. */
export const countedPeople = 10_000;

/**
 * The people whom somebody answers for, by name, fifty at a time. That somebody has looked is written down, what they searched for isn't.
 */
export async function listPeople(actor: ActingPerson, filter: PeopleFilter): Promise<ListedPeople> {
  return database().transaction(async (tx) => {
    const wanted = and(peopleWithin(actor), ...conditions(filter));
    const start = filter.after === undefined ? undefined : await afterPerson(tx, filter.after);
    const rows = await pageOfPeople(tx, and(wanted, start), pageSize + 1);
    const people = rows.slice(0, pageSize);
    const [counted] = await tx.select({ total: count() }).from(
      tx
        .select({ id: account.id })
        .from(account)
        .leftJoin(profileConfirmation, eq(profileConfirmation.accountId, account.id))
        .where(wanted)
        .limit(countedPeople + 1)
        .as('counted'),
    );
    await recordAudit(tx, partyOf(actor), {
      action: 'people.listed',
      detail: { ...readable(filter), shown: people.length },
    });
    const nextAfter = rows.length > pageSize ? (people.at(-1)?.id ?? null) : null;
    return { people, total: counted?.total ?? 0, nextAfter };
  });
}

/** People in the order of the list. @param wanted over the account, its confirmation and its place */
async function pageOfPeople(
  executor: Executor,
  wanted: SQL | undefined,
  limit: number,
): Promise<ListedPerson[]> {
  return executor
    .select({
      id: account.id,
      name: account.name,
      phone: account.phone,
      cadre: account.cadre,
      councilName: council.name,
      facilityName: workplaceName,
      confirmation: confirmationState,
      isOpened,
      roles: sql<Role[]>`array(select distinct ${roleGrant.role} from ${roleGrant}
        where ${roleGrant.accountId} = ${account.id} order by 1)`,
    })
    .from(account)
    .innerJoin(council, eq(council.id, account.councilId))
    .leftJoin(facility, eq(facility.id, account.facilityId))
    .leftJoin(profileConfirmation, eq(profileConfirmation.accountId, account.id))
    .where(wanted)
    .orderBy(asc(account.name), asc(account.id))
    .limit(limit);
}

/** Rows in memory at a time. */
const rowsAtOnce = 1_000;

/** All people of a list, some at a time. That somebody took them along is written down first. */
export async function* walkPeople(actor: ActingPerson, filter: PeopleFilter): AsyncGenerator<ListedPerson[]> {
  const wanted = and(peopleWithin(actor), ...conditions(filter));
  await recordAudit(database(), partyOf(actor), { action: 'people.exported', detail: readable(filter) });
  for (let last: ListedPerson | undefined; ;) {
    const start = last && sql`(${account.name}, ${account.id}) > (${last.name}, ${last.id}::uuid)`;
    const people = await pageOfPeople(database(), and(wanted, start), rowsAtOnce);
    yield people;
    if (people.length < rowsAtOnce) return;
    last = people.at(-1);
  }
}

/** The condition that a person stands after another one in the list; without that one it begins anew. */
async function afterPerson(tx: Transaction, personId: string): Promise<SQL | undefined> {
  const [last] = await tx.select({ name: account.name }).from(account).where(eq(account.id, personId));
  return last && sql`(${account.name}, ${account.id}) > (${last.name}, ${personId}::uuid)`;
}

function conditions(filter: PeopleFilter): (SQL | undefined)[] {
  const { q, region, council: councilId, facility: facilityId, cadre, role } = filter;
  return [
    q === undefined ? undefined : matches(q),
    region === undefined
      ? undefined
      : inArray(
          account.councilId,
          database().select({ id: council.id }).from(council).where(eq(council.regionId, region)),
        ),
    councilId === undefined ? undefined : eq(account.councilId, councilId),
    facilityId === undefined ? undefined : eq(account.facilityId, facilityId),
    cadre === undefined ? undefined : eq(account.cadre, cadre),
    role === undefined ? undefined : hasRole(role),
    inState(filter.state),
  ];
}

function matches(typed: string): SQL | undefined {
  const search = readSearch(typed);
  if (search.kind === 'phone') return eq(account.phone, search.phone);
  if (search.kind === 'phoneStart') return and(gte(account.phone, search.from), lt(account.phone, search.to));
  return sql`name_words(${account.name}) @@ to_tsquery('simple', ${search.query})`;
}

const hasRole = (role: Role): SQL =>
  exists(
    database()
      .select({ one: sql`1` })
      .from(roleGrant)
      .where(and(eq(roleGrant.accountId, account.id), eq(roleGrant.role, role))),
  );

function inState(state: PeopleFilter['state']): SQL | undefined {
  if (state === 'invited') return isNull(account.passwordHash);
  if (state === 'confirmed') return isConfirmed;
  return state === 'selfDeclared' ? not(isConfirmed) : undefined;
}

/** What the audit trail keeps of the filters: places and kinds, but neither names nor numbers. */
function readable({ q, after, ...kinds }: PeopleFilter): Record<string, string | boolean> {
  const said = Object.entries(kinds).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    ...Object.fromEntries(said),
    ...(q === undefined ? {} : { searched: true }),
    ...(after === undefined ? {} : { wentOn: true }),
  };
}
