import { chromium } from 'playwright';
import { findProgram, installDebianPackages, runAloud } from './find-program';

const advice =
  'No browser was found and none could be installed. Install Chromium (Debian: apt-get install chromium-headless-shell; ' +
  'elsewhere: npx playwright install chromium), or give the path of one in CHROMIUM_PATH.';

/** Chromium without a window's parts opens a page in a third of the time. */
const headlessShell = 'chromium-headless-shell';

/**
 * The Chromium that the end-to-end tests drive: the one named in CHROMIUM_PATH, Playwright's own, or the system's.
 * @throws where CHROMIUM_PATH names no program
 */
export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    const program = findProgram(named);
    if (program === undefined) throw new Error(`CHROMIUM_PATH names no program: ${named}`);
    return program;
  }
  return [
    chromium.executablePath(),
    headlessShell,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    'chromium',
    'google-chrome',
  ]
    .map(findProgram)
    .find((program) => program !== undefined);
}

/**
 * Finds a browser, or installs one: Playwright's own, else Debian's.
 * @throws with advice where none can be had
 */
export function ensureBrowser(): string {
  const found =
    findBrowser() ??
    (runAloud('npx', 'playwright', 'install', 'chromium') ? findBrowser() : undefined) ??
    (installDebianPackages(headlessShell) || installDebianPackages('chromium') ? findBrowser() : undefined);
  if (found === undefined) throw new Error(advice);
  return found;
}
