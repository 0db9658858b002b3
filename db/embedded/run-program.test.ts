import { expect, test } from 'vitest';
import { DatabaseStartError } from './errors.server';
import { findFault, runProgram } from './run-program.server';

test('the fault of a log is its FATAL line with the detail', () => {
  const log = [
    '2026-01-02 03:04:05.678 UTC [9] LOG:  starting PostgreSQL 17.10',
    '2026-01-02 03:04:05.678 UTC [9] FATAL:  database files are incompatible with server',
    '2026-01-02 03:04:05.678 UTC [9] DETAIL:  The data directory was initialized by PostgreSQL version 15.',
    '2026-01-02 03:04:05.678 UTC [9] LOG:  database system is shut down',
  ].join('\n');
  expect(findFault(log)).toBe(
    'database files are incompatible with server; The data directory was initialized by PostgreSQL version 15.',
  );
});

test('output that names no fault gives its last line, silence is called so', () => {
  expect(findFault('one\ntwo\n\n')).toBe('two');
  expect(findFault('')).toBe('it said nothing');
});

test('a program that fails is reported in one line', async () => {
  const failing = runProgram('sh', ['-c', 'echo "sh: error: no room"; exit 3'], {
    cwd: '/',
    user: undefined,
  });
  await expect(failing).rejects.toThrow(new DatabaseStartError('sh failed: no room'));
});

test('a program that can not be run leads to DATABASE_URL', async () => {
  const missing = runProgram('/nowhere/initdb', [], { cwd: '/', user: undefined });
  await expect(missing).rejects.toThrow(
    /^PostgreSQL's program \/nowhere\/initdb can't be run .*DATABASE_URL/,
  );
});

test('the secrets of the environment are kept from programs', async () => {
  process.env.KEY_OF_THIS_TEST = 'secret';
  try {
    const revealing = runProgram('sh', ['-c', 'echo "<$KEY_OF_THIS_TEST>"; exit 1'], {
      cwd: '/',
      user: undefined,
    });
    await expect(revealing).rejects.toThrow('<>');
  } finally {
    delete process.env.KEY_OF_THIS_TEST;
  }
});
