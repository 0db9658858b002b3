import { type AnyColumn, type SQL, sql } from 'drizzle-orm';

/**
 * The condition that a row belongs to a person: to their own account or to one that was merged into it. What somebody did under an account
 * that has been merged is read as theirs, while the rows stay as they were written.
 * @param column the opaque id of the row's person
 * @param personId the account that is in use, or the column that holds it
 */
export const isSamePerson = (column: AnyColumn | SQL, personId: string | AnyColumn): SQL =>
  sql`${column} = any(array(select identity from identities_of(${personId}) as identity))`;
