import { sql } from 'drizzle-orm';
import { database } from '~db/client.server';

/**
 * Has a job run now, with all its attempts before it again.
 * @param id digits
 * @returns whether it will: false where there is no such job or it runs already
 */
export async function retryJob(id: string): Promise<boolean> {
  const [job] = await database().execute(
    sql`select id from graphile_worker.reschedule_jobs(array[${id}::bigint], run_at => now(), attempts => 0)`,
  );
  return job !== undefined;
}
