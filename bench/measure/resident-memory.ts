import { readFile } from 'node:fs/promises';

/** @returns megabytes (2^20 bytes) of a process that are in memory, as Linux counts them; undefined on other systems */
export async function residentMegabytes(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}
