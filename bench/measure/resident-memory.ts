import { readdir, readFile } from 'node:fs/promises';

/** @returns megabytes (2^20 bytes) of a process that are in memory, as Linux counts them; undefined on other systems */
export async function residentMegabytes(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** @returns megabytes of the programs that this process started, together; undefined where the system doesn't tell */
export async function residentMegabytesOfChildren(): Promise<number | undefined> {
  const threads = await readdir('/proc/self/task').catch(() => undefined);
  if (!threads) return undefined;
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/self/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  const pids = lists.join(' ').split(' ').filter(Boolean);
  const sizes = await Promise.all(pids.map((pid) => residentMegabytes(Number(pid))));
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}
