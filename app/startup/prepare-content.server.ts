import path from 'node:path';
import { importPlaces } from '~/features/accounts/index.server';
import { describeFault, importPackages } from '~/features/catalog/index.server';
import { closeCompiler } from '~/mdx/index.server';
import { StartupError } from './startup-error';

/** Brings lists and courses to what the files say. @throws StartupError that names every fault of a broken package */
export async function importContent(projectDir: string, note: (text: string) => void): Promise<void> {
  await importPlaces(path.join(projectDir, 'db/seed'));
  const answer = await importPackages(path.join(projectDir, 'content'));
  await closeCompiler();
  if (!answer.ok) {
    const faults = answer.faults.map(describeFault).join('\n  ');
    throw new StartupError(`the content has faults, nothing was imported:\n  ${faults}`);
  }
  note(answer.courses.map(({ slug, outcome }) => `${slug} ${outcome}`).join(', '));
}

/** Demo sign-ins belong on a machine of one's own: the embedded database, served on loopback, not in production. */
export function mayHaveDemoAccounts(embedded: boolean, host: string): boolean {
  const isLoopback = host === 'localhost' || host === '::1' || host.startsWith('127.');
  return embedded && isLoopback;
}
