import { type Command, InvalidArgumentError } from 'commander';
import { readAuditQuestion } from '~/features/accounts/index.server';
import { theOperator } from '~/platform/audit.server';
import { faultWords } from '~/platform/i18n/fault-words';
import { getTranslator } from '~/platform/i18n/translate';
import { type AuditEntry, searchAudit } from '~/platform/search-audit.server';
import { type Outcome, printOutcome } from './output.server';
import { withDatabase } from './with-database.server';

interface AuditOptions {
  person?: string;
  actor?: string;
  action?: string;
  object?: string;
  from?: string;
  to?: string;
  limit: number;
  json?: boolean;
}

/** `tumia audit list`, newest first. */
export function addAuditCommands(program: Command): void {
  program
    .command('audit')
    .description('who did what')
    .command('list')
    .description('lists entries of the audit trail, newest first; asking for a person is itself written down')
    .option('--person <id or phone>', 'to whom it was done')
    .option('--actor <id or phone>', 'who did it; "system" for the command line and jobs')
    .option('--action <action>', 'what was done, such as role.granted')
    .option('--object <id>', 'what it was done to, such as an institute')
    .option('--from <day>', 'such as 2026-11-30')
    .option('--to <day>', 'such as 2026-11-30, that day included')
    .option('--limit <number>', 'entries at most', parseLimit, 100)
    .option('--json', 'print one JSON value')
    .action(async (options: AuditOptions) => {
      printOutcome(await withDatabase(() => list(options)), options.json ?? false);
    });
}

function parseLimit(typed: string): number {
  const limit = Number(typed);
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100_000) return limit;
  throw new InvalidArgumentError('It is a number from 1 to 100000.');
}

async function list({ limit, actor, ...typed }: AuditOptions): Promise<Outcome> {
  const who = actor === 'system' ? { system: 'yes' } : { actor };
  const asked = await readAuditQuestion({ ...typed, ...who });
  if (!asked.ok) return refusal(asked.faults);
  const { entries } = await searchAudit(asked.question, { limit }, theOperator);
  return { ok: true, data: entries, lines: entries.map(lineOf) };
}

const lineOf = ({ at, actorId, action, personId, objectId, detail, address }: AuditEntry) =>
  [
    at.toISOString(),
    actorId ?? 'system',
    action,
    personId && `on ${personId}`,
    objectId,
    detail && JSON.stringify(detail),
    address && `from ${address}`,
  ]
    .filter(Boolean)
    .join('  ');

function refusal(faults: Partial<Record<string, string>>): Outcome {
  const words = faultWords(getTranslator('en'), 'admin');
  const lines = Object.entries(faults).map(([field, fault]) => `${field}: ${words(fault)}`);
  return { ok: false, data: { faults: lines }, lines };
}
