import path from 'node:path';
import { forgetExpiredSessions, importPlaces } from '~/features/accounts/index.server';
import { describeFault, importPackages } from '~/features/catalog/index.server';
import { closeCompiler } from '~/mdx/index.server';
import { forgetTries } from '~/platform/security/rate-limit.server';
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

/** Deletes what has had its time: expired sessions, and counts of tries older than a day. */
export async function forgetWhatIsOver(now = new Date()): Promise<void> {
  await forgetExpiredSessions();
  await forgetTries(new Date(now.getTime() - 24 * 3_600_000));
}
