import type postgres from 'postgres';

/**
 * Starts counting the rows of each table that anyone writes from now on, anew or again; rows that are gone by the end
 * aren't counted.
 * @returns the end of the count: rows by table, for those that have any
 */
export async function countRowsWritten(sql: postgres.Sql): Promise<() => Promise<Record<string, number>>> {
  const [begin] = await sql<{ transaction: string }[]>`
    select pg_snapshot_xmax(pg_current_snapshot())::text as transaction`;
  const transaction = begin?.transaction ?? '0';
  return async () => {
    const tables = await sql<{ name: string }[]>`
      select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`;
    const written: Record<string, number> = {};
    for (const { name } of tables) {
      // A database of the bench's own is too young for its transaction numbers to have begun again.
      const [counted] = await sql<{ rows: number }[]>`
        select count(*)::int as rows from ${sql(name)} where xmin::text::bigint >= ${transaction}::bigint`;
      if (counted && counted.rows > 0) written[name] = counted.rows;
    }
    return written;
  };
}
