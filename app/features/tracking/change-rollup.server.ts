import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import type { Rollup } from './count-standings.server';

/** Whoever changes rollups holds this lock until the end of the transaction: two at once would count somebody twice. */
export const takeTurn = (tx: Transaction) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtext('tumia.rollups'))`);

/** Adds what some rows count to a table of rollups, or takes it off. */
export async function addTo(tx: Transaction, rollup: Rollup, condition: SQL, sign: 1 | -1): Promise<void> {
  const { table, keys, counts, rows } = rollup;
  const columns = [...keys, ...counts].join(', ');
  const values = [...keys, ...counts.map((count) => `${sign} * ${count}`)].join(', ');
  const sums = counts.map((count) => `${count} = ${table}.${count} + excluded.${count}`).join(', ');
  await tx.execute(sql`
    insert into ${sql.raw(table)} (${sql.raw(columns)})
    select ${sql.raw(values)} from (${rows(condition)}) as counted
    on conflict (${sql.raw(keys.join(', '))}) do update set ${sql.raw(sums)}`);
}

/** Counts a table of rollups anew. */
export async function fill(tx: Transaction, { table, keys, counts, rows }: Rollup): Promise<void> {
  const columns = sql.raw([...keys, ...counts].join(', '));
  await tx.execute(sql`delete from ${sql.raw(table)}`);
  await tx.execute(
    sql`insert into ${sql.raw(table)} (${columns}) select ${columns} from (${rows(sql`true`)}) as counted`,
  );
}
