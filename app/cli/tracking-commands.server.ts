import { type Command, InvalidArgumentError } from 'commander';
import { importPlaces, seedFacilities } from '~/features/places/index.server';
import { rebuildRollups, seedNation } from '~/features/tracking/index.server';
import { readSettings } from '~/platform/settings.server';
import { type Outcome, printOutcome } from './output.server';
import { withDatabase } from './with-database.server';

const mostLearners = 1_000_000;

/** `tumia rollup rebuild` and `tumia demo seed --learners N`. */
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
  program
    .command('demo')
    .description('made-up data to try Tumia out with')
    .command('seed')
    .description('makes up learners at the real facilities, with two years of learning')
    .requiredOption('--learners <number>', 'how many', parseLearners)
    .option('--json', 'print one JSON value')
    .action(async (options: { learners: number; json?: boolean }) => {
      printOutcome(await seed(options.learners), options.json ?? false);
    });
}

function parseLearners(typed: string): number {
  const learners = Number(typed);
  if (!/^\d+$/.test(typed) || learners < 1 || learners > mostLearners)
    throw new InvalidArgumentError(`A whole number from 1 to ${mostLearners}.`);
  return learners;
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
async function seed(learners: number): Promise<Outcome> {
  const { databaseUrl, isProduction } = readSettings();
  if (isProduction || databaseUrl !== undefined) {
    const reason = 'made-up learners are for the embedded database, and not for production';
    return { ok: false, data: { error: 'production' }, lines: [`${reason}; nothing was made`] };
  }
  const began = performance.now();
  const seeded = await withDatabase(async () => {
    await importPlaces('db/seed');
    await seedFacilities('db/seed');
    return seedNation(learners, (step) => process.stderr.write(`${step}\n`));
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
