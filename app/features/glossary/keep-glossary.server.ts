import { createHash } from 'node:crypto';
import { inArray, sql } from 'drizzle-orm';
import { wordFormsVersion } from '~/platform/search/word-forms';
import { wordVector } from '~/platform/search/word-vector';
import type { Transaction } from '~db/client.server';
import { glossaryTerm } from '~db/schema/glossary';
import type { GlossaryEntry } from './schemas';

export interface KeptGlossary {
  terms: number;
  /** How many of them are new or say something else than before. */
  changed: number;
  removed: number;
}

/** Makes the glossary say what its file says, in the caller's transaction. Terms that are as they were are left alone. */
export async function keepGlossary(
  tx: Transaction,
  entries: readonly GlossaryEntry[],
): Promise<KeptGlossary> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('glossary', 0))`);
  const kept = await tx.select({ id: glossaryTerm.id, hash: glossaryTerm.hash }).from(glossaryTerm);
  const hashes = new Map(kept.map(({ id, hash }) => [id, hash]));
  const changed = entries.filter((entry) => hashes.get(entry.id) !== hashOfEntry(entry));
  const ids = new Set(entries.map(({ id }) => id));
  const removed = kept.filter(({ id }) => !ids.has(id));
  const leaving = [...changed, ...removed].map(({ id }) => id);
  if (leaving.length > 0) await tx.delete(glossaryTerm).where(inArray(glossaryTerm.id, leaving));
  if (changed.length > 0) await tx.insert(glossaryTerm).values(changed.map(rowOf));
  return { terms: entries.length, changed: changed.length, removed: removed.length };
}

const hashOfEntry = ({ id, topic, term, definition, also }: GlossaryEntry) =>
  createHash('sha256')
    .update(
      JSON.stringify([
        wordFormsVersion,
        id,
        topic,
        ...[term, definition, also].flatMap(({ sw, en }) => [sw, en]),
      ]),
    )
    .digest('hex');

function rowOf(entry: GlossaryEntry) {
  const { term, definition, also } = entry;
  const otherNames = [...also.sw, ...also.en];
  return {
    ...entry,
    hash: hashOfEntry(entry),
    words: wordVector({ A: [term.sw, term.en], B: otherNames, D: [definition.sw, definition.en] }),
  };
}
