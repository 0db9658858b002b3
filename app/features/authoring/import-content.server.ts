import { importPackages } from '~/features/catalog/index.server';
import { keepToolkits, prepareToolkits } from '~/features/toolkits/index.server';
import { keepExamples, prepareExamples } from './keep-examples.server';

type OnProgress = Parameters<typeof importPackages>[1];

/**
 * Imports all content of a folder: course packages, glossary, learning paths, toolkits, and the gallery of teaching
 * components.
 * Nothing is imported where anything is wrong.
 */
export async function importContent(folder: string, onProgress?: OnProgress) {
  const examples = await prepareExamples(folder);
  const toolkits = await prepareToolkits(folder);
  return importPackages(folder, onProgress, {
    faults: [...toolkits.faults, ...examples.faults],
    keep: async (tx) => ({
      toolkits: await keepToolkits(tx, toolkits.ready),
      examples: await keepExamples(tx, examples.ready),
    }),
  });
}
