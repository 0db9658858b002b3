import { randomInt, randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { closeDatabase } from '~db/client.server';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '~db/embedded/index.server';
import { migrateDatabase } from '~db/migrate.server';
import { importInstitutes } from '~/features/institutes/index.server';
import { importPlaces } from '~/features/places/index.server';
import { createCleanUp } from './clean-up';
import { findLostAnswers, type Sending } from './kill/find-lost-answers';
import type { Child } from './server/child';
import { copySources } from './server/copy-sources';
import { openDatabaseGate } from './server/database-gate';
import { findFreePort } from './server/find-free-port';
import { makeQuizCourse } from './server/make-attempts';
import { makeLearners } from './server/make-learners';
import { makeWorkFolder } from './server/make-work-folder';
import { postAttempt } from './server/post-attempt';
import { runTumia } from './server/run-tumia';
import { waitUntilReady } from './server/wait-until-ready';

/**
 * `npm run kill-test [SUBMITS]`: learners submit attempts, a quarter of them after a save, while the serving process is killed again and again
 * and its database is restarted once. Whoever gets no answer sends the same form again. In the end every answer that was acknowledged
 * must be there exactly once.
 */
const submits = Number(process.argv[2] ?? 2_000);
const atOnce = 24;
/** How long the process lives once it serves, and how long a learner waits before sending again: milliseconds. */
const lifetime = { least: 2_000, most: 20_000 };
const patience = { least: 500, most: 3_000 };
const answerLimitMs = 60_000;
const savesBeforeSubmit = 4;
const replayed = 200;

const say = (line: string) => console.log(line);
const cleanUp = createCleanUp();
const stop = () => void cleanUp.run().finally(() => process.exit(130));
process.once('SIGINT', stop).once('SIGTERM', stop);

async function run(): Promise<boolean> {
  const folder = await makeWorkFolder(cleanUp);
  const sources = path.join(folder, 'tumia');
  await copySources(sources, { withBuild: true, withCourses: false });
  const dataDir = path.join(folder, 'data');
  let server: EmbeddedDatabase = await startEmbeddedDatabase({ dataDir });
  cleanUp.add(() => server.stop());
  const gate = await openDatabaseGate();
  cleanUp.add(() => gate.close());
  gate.leadTo(server.url);
  await migrateDatabase(server.url);
  process.env.DATABASE_URL = server.url;
  cleanUp.add(closeDatabase);
  await importPlaces('db/seed');
  await importInstitutes('db/seed');
  const slug = 'kill-test';
  const port = await findFreePort();
  const origin = `http://localhost:${port}`;
  const quiz = await makeQuizCourse(slug, 60, 10);
  say(`${submits} learners, each with an open attempt at ${quiz.draw} questions`);
  const learners = await makeLearners({ slug, quiz, publicUrl: origin }, submits);
  await closeDatabase();

  const databaseUrl = gate.urlOf(server.url);
  const start = async () => {
    const child = await runTumia({ sources, port, databaseUrl });
    await waitUntilReady(origin, child);
    return child;
  };
  let tumia: Child = await start();
  cleanUp.add(() => tumia.kill());

  const figures = { acknowledged: 0, unanswered: 0, refused: 0, kills: 0, restarts: 0 };
  const sendings: Sending[] = learners.flatMap((learner, index) => {
    const submit = { learner, uuid: randomUUID(), intent: 'submit' as const, fields: learner.answers };
    const half = learner.answers.slice(0, learner.answers.length / 2);
    const save = { learner, uuid: randomUUID(), intent: 'save' as const, fields: half };
    return index % savesBeforeSubmit === 0 ? [save, submit] : [submit];
  });
  const send = ({ learner, fields, intent, uuid }: Sending) =>
    Promise.race([
      postAttempt(origin, learner, [...fields, ['intent', intent], ['uuid', uuid]]).then(
        ({ status }) => status,
        () => undefined,
      ),
      pause(answerLimitMs, undefined, { ref: false }),
    ]);
  /** Sends the form until it is acknowledged. */
  async function deliver(sending: Sending): Promise<void> {
    for (;;) {
      const status = await send(sending);
      if (status === 303) break;
      if (status === undefined) figures.unanswered += 1;
      else figures.refused += 1;
      await pause(randomInt(patience.least, patience.most));
    }
    figures.acknowledged += 1;
    if (figures.acknowledged % 250 === 0) {
      say(`  ${figures.acknowledged} of ${sendings.length} acknowledged, ${figures.kills} kills`);
    }
  }

  const began = performance.now();
  let isOver = false;
  const waiting = learners.map((learner) => sendings.filter((one) => one.learner === learner));
  const clients = Array.from({ length: atOnce }, async () => {
    for (let mine = waiting.pop(); mine; mine = waiting.pop()) {
      for (const sending of mine) await deliver(sending);
    }
  });
  const killer = (async () => {
    while (!isOver) {
      await pause(randomInt(lifetime.least, lifetime.most));
      if (isOver) return;
      await tumia.kill();
      figures.kills += 1;
      tumia = await start();
      if (figures.restarts === 0 && figures.acknowledged > sendings.length / 3) {
        say('  restarting PostgreSQL under load');
        await server.stop();
        server = await startEmbeddedDatabase({ dataDir });
        gate.leadTo(server.url);
        figures.restarts += 1;
      }
    }
  })();
  await Promise.all(clients).finally(() => (isOver = true));
  const seconds = (performance.now() - began) / 1000;
  await killer;

  const sql = postgres(server.url, { max: 2, onnotice: () => undefined });
  cleanUp.add(() => sql.end());
  const lost = await findLostAnswers(sql, sendings);
  for (const sending of sendings.slice(-replayed)) await deliver(sending);
  const afterReplays = await findLostAnswers(sql, sendings);
  say(
    [
      '',
      `${sendings.length} sendings (${submits} submits, ${sendings.length - submits} saves) by ${atOnce} at a time in ${seconds.toFixed(0)} s`,
      `killed ${figures.kills} times; PostgreSQL restarted ${figures.restarts} time(s) under load`,
      `left without an answer and sent again: ${figures.unanswered}; answered with an error and sent again: ${figures.refused}`,
      `lost or doubled: ${lost.length}; after ${replayed} replays more: ${afterReplays.length}`,
      ...[...lost, ...afterReplays].slice(0, 20).map((fault) => `  ${fault}`),
    ].join('\n'),
  );
  return lost.length + afterReplays.length === 0 && figures.restarts > 0 && figures.kills > 0;
}

try {
  if (!(await run())) process.exitCode = 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await cleanUp.run();
}
