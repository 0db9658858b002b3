import type { Command } from 'commander';
import { findAccount } from '~/features/accounts/index.server';
import { eraseAccount, planErasureOf } from '~/features/privacy/index.server';
import { theOperator } from '~/platform/audit.server';
import { type Outcome, printOutcome } from './output.server';
import { withDatabase } from './with-database.server';

/** `tumia account erase PHONE|ID [--now]`, beside the other verbs of `account`. */
export function addErasureCommand(program: Command): void {
  const account = program.commands.find((noun) => noun.name() === 'account') ?? program.command('account');
  account
    .command('erase')
    .description('erases a person at their wish: after the waiting time, in which they can undo it, or now')
    .argument('<phone|id>')
    .option('--now', 'at once, for good; certificates stay under a pseudonym')
    .option('--json', 'print one JSON value')
    .action(async (who: string, options: { now?: boolean; json?: boolean }) => {
      printOutcome(await withDatabase(() => erase(who, options.now ?? false)), options.json ?? false);
    });
}

async function erase(who: string, now: boolean): Promise<Outcome> {
  const found = await findAccount(who);
  if (found === 'unreadable') {
    return refusal({ error: 'unreadable', who }, `${who} is neither a phone number nor an id`);
  }
  if (found === 'unknown') return refusal({ error: 'notFound', who }, `nobody has the number ${who}`);
  const { id } = found;
  const answer = await (now ? eraseAccount(id, theOperator) : planErasureOf(id, theOperator));
  switch (answer) {
    case 'erased':
      return { ok: true, data: { id, answer }, lines: [`${id} is erased`] };
    case 'planned':
      return { ok: true, data: { id, answer }, lines: [`${id} will be erased after the waiting time`] };
    case 'notFound':
      return refusal({ error: answer, id }, `there is no account ${id}, or it was merged into another`);
    case 'lastAdministrator':
      return refusal({ error: answer, id }, `${id} is the last administrator: make somebody else one first`);
  }
}

const refusal = (data: unknown, line: string): Outcome => ({ ok: false, data, lines: [line] });
