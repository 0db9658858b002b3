import { type Command, InvalidArgumentError } from 'commander';
import { importPlaces, seedFacilities } from '~/features/places/index.server';
import {
  type HeadcountFault,
  headcountTemplate,
  importHeadcounts,
  rebuildRollups,
  seedNation,
} from '~/features/tracking/index.server';
import { theOperator } from '~/platform/audit.server';
import { writeCsv } from '~/platform/tables/write-table.server';
import { readSettings } from '~/platform/settings.server';
import { notImported, notOpened, readFileToImport } from './file-to-import.server';
import { type Outcome, printOutcome } from './output.server';
import { withDatabase } from './with-database.server';

const mostLearners = 1_000_000;
const mostDemoCourses = 200;

/** `tumia rollup rebuild`, `tumia headcount import FILE`, `tumia headcount template` and `tumia demo seed --learners N [--courses N]`. */
export function addTrackingCommands(program: Command): void {
  program
    .command('rollup')
    .description('the counts behind the coordinators’ pages')
    .command('rebuild')
    .description(
      'counts everything anew from the log of events; whoever reads meanwhile sees the old figures',
    )
    .option('--json', 'print one JSON value')
    .action(async (options: { json?: boolean }) => {
      printOutcome(await withDatabase(rebuild), options.json ?? false);
    });
  const headcount = program
    .command('headcount')
    .description('health workers in post, against whom coverage is measured');
  headcount
    .command('import')
    .description('takes over how many of each cadre are in post in each council')
    .argument('<file>', 'CSV or XLSX with the columns council, cadre and in_post')
    .option('--json', 'print one JSON value')
    .action(async (file: string, options: { json?: boolean }) => {
      printOutcome(await importFile(file), options.json ?? false);
    });
  headcount
    .command('template')
    .description('prints an empty list of all councils as CSV')
    .action(async () => {
      const { header, rows } = await withDatabase(headcountTemplate);
      process.stdout.write(writeCsv(header, rows));
    });
  program
    .command('demo')
    .description('made-up data to try Tumia out with')
    .command('seed')
    .description('makes up learners at the real facilities, with two years of learning')
    .requiredOption('--learners <number>', 'how many', wholeNumberTo(mostLearners))
    .option(
      '--courses <number>',
      'makes up so many small courses too; everybody takes about ten in all, and every step of their quizzes is in the log',
      wholeNumberTo(mostDemoCourses),
    )
    .option('--json', 'print one JSON value')
    .action(async ({ learners, courses, json }: { learners: number; courses?: number; json?: boolean }) => {
      printOutcome(await seed(learners, courses), json ?? false);
    });
}

const wholeNumberTo = (most: number) => (typed: string) => {
  const number = Number(typed);
  if (!/^\d+$/.test(typed) || number < 1 || number > most)
    throw new InvalidArgumentError(`A whole number from 1 to ${most}.`);
  return number;
};

const reasons: Record<HeadcountFault, string> = {
  council: 'the council is not known',
  outside: 'the council is not among those that may be given',
  cadre: 'the cadre is none of the codes',
  number: 'the number is not a whole number that can be meant',
  duplicate: 'the council and cadre stood in a row above',
};

async function importFile(file: string): Promise<Outcome> {
  const bytes = await readFileToImport(file);
  if (!bytes) return notOpened(file);
  const answer = await withDatabase(() => importHeadcounts(theOperator, bytes));
  if (!answer.ok) return notImported(file, answer.fault, `the table can’t be read (${answer.fault})`);
  return {
    ok: answer.rows > 0,
    data: answer,
    lines: [
      ...answer.rejected.map(({ line, fault }) => `rejected, row ${line}: ${reasons[fault]}`),
      `${answer.rows} headcounts taken over, ${answer.changed} of them new, ${answer.rejected.length} rows rejected`,
    ],
  };
}

async function rebuild(): Promise<Outcome> {
  const began = performance.now();
  const { standings } = await rebuildRollups();
  const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
  return {
    ok: true,
    data: { standings, seconds },
    lines: [`${standings} standings counted in ${seconds} s`],
  };
}

/** Made-up people belong on a machine of one's own: not into somebody's database, not in production. */
async function seed(learners: number, demoCourses?: number): Promise<Outcome> {
  const { databaseUrl, isProduction } = readSettings();
  if (isProduction || databaseUrl !== undefined) {
    const reason = 'made-up learners are for the embedded database, and not for production';
    return { ok: false, data: { error: 'production' }, lines: [`${reason}; nothing was made`] };
  }
  const began = performance.now();
  const seeded = await withDatabase(async () => {
    await importPlaces('db/seed');
    await seedFacilities('db/seed');
    return seedNation(learners, (step) => process.stderr.write(`${step}\n`), demoCourses);
  });
  const seconds = Number(((performance.now() - began) / 1000).toFixed(1));
  return {
    ok: true,
    data: { ...seeded, seconds },
    lines: [
      `${seeded.learners} learners, ${seeded.enrolments} enrolments, ${seeded.events} events and ${seeded.certificates} certificates in ${seconds} s`,
    ],
  };
}
