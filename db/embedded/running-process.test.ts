import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { pollUntil } from './poll-until.server';
import { findRunningProcess } from './running-process.server';

test('this process is found, with a mark of its start that stays the same', () => {
  const first = findRunningProcess(process.pid);
  expect(first?.started).not.toBe('');
  expect(first?.command).toContain('node');
  expect(findRunningProcess(process.pid)).toEqual(first);
});

test('two processes have different marks of their start', async () => {
  const other = spawn('sleep', ['60']);
  try {
    expect(findRunningProcess(other.pid!)?.started).not.toBe(findRunningProcess(process.pid)?.started);
  } finally {
    other.kill('SIGKILL');
  }
});

test('a process that ended is not found', () => {
  expect(findRunningProcess(spawnSync('true').pid)).toBeUndefined();
});

test('a zombie is not found', async () => {
  // The shell becomes a program that never collects its child.
  const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [line] = (await once(createInterface({ input: parent.stdout }), 'line')) as [string];
    const zombie = Number(line);
    expect(findRunningProcess(zombie)?.command).toBeDefined();
    process.kill(zombie, 'SIGKILL');
    const gone = await pollUntil(() => (findRunningProcess(zombie) ? undefined : true), 5_000);
    expect(gone).toBe(true);
    expect(process.kill(zombie, 0)).toBe(true);
  } finally {
    parent.kill('SIGKILL');
  }
});
