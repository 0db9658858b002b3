import postgres from 'postgres';

export interface StatementCounter {
  /** @returns statements that Tumia's role has run since the database started, as PostgreSQL counted them */
  count: () => Promise<number>;
  close: () => Promise<void>;
}

/** Opens the database's own counter (pg_stat_statements); what it runs itself, as the owner, isn't counted. */
export async function openStatementCounter(databaseUrl: string): Promise<StatementCounter> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await sql`create extension if not exists pg_stat_statements`;
  return {
    async count() {
      const [row] = await sql<{ calls: number }[]>`
        select coalesce(sum(calls), 0)::int as calls from pg_stat_statements where userid = 'tumia_app'::regrole`;
      return row?.calls ?? 0;
    },
    close: () => sql.end(),
  };
}
