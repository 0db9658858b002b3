import type { ContentFault } from '~/platform/content/content-fault';
import { openExamples, readExamples } from './read-examples.server';

/** Reads and compiles the gallery of a content folder, where it has one, without a database. */
export async function checkExamples(folder: string): Promise<{ faults: ContentFault[]; count: number }> {
  const { files } = await openExamples(folder);
  if (files.size === 0) return { faults: [], count: 0 };
  const { faults, examples } = await readExamples(folder, files);
  return { faults, count: examples.length };
}
