import { database } from '~db/client.server';
import { glossaryTerm } from '~db/schema/glossary';

/** @returns the id of every term of the glossary */
export async function listTermIds(): Promise<string[]> {
  const rows = await database().select({ id: glossaryTerm.id }).from(glossaryTerm);
  return rows.map(({ id }) => id);
}
