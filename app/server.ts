import { fileURLToPath } from 'node:url';
import { createRequestHandler as createRemixHandler, type ServerBuild } from '@remix-run/server-runtime';
import { closeDatabase } from '~db/client.server';
import { openServingRole } from '~db/serving-role.server';
import { DatabaseStartError, DataDirError } from '~db/embedded/index.server';
import { demoAccounts, demoPassword } from '~/features/accounts/index.server';
import { createPageCache, type PageCache } from '~/features/offline/index.server';
import { createRequestHandler, type RequestContext } from '~/platform/http/request-handler.server';
import { loadStaticFiles } from '~/platform/http/static-files.server';
import type { JobRunner } from '~/platform/jobs/run-jobs.server';
import { readSettings, type Settings, SettingsError } from '~/platform/settings.server';
import { buildPagesIfStale } from '~/startup/build-pages.server';
import { listen } from '~/startup/listen.server';
import { migrateSchema } from '~/startup/migrate-schema.server';
import { openKeys } from '~/startup/open-keys.server';
import { openDatabase, type OpenDatabase } from '~/startup/open-database.server';
import { prepareContent, prepareDemoAccounts } from '~/startup/prepare-data.server';
import { createReport } from '~/startup/report.server';
import { StartupError } from '~/startup/startup-error';
import { keepCoursesWeighed } from '~/startup/weigh-courses.server';

/** The web process: brings up everything that serving needs, tells what it does, and takes it down again. */
const projectDir = fileURLToPath(new URL('..', import.meta.url));
const isDevelopment = process.argv.includes('--dev');
const report = createReport((line) => console.error(line));

async function start(): Promise<void> {
  const began = performance.now();
  const settings = readSettings();
  report.say('Tumia starts');
  const listening = await listen(settings);
  let database: OpenDatabase | undefined;
  let worker: JobRunner | undefined;
  const stopping = new AbortController();
  const listenForSignals = stopOnSignal(async () => {
    stopping.abort();
    await Promise.all([listening.close(), worker?.stop()]);
    await closeDatabase();
    await database?.close();
  });
  listenForSignals();
  try {
    if (!isDevelopment) {
      await report.step('pages', async (note) =>
        note((await buildPagesIfStale(projectDir)) ? 'built' : 'up to date'),
      );
    }
    database = await report.step('database', (note) => openDatabase(settings, projectDir, note));
    const hasDemoAccounts = await prepare(settings, database);
    const pageCache = isDevelopment ? undefined : createPageCache();
    const handler = await createHandler(settings, pageCache);
    listening.serve(handler, pageCache?.answerAtOnce);
    // The dev server would end the process on a signal, in the middle of a stop.
    listenForSignals();
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    report.say(`Tumia serves on ${listening.address} after ${seconds} s; Ctrl-C stops it`);
    if (settings.runsJobs) worker = (await import('~/worker.server')).startWorker();
    tellGateways(settings);
    if (hasDemoAccounts) tellDemoAccounts();
    if (!isDevelopment)
      await keepCoursesWeighed(handler, { publicUrl: settings.publicUrl, signal: stopping.signal });
  } catch (error) {
    await listening.close();
    await closeDatabase();
    await database?.close();
    throw error;
  }
}

/** Brings schema, content and demo sign-ins up to date. @returns whether there are demo sign-ins */
async function prepare(settings: Settings, database: OpenDatabase): Promise<boolean> {
  process.env.DATABASE_URL = database.url;
  await report.step('schema', () => migrateSchema(database.url));
  await openKeys(settings, projectDir);
  await report.step('content', (note) => prepareContent(projectDir, note));
  const hasDemoAccounts = await prepareDemoAccounts(database.embedded, settings);
  // The built pages have a pool of their own, which on the embedded database signs in with no more rights than serving needs.
  await closeDatabase();
  if (database.embedded) process.env.DATABASE_URL = await openServingRole(database.url);
  else if (settings.servingDatabaseUrl) process.env.DATABASE_URL = settings.servingDatabaseUrl;
  return hasDemoAccounts;
}

async function createHandler(settings: Settings, pageCache: PageCache | undefined) {
  process.env.NODE_ENV ??= isDevelopment ? 'development' : 'production';
  if (isDevelopment) {
    const { createDevHandler } = await import('~/platform/http/dev-server.server');
    return createDevHandler(settings, projectDir);
  }
  const build = (await import(`${projectDir}/build/server/index.js`)) as ServerBuild;
  const remix = createRemixHandler(build, 'production');
  return createRequestHandler({
    settings,
    staticFile: await loadStaticFiles(`${projectDir}/build/client`),
    renderPage: (request, context: RequestContext) => remix(request, context),
    keptPages: pageCache?.keptPages,
  });
}

/** What an operator must know before somebody waits in vain for a message. */
function tellGateways({ gateways: { sms }, runsJobs }: Settings): void {
  if (sms?.SMS_PROVIDER === 'file') report.say(`  text messages reach nobody: they go to ${sms.SMS_FILE}`);
  if (!runsJobs) report.say('  background jobs wait for a process of their own: npm run tumia -- jobs work');
}

function tellDemoAccounts(): void {
  report.say(`  demo sign-ins, password ${demoPassword}:`);
  for (const { phone, name, grant } of demoAccounts) {
    report.say(`    ${phone}  ${grant?.role ?? 'learner'} (${name})`);
  }
}

/** @returns what has signals stop Tumia, once and in order, in place of all who listened for them before */
function stopOnSignal(stop: () => Promise<void>): () => void {
  let isStopping = false;
  const begin = () => {
    if (isStopping) return;
    isStopping = true;
    report.say('Tumia stops');
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  return () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeAllListeners(signal).on(signal, begin);
  };
}

start().catch((error: unknown) => {
  const expected =
    error instanceof StartupError ||
    error instanceof SettingsError ||
    error instanceof DataDirError ||
    error instanceof DatabaseStartError;
  console.error(expected ? `Tumia can't start: ${error.message}` : error);
  process.exit(1);
});
