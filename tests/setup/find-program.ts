import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param name a program's name, looked up on PATH, or its absolute path
 * @returns the absolute path of the program, or undefined where it isn't installed
 */
export function findProgram(name: string): string | undefined {
  const folders = path.isAbsolute(name) ? [''] : (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find(isExecutable);
}

/** Runs a program with its output on the terminal's error stream. @returns whether it ended well */
export function runAloud(command: string, ...parameters: string[]): boolean {
  return spawnSync(command, parameters, { stdio: ['ignore', 2, 2] }).status === 0;
}

/**
 * Installs Debian packages, which only root on a machine with apt can do.
 * @returns whether they were installed
 */
export function installDebianPackages(...packages: string[]): boolean {
  const mayInstall = process.getuid?.() === 0 && findProgram('apt-get') !== undefined;
  return (
    mayInstall &&
    runAloud('apt-get', 'update', '-qq') &&
    runAloud('apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages)
  );
}
