import type { Command } from 'commander';
import { listPublicKeys, rotateSigningKey } from '~/features/certificates/index.server';
import { type Outcome, printOutcome } from './output.server';
import { withDatabase } from './with-database.server';
import { withSigningKeys } from './with-signing-keys.server';

/** `tumia key list` and `tumia key rotate INSTITUTE`. */
export function addKeyCommands(program: Command): void {
  const key = program.command('key').description('keys that institutes sign certificates with');
  key
    .command('list')
    .description('lists the public keys of all institutes, retired ones too')
    .option('--json', 'print one JSON value')
    .action(async (options: { json?: boolean }) => {
      printOutcome(await withDatabase(list), options.json ?? false);
    });
  key
    .command('rotate')
    .description('gives an institute a new key; what the earlier one signed stays valid')
    .argument('<institute>')
    .option('--json', 'print one JSON value')
    .action(async (institute: string, options: { json?: boolean }) => {
      printOutcome(await withSigningKeys(() => rotate(institute)), options.json ?? false);
    });
}

async function list(): Promise<Outcome> {
  const keys = await listPublicKeys();
  return {
    ok: true,
    data: keys,
    lines: keys.map(
      ({ kid, instituteId, createdAt, retiredAt }) =>
        `${kid} ${instituteId} since ${createdAt.toISOString()}${retiredAt ? ` until ${retiredAt.toISOString()}` : ''}`,
    ),
  };
}

async function rotate(institute: string): Promise<Outcome> {
  const kid = await rotateSigningKey(institute);
  return kid
    ? { ok: true, data: { institute, kid }, lines: [`${institute} signs with ${kid} now`] }
    : { ok: false, data: { error: 'not-found', institute }, lines: [`no institute is called ${institute}`] };
}
