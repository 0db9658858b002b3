import { importPackages } from '~/features/catalog/index.server';
import { keepExamples, prepareExamples } from './keep-examples.server';

type OnProgress = Parameters<typeof importPackages>[1];

/**
 * Imports all content of a folder: course packages, glossary, learning paths, and the gallery of teaching components.
 * Nothing is imported where anything is wrong.
 */
export async function importContent(folder: string, onProgress?: OnProgress) {
  const { ready, faults } = await prepareExamples(folder);
  return importPackages(folder, onProgress, {
    faults,
    keep: async (tx) => ({ examples: await keepExamples(tx, ready) }),
  });
}
