import { once } from 'node:events';
import { type Command, InvalidArgumentError } from 'commander';
import { listJobs } from '~/platform/jobs/list-jobs.server';
import { retryJob } from '~/platform/jobs/retry-job.server';
import { type Outcome, printOutcome } from './output.server';
import { withDatabase } from './with-database.server';

/** `tumia jobs work`, `tumia jobs list` and `tumia jobs retry ID`. */
export function addJobCommands(program: Command): void {
  const jobs = program.command('jobs').description('background jobs');
  jobs
    .command('work')
    .description('runs background jobs until Ctrl-C or SIGTERM')
    .action(() => withDatabase(workUntilSignal));
  jobs
    .command('list')
    .description('shows jobs that wait, run or have failed, the newest 200')
    .option('--failed', 'only those that are not tried any more')
    .option('--json', 'print one JSON value')
    .action(async (options: { failed?: boolean; json?: boolean }) => {
      printOutcome(await withDatabase(() => list(options.failed ?? false)), options.json ?? false);
    });
  jobs
    .command('retry')
    .description('has a failed job run again')
    .argument('<id>', 'its number in the list', parseId)
    .option('--json', 'print one JSON value')
    .action(async (id: string, options: { json?: boolean }) => {
      printOutcome(await withDatabase(() => retry(id)), options.json ?? false);
    });
}

function parseId(typed: string): string {
  if (!/^\d{1,18}$/.test(typed)) throw new InvalidArgumentError('A job’s id is a number.');
  return typed;
}

async function workUntilSignal(): Promise<void> {
  const { startWorker } = await import('~/worker.server');
  const worker = startWorker();
  process.stderr.write('Tumia runs background jobs; Ctrl-C stops it\n');
  const controller = new AbortController();
  await Promise.race(
    ['SIGINT', 'SIGTERM'].map((signal) => once(process, signal, { signal: controller.signal })),
  );
  controller.abort();
  process.stderr.write('Tumia stops\n');
  await worker.stop();
}

async function list(failedOnly: boolean): Promise<Outcome> {
  const jobs = await listJobs({ failedOnly });
  return {
    ok: true,
    data: jobs,
    lines:
      jobs.length === 0
        ? [failedOnly ? 'no job has failed' : 'no jobs']
        : jobs.map(
            ({ id, task, state, attempts, maxAttempts, runAt, lastError }) =>
              `${id} ${task} ${state}, attempt ${attempts} of ${maxAttempts}, ${runAt}${lastError ? `: ${lastError}` : ''}`,
          ),
  };
}

async function retry(id: string): Promise<Outcome> {
  const isRetried = await retryJob(id);
  return {
    ok: isRetried,
    data: { id, retried: isRetried },
    lines: [isRetried ? `job ${id} runs again` : `there is no job ${id}, or it runs already`],
  };
}
