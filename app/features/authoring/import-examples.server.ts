import { count, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { componentExample } from '~db/schema/authoring';
import { keepMediaFiles } from '~/features/catalog/index.server';
import type { ContentFault } from '~/platform/content/content-fault';
import { openExamples, readExamples } from './read-examples.server';

export type ImportExamplesAnswer =
  | { ok: true; outcome: 'none' | 'unchanged' | 'imported'; examples: number }
  | { ok: false; faults: ContentFault[] };

/** Brings the gallery of teaching components to what its files say; nothing is changed where anything is wrong. */
export async function importExamples(folder: string): Promise<ImportExamplesAnswer> {
  const { files, digest } = await openExamples(folder);
  if (files.size === 0) return { ok: true, outcome: 'none', examples: 0 };
  const [kept] = await database()
    .select({ examples: count() })
    .from(componentExample)
    .where(eq(componentExample.digest, digest));
  if (kept && kept.examples > 0) return { ok: true, outcome: 'unchanged', examples: kept.examples };

  const read = await readExamples(folder, files);
  if (read.faults.length > 0) return { ok: false, faults: read.faults };
  await database().transaction(async (tx) => {
    await keepMediaFiles(tx, read.institute, read.files);
    await tx.delete(componentExample);
    await tx
      .insert(componentExample)
      .values(read.examples.map((example, position) => ({ ...example, position, digest })));
  });
  return { ok: true, outcome: 'imported', examples: read.examples.length };
}
