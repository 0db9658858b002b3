import type { Command } from 'commander';
import { formatPhone } from '~/features/accounts/index';
import { createAccountFor, findAccount, giveCodeFor, inspectAccount } from '~/features/accounts/index.server';
import { AccountToCreateSchema } from '~/features/accounts/schemas';
import { describeGrant } from './describe-grant.server';
import { type Outcome, printOutcome } from './output.server';
import { refusedInput } from './refused-input.server';
import { withDatabase } from './with-database.server';

interface NewAccountOptions {
  phone: string;
  name: string;
  cadre: string;
  council: string;
  language: string;
  administrator?: boolean;
  json?: boolean;
}

/** `tumia account create`, `account show PHONE|ID` and `account code PHONE|ID`. */
export function addAccountCommands(program: Command): void {
  const account = program.commands.find((noun) => noun.name() === 'account') ?? program.command('account');
  account.description('accounts of people');
  account
    .command('create')
    .description('creates an account and prints, once, the code with which its person opens it')
    .requiredOption('--phone <number>', 'such as 0712345678')
    .requiredOption('--name <name>', 'the full name')
    .requiredOption('--cadre <code>', 'such as NO, CO or ICT')
    .requiredOption('--council <id>', 'where the person works, such as kigoma-dc')
    .option('--language <sw|en>', 'of messages to the person', 'sw')
    .option('--administrator', 'who may do everything, and appoints everybody else')
    .option('--json', 'print one JSON value')
    .action(async ({ json = false, ...options }: NewAccountOptions) => {
      printOutcome(await withDatabase(() => create(options)), json);
    });
  account
    .command('show')
    .description('shows an account and its roles; that it was looked at is written down')
    .argument('<phone|id>')
    .option('--json', 'print one JSON value')
    .action(async (who: string, options: { json?: boolean }) => {
      printOutcome(await withDatabase(() => withAccount(who, show)), options.json ?? false);
    });
  account
    .command('code')
    .description('prints, once, a code with which the person chooses a password')
    .argument('<phone|id>')
    .option('--json', 'print one JSON value')
    .action(async (who: string, options: { json?: boolean }) => {
      printOutcome(await withDatabase(() => withAccount(who, giveCode)), options.json ?? false);
    });
}

/** Does something with the account that a phone number or id names. */
export async function withAccount(who: string, work: (id: string) => Promise<Outcome>): Promise<Outcome> {
  const found = await findAccount(who);
  if (found === 'unreadable') {
    return refusal({ error: 'unreadable', who }, `${who} is neither a phone number nor an id`);
  }
  if (found === 'unknown') return refusal({ error: 'not-found', who }, `nobody has the number ${who}`);
  return work(found.id);
}

export const refusal = (data: unknown, line: string): Outcome => ({ ok: false, data, lines: [line] });

async function create({ administrator = false, ...typed }: NewAccountOptions): Promise<Outcome> {
  const parsed = AccountToCreateSchema.safeParse(typed);
  if (!parsed.success) return refusedInput('accounts', parsed.error);
  const answer = await createAccountFor({ ...parsed.data, isAdministrator: administrator });
  switch (answer.outcome) {
    case 'noCouncil':
      return refusal({ error: 'no-council', council: typed.council }, `there is no council ${typed.council}`);
    case 'phoneTaken':
      return refusal(
        { error: 'phone-taken', id: answer.accountId },
        `${typed.phone} has the account ${answer.accountId} already: see tumia role grant`,
      );
    case 'created': {
      const { accountId: id, code } = answer;
      const phone = formatPhone(parsed.data.phone);
      return {
        ok: true,
        data: { id, code },
        lines: [
          `${id} is created${administrator ? ', an administrator' : ''}`,
          `Code, shown this once: ${code}`,
          `Within 30 days, type ${phone} and the code at /sw/recover/code to choose a password.`,
        ],
      };
    }
  }
}

async function show(id: string): Promise<Outcome> {
  const account = await inspectAccount(id);
  if (!account) return refusal({ error: 'not-found', id }, `there is no account ${id}`);
  const { grants, mergedInto, erasureDueAt } = account;
  return {
    ok: true,
    data: account,
    lines: [
      `${account.id}  ${account.name}, ${formatPhone(account.phone)}`,
      [account.cadre, account.facilityName, account.councilName].filter(Boolean).join(', '),
      account.isOpened ? 'opened' : 'not opened yet',
      ...(mergedInto ? [`merged into ${mergedInto}`] : []),
      ...(erasureDueAt ? [`will be erased on ${erasureDueAt.toISOString()}`] : []),
      ...grants.map(describeGrant),
    ],
  };
}

async function giveCode(id: string): Promise<Outcome> {
  const given = await giveCodeFor(id);
  if (!given) {
    return refusal({ error: 'not-found', id }, `there is no account ${id}, or it was merged into another`);
  }
  const days = given.purpose === 'recovery' ? '24 hours' : '30 days';
  return {
    ok: true,
    data: { id, ...given },
    lines: [
      `Code, shown this once: ${given.code}`,
      `Valid for ${days}, at /sw/recover/code with the phone number.`,
    ],
  };
}
