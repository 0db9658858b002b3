import { type SQL, sql } from 'drizzle-orm';

/** Texts without quotes, such as ids, as a PostgreSQL array in one parameter. */
export const textArray = (values: readonly string[]): SQL =>
  sql`${`{${values.map((one) => `"${one}"`).join(',')}}`}::text[]`;
