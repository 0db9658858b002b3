import type { Command } from 'commander';
import { endSessionsOfClosedInstitute } from '~/features/accounts/index.server';
import { instituteKinds } from '~/features/institutes/index';
import {
  closeInstitute,
  createInstitute,
  type Institute,
  listInstitutes,
  reopenInstitute,
  updateInstitute,
} from '~/features/institutes/index.server';
import { InstituteFactsSchema, InstituteIdSchema, NewInstituteSchema } from '~/features/institutes/schemas';
import { type ActingParty, theOperator } from '~/platform/audit.server';
import { type Outcome, printOutcome } from './output.server';
import { refusedInput } from './refused-input.server';
import { withDatabase } from './with-database.server';

interface NameOptions {
  sw?: string;
  en?: string;
  kind?: string;
  json?: boolean;
}

/** `tumia institute list`, `create ID`, `rename ID`, `close ID` and `reopen ID`. */
export function addInstituteCommands(program: Command): void {
  const institute = program.command('institute').description('institutes of the consortium');
  const kinds = `one of ${instituteKinds.join(', ')}`;
  institute
    .command('list')
    .description('lists all institutes, those that have left too')
    .option('--json', 'print one JSON value')
    .action(async (options: { json?: boolean }) => {
      printOutcome(await withDatabase(list), options.json ?? false);
    });
  institute
    .command('create')
    .description('adds an institute; its id is taken for good')
    .argument('<id>', 'small letters, digits and hyphens')
    .requiredOption('--kind <kind>', kinds)
    .requiredOption('--sw <name>', 'its name in Swahili')
    .requiredOption('--en <name>', 'its name in English')
    .option('--json', 'print one JSON value')
    .action(async (id: string, options: NameOptions) => {
      printOutcome(await withDatabase(() => create(id, options)), options.json ?? false);
    });
  institute
    .command('rename')
    .description('changes names or kind; what is not named stays as it is')
    .argument('<id>')
    .option('--kind <kind>', kinds)
    .option('--sw <name>', 'its name in Swahili')
    .option('--en <name>', 'its name in English')
    .option('--json', 'print one JSON value')
    .action(async (id: string, options: NameOptions) => {
      printOutcome(await withDatabase(() => rename(id, options)), options.json ?? false);
    });
  for (const [verb, change, told] of [
    ['close', closeInstitute, 'the roles of its people rest, what it owns stays'],
    ['reopen', reopen, 'the roles of its people hold again, once they sign in anew'],
  ] as const) {
    institute
      .command(verb)
      .description(`${verb}s an institute: ${told}`)
      .argument('<id>')
      .option('--json', 'print one JSON value')
      .action(async (id: string, options: { json?: boolean }) => {
        const work = async () => answerOf(id, await change(id, theOperator), `${id}: ${told}`);
        printOutcome(await withDatabase(work), options.json ?? false);
      });
  }
}

async function reopen(id: string, by: ActingParty) {
  await endSessionsOfClosedInstitute(id, by.actorId);
  return reopenInstitute(id, by);
}

async function list(): Promise<Outcome> {
  const institutes = await listInstitutes('all');
  const lineOf = ({ id, kind, name, closedAt }: Institute) =>
    `${id}  ${kind}  ${name.sw} / ${name.en}${closedAt ? `  closed ${closedAt.toISOString()}` : ''}`;
  return { ok: true, data: institutes, lines: institutes.map(lineOf) };
}

async function create(id: string, { kind, sw, en }: NameOptions): Promise<Outcome> {
  const parsed = NewInstituteSchema.safeParse({ id, kind, nameSw: sw, nameEn: en });
  if (!parsed.success) return refusedInput('institutes', parsed.error);
  const answer = await createInstitute(parsed.data, theOperator);
  return answer === 'created'
    ? { ok: true, data: parsed.data, lines: [`${parsed.data.id} is added`] }
    : {
        ok: false,
        data: { error: answer, id },
        lines: [`an institute has the id ${parsed.data.id} already`],
      };
}

async function rename(typed: string, { kind, sw, en }: NameOptions): Promise<Outcome> {
  const parsed = InstituteFactsSchema.partial().safeParse({ kind, nameSw: sw, nameEn: en });
  if (!parsed.success) return refusedInput('institutes', parsed.error);
  const id = InstituteIdSchema.safeParse(typed);
  const answer = id.success ? await updateInstitute(id.data, parsed.data, theOperator) : 'notFound';
  return answerOf(typed, answer, `${typed} is changed`);
}

function answerOf(id: string, answer: 'done' | 'notFound', done: string): Outcome {
  return answer === 'done'
    ? { ok: true, data: { id }, lines: [done] }
    : { ok: false, data: { error: 'not-found', id }, lines: [`no institute has the id ${id}`] };
}
