import { sql } from 'drizzle-orm';
import { account } from '~db/schema/accounts';
import { facility } from '~db/schema/places';

/** The registry's name of the workplace, else the person's own words, where `facility` is joined to `account`. */
export const workplaceName = sql<string | null>`coalesce(${facility.name}, ${account.facility})`;

/** Whether the person has chosen a password: before, the account is one that somebody else has added. */
export const isOpened = sql<boolean>`${account.passwordHash} is not null`;
