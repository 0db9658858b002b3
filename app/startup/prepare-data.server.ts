import path from 'node:path';
import { createDemoAccounts, removeDemoAccounts } from '~/features/accounts/index.server';
import { importContent } from '~/features/authoring/index.server';
import { importInstitutes } from '~/features/institutes/index.server';
import { importPlaces, seedFacilities } from '~/features/places/index.server';
import { closeCompiler } from '~/mdx/index.server';
import { describeFault } from '~/platform/content/content-fault';
import type { Settings } from '~/platform/settings.server';
import { StartupError } from './startup-error';

/** Brings lists and courses to what the files say. @throws StartupError that names every fault of a broken package */
export async function prepareContent(projectDir: string, note: (text: string) => void): Promise<void> {
  await importPlaces(path.join(projectDir, 'db/seed'));
  await seedFacilities(path.join(projectDir, 'db/seed'));
  await importInstitutes(path.join(projectDir, 'db/seed'));
  const answer = await importContent(path.join(projectDir, 'content'));
  await closeCompiler();
  if (!answer.ok) {
    const faults = answer.faults.map(describeFault).join('\n  ');
    throw new StartupError(`the content has faults, nothing was imported:\n  ${faults}`);
  }
  const { courses, glossary, paths, toolkits, examples } = answer;
  note(
    [
      ...courses.map(({ slug, outcome }) => `${slug} ${outcome}`),
      ...(glossary ? [`${glossary.terms} terms`] : []),
      ...(paths ? [`${paths.paths} learning paths`] : []),
      ...toolkits.map(({ slug, outcome }) => `toolkit ${slug} ${outcome}`),
      ...(examples.outcome === 'none' ? [] : [`${examples.examples} examples of components`]),
    ].join(', '),
  );
}

/**
 * Demo sign-ins belong on a machine of one's own: the embedded database, reached on loopback alone, not in production. Where they don't
 * belong, those that an earlier start made are taken away.
 * @returns whether there are demo sign-ins now
 */
export async function prepareDemoAccounts(embedded: boolean, settings: Settings): Promise<boolean> {
  if (!embedded) return false;
  const isOwnMachine =
    isLoopback(settings.host) &&
    isLoopback(new URL(settings.publicUrl).hostname) &&
    settings.trustedProxies === 0;
  if (isOwnMachine && !settings.isProduction) {
    await createDemoAccounts();
    return true;
  }
  await removeDemoAccounts();
  return false;
}

const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host);
