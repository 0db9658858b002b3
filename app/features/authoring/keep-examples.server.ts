import { count, eq } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { componentExample } from '~db/schema/authoring';
import { keepMediaFiles } from '~/features/catalog/index.server';
import type { ContentFault } from '~/platform/content/content-fault';
import { type Example, openExamples, readExamples } from './read-examples.server';
import type { MediaFile } from '~/mdx/index.server';

export interface KeptExamples {
  outcome: 'none' | 'unchanged' | 'imported';
  examples: number;
}

/** A gallery that has been read and compiled, and waits to be kept together with the rest of the content. */
export type ReadyExamples =
  | { outcome: 'none' | 'unchanged'; examples: number }
  | { outcome: 'ready'; institute: string; digest: string; examples: Example[]; files: MediaFile[] };

/** Reads the gallery of teaching components, unless it is kept already as it stands. */
export async function prepareExamples(
  folder: string,
): Promise<{ ready: ReadyExamples; faults: ContentFault[] }> {
  const { files, digest } = await openExamples(folder);
  if (files.size === 0) return { ready: { outcome: 'none', examples: 0 }, faults: [] };
  const [kept] = await database()
    .select({ examples: count() })
    .from(componentExample)
    .where(eq(componentExample.digest, digest));
  if (kept && kept.examples > 0) {
    return { ready: { outcome: 'unchanged', examples: kept.examples }, faults: [] };
  }
  const { faults, ...read } = await readExamples(folder, files);
  return { ready: { outcome: 'ready', digest, ...read }, faults };
}

/** Puts a gallery in the place of the one before, in the caller's transaction. */
export async function keepExamples(tx: Transaction, ready: ReadyExamples): Promise<KeptExamples> {
  if (ready.outcome !== 'ready') return ready;
  const { institute, files, digest, examples } = ready;
  await keepMediaFiles(tx, institute, files);
  await tx.delete(componentExample);
  await tx
    .insert(componentExample)
    .values(examples.map((example, position) => ({ ...example, position, digest })));
  return { outcome: 'imported', examples: examples.length };
}
