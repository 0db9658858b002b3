import fs from 'node:fs';
import path from 'node:path';
import { errorCode } from './errors.server';

/**
 * Gives an unpacked program package what npm left out: the symbolic links that its `pg-symlinks.json` lists (paths
 * relative to the package's root), and the right to run its programs.
 */
export function completePrograms(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  const links = fs.existsSync(list)
    ? (JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  for (const { source, target } of links) {
    const link = path.join(root, target);
    if (!fs.existsSync(link)) makeLink(path.join(root, source), link);
  }
  const programs = path.join(root, 'native', 'bin');
  for (const name of fs.readdirSync(programs)) {
    const file = path.join(programs, name);
    if (!(fs.statSync(file).mode & 0o001)) fs.chmodSync(file, 0o755);
  }
}

function makeLink(file: string, link: string): void {
  try {
    fs.symlinkSync(path.relative(path.dirname(link), file), link);
  } catch (error) {
    // Another process that starts at the same time may have made it.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}
