import fs from 'node:fs';
import path from 'node:path';

/**
 * Makes a folder with all its parents. What root makes can be entered by everybody, whatever the umask: the server's
 * user must pass through.
 */
export function makeFolders(folder: string): void {
  const firstMade = fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (!firstMade || process.getuid?.() !== 0) return;
  for (let made = path.resolve(folder); made.startsWith(firstMade); made = path.dirname(made)) {
    fs.chmodSync(made, 0o755);
  }
}
