import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { errorCode } from './errors.server';

/**
 * What tells a process from a later one with the same pid.
 * `started` is an opaque mark of its start and `command` its command line; both are empty where the system hides them.
 */
export type RunningProcess = { started: string; command: string };

/** Describes the process, or gives undefined when there is none. A zombie holds nothing any more and counts as none. */
export function findRunningProcess(pid: number): RunningProcess | undefined {
  if (!pidExists(pid)) return undefined;
  return process.platform === 'linux' ? describeByProc(pid) : describeByPs(pid);
}

function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Field numbers are those of proc(5), /proc/pid/stat: 3 is the state, 22 the start in clock ticks since boot. */
function describeByProc(pid: number): RunningProcess | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, which may itself hold spaces and brackets.
    const fromThird = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fromThird[0] === 'Z' || fromThird[0] === 'X') return undefined;
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const command = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { started: `${boot}+${fromThird[19]}`, command };
  } catch {
    return pidExists(pid) ? { started: '', command: '' } : undefined;
  }
}

function describeByPs(pid: number): RunningProcess | undefined {
  const show = (column: string) =>
    execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    }).trim();
  try {
    if (show('state').startsWith('Z')) return undefined;
    return { started: show('lstart'), command: show('command') };
  } catch {
    return pidExists(pid) ? { started: '', command: '' } : undefined;
  }
}
