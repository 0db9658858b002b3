import { randomUUID } from 'node:crypto';
import { closeDatabase } from '~db/client.server';
import { importInstitutes } from '~/features/institutes/index.server';
import type { Bench, BenchContext, BenchOutcome } from './bench';
import { openStatementCounter } from './measure/statement-counter';
import { percentile } from './measure/statistics';
import { makeQuizCourse } from './server/make-attempts';
import { type Learner, makeLearners } from './server/make-learners';
import { postAttempt } from './server/post-attempt';
import { startInsertServer } from './server/start-insert-server';
import { startTumia } from './server/start-tumia';
import { exchange } from './visit/exchange';

const atOnce = 64;
const drawn = 10;
const submitsOfRound = 640;
const submitsOfWarmUp = 128;
const rounds = 3;
const counted = 50;

/** What it costs to submit an attempt, beside a server that inserts one row for each request. */
export const quizSubmit: Bench = { name: 'quiz-submit', run };

async function run(context: BenchContext): Promise<BenchOutcome> {
  const { say, cleanUp } = context;
  const { origin, databaseUrl } = await startTumia(context, { withCourses: false });
  process.env.DATABASE_URL = databaseUrl;
  cleanUp.add(closeDatabase);
  await importInstitutes('db/seed');
  const slug = 'bench-submit';
  const quiz = await makeQuizCourse(slug, 60, drawn);
  const learnersWanted = submitsOfWarmUp + counted + rounds * submitsOfRound;
  say(`${learnersWanted} learners with an open attempt each`);
  const learners = await makeLearners({ slug, quiz, publicUrl: origin }, learnersWanted);
  await closeDatabase();
  const bareOrigin = await startInsertServer(databaseUrl, cleanUp);
  const submit = (learner: Learner) =>
    postAttempt(origin, learner, [...learner.answers, ['intent', 'submit'], ['uuid', randomUUID()]]);
  const insert = () => exchange(bareOrigin, { method: 'POST' });

  say('warming up');
  await timeAll(learners.splice(0, submitsOfWarmUp), submit);
  await timeAll(Array.from({ length: submitsOfWarmUp }), insert);
  const counter = await openStatementCounter(databaseUrl);
  cleanUp.add(() => counter.close());
  const before = await counter.count();
  for (const learner of learners.splice(0, counted)) await submit(learner);
  const statements = ((await counter.count()) - before) / counted;

  const taken: { tumia: Timed; bare: Timed }[] = [];
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round} of ${rounds}`);
    const tumia = await timeAll(learners.splice(0, submitsOfRound), submit);
    taken.push({ tumia, bare: await timeAll(Array.from({ length: submitsOfRound }), insert) });
  }
  return present(taken, statements);
}

interface Timed {
  /** In ascending order. */
  milliseconds: number[];
  perSecond: number;
}

/** Sends for each of `who`, as many at once as there are learners in the room, each on a connection of its own. */
async function timeAll<Who>(who: Who[], send: (one: Who) => Promise<{ status: number }>): Promise<Timed> {
  const waiting = [...who];
  const milliseconds: number[] = [];
  const began = performance.now();
  const clients = Array.from({ length: atOnce }, async () => {
    while (waiting.length > 0) {
      const start = performance.now();
      const { status } = await send(waiting.pop() as Who);
      if (status !== 303) throw new Error(`a sending was answered with ${status}`);
      milliseconds.push(performance.now() - start);
    }
  });
  await Promise.all(clients);
  const perSecond = (1000 * who.length) / (performance.now() - began);
  return { milliseconds: milliseconds.sort((a, b) => a - b), perSecond };
}

function present(taken: { tumia: Timed; bare: Timed }[], statements: number): BenchOutcome {
  const figuresOf = (server: 'tumia' | 'bare') => {
    const milliseconds = taken.flatMap((round) => round[server].milliseconds).sort((a, b) => a - b);
    return {
      p50: percentile(milliseconds, 0.5),
      p99: percentile(milliseconds, 0.99),
      perSecond: taken.map((round) => round[server].perSecond),
    };
  };
  const [tumia, bare] = [figuresOf('tumia'), figuresOf('bare')];
  const ratio = { p50: tumia.p50 / bare.p50, p99: tumia.p99 / bare.p99 };
  const row = (what: string, { p50, p99, perSecond }: typeof tumia) => [
    what,
    p50.toFixed(1),
    p99.toFixed(1),
    (perSecond.reduce((sum, one) => sum + one, 0) / perSecond.length).toFixed(0),
  ];
  return {
    table: {
      title: `Submitting an attempt of ${drawn} questions, ${atOnce} learners at once (milliseconds)`,
      headings: ['what', 'p50', 'p99', 'per second'],
      rows: [
        row('submit', tumia),
        row('one insert', bare),
        ['ratio', ratio.p50.toFixed(1), ratio.p99.toFixed(1), ''],
      ],
    },
    notes: [
      `${rounds} rounds of ${submitsOfRound}, the servers in turn; each submit of a learner and an attempt of its own.`,
      `A submit takes ${statements.toFixed(1)} statements, those of the session and of the rate limit among them.`,
      'The bare server is node:http with the same driver and pool on the same PostgreSQL; the client shares the machine.',
    ],
    figures: { statements, tumia, bare, ratio },
  };
}
