import type { Bench, BenchContext, BenchOutcome } from './bench';
import { type Asked, load, type LoadFigures } from './measure/load';
import { residentMegabytes } from './measure/resident-memory';
import { openStatementCounter } from './measure/statement-counter';
import { median } from './measure/statistics';
import { againstGoal, type Goal } from './report/goal';
import { startBareServer } from './server/start-bare-server';
import { startTumia } from './server/start-tumia';
import { type Exchange, exchange, headerValues } from './visit/exchange';
import { readCourse } from './visit/read-course';
import { makeDemoAccounts, signInAsDemo } from './visit/sign-in-as-demo';
import { createVisitor } from './visit/visitor';

const rounds = 3;
const secondsOfRound = 2;
const secondsOfWarmUp = 1;
const connectionCounts = [1, 32];
const countedRequests = 100;

/** What the ratio to the bare server is held to. */
const goals: Partial<Record<string, Goal>> = { anonymous: { least: 0.6 }, 'signed in': { least: 0.1 } };

interface Scenario {
  name: string;
  /** What Tumia is asked, and the same bytes from the bare server. */
  tumia: Asked;
  bare: Asked;
  sent: Exchange;
}

interface Round {
  tumia: LoadFigures;
  bare: LoadFigures;
}

interface Measured {
  scenario: Scenario;
  connections: number;
  rounds: Round[];
}

/** What a lesson's page costs to serve, beside a bare `node:http` server that sends the same bytes. */
export const lessonPage: Bench = { name: 'lesson-page', run };

async function run(context: BenchContext): Promise<BenchOutcome> {
  const { say, cleanUp } = context;
  const tumia = await startTumia(context);
  const counter = await openStatementCounter(tumia.databaseUrl);
  cleanUp.add(() => counter.close());
  const scenarios = await prepareScenarios(context, tumia);
  const memoryBefore = await residentMegabytes(tumia.pid);

  for (const { name, tumia: ours, bare } of scenarios) {
    say(`warming up: ${name}`);
    for (const asked of [ours, bare]) await load(asked, { connections: 32, seconds: secondsOfWarmUp });
  }
  const statements = new Map<Scenario, number>();
  for (const scenario of scenarios) {
    statements.set(scenario, await statementsPerPage(scenario.tumia, counter.count));
  }
  const measured: Measured[] = connectionCounts.flatMap((connections) =>
    scenarios.map((scenario) => ({ scenario, connections, rounds: [] })),
  );
  for (let round = 1; round <= rounds; round++) {
    say(`round ${round} of ${rounds}`);
    for (const one of measured) one.rounds.push(await measureRound(one));
  }
  const memoryAfter = await residentMegabytes(tumia.pid);
  return present(measured, statements, memoryBefore, memoryAfter);
}

async function prepareScenarios(
  { cleanUp }: BenchContext,
  { origin, databaseUrl }: { origin: string; databaseUrl: string },
): Promise<Scenario[]> {
  await makeDemoAccounts(databaseUrl);
  const { lessons } = await readCourse(databaseUrl);
  const path = lessons[0]?.path ?? '';
  const learner = createVisitor(origin);
  await signInAsDemo(learner, path);
  const plain = { 'Accept-Encoding': 'br', Cookie: await languageCookie(origin, path) };
  const [etag = ''] = headerValues(await exchange(`${origin}${path}`, { headers: plain }), 'etag');
  const asked: { name: string; headers: Record<string, string> }[] = [
    { name: 'anonymous', headers: plain },
    { name: 'signed in', headers: { ...plain, Cookie: `${plain.Cookie}; ${learner.cookieHeader()}` } },
    { name: 'anonymous, not modified', headers: { ...plain, 'If-None-Match': etag } },
  ];
  const sent = await Promise.all(asked.map(({ headers }) => exchange(`${origin}${path}`, { headers })));
  const bareOrigin = await startBareServer(new Map(sent.map((one, i) => [`/${i}`, one])), cleanUp);
  return asked.flatMap(({ name, headers }, i) => {
    const answer = sent[i];
    if (!answer) return [];
    const { status } = answer;
    return [
      {
        name,
        sent: answer,
        tumia: { url: `${origin}${path}`, headers, status },
        bare: { url: `${bareOrigin}/${i}`, headers, status },
      },
    ];
  });
}

/** The language cookie comes with the first page; every later request carries it. */
async function languageCookie(origin: string, path: string): Promise<string> {
  const visitor = createVisitor(origin);
  await visitor.get(path);
  return visitor.cookieHeader();
}

async function statementsPerPage({ url, headers }: Asked, count: () => Promise<number>): Promise<number> {
  const before = await count();
  for (let request = 0; request < countedRequests; request++) await exchange(url, { headers });
  return ((await count()) - before) / countedRequests;
}

async function measureRound({ scenario, connections, rounds: earlier }: Measured): Promise<Round> {
  const measure = (asked: Asked) => load(asked, { connections, seconds: secondsOfRound });
  // Each goes first in turn, so that a machine that slows down favours neither.
  if (earlier.length % 2 === 1) {
    const bare = await measure(scenario.bare);
    return { tumia: await measure(scenario.tumia), bare };
  }
  return { tumia: await measure(scenario.tumia), bare: await measure(scenario.bare) };
}

function present(
  measured: Measured[],
  statements: Map<Scenario, number>,
  memoryBefore: number | undefined,
  memoryAfter: number | undefined,
): BenchOutcome {
  const figures = measured.map(({ scenario, connections, rounds: taken }) => {
    const middle = (server: 'tumia' | 'bare') => ({
      requestsPerSecond: median(taken.map((round) => round[server].requestsPerSecond)),
      p50: median(taken.map((round) => round[server].p50)),
      p99: median(taken.map((round) => round[server].p99)),
    });
    return {
      page: scenario.name,
      connections,
      tumia: middle('tumia'),
      bare: middle('bare'),
      ratio: median(taken.map(({ tumia, bare }) => tumia.requestsPerSecond / bare.requestsPerSecond)),
      statementsPerPage: statements.get(scenario) ?? Number.NaN,
      bodyBytes: scenario.sent.body.length,
      wireBytes: scenario.sent.wireBytes,
      rounds: taken,
    };
  });
  return {
    table: {
      title: 'A lesson page, beside a bare node:http server that sends the same bytes (milliseconds)',
      headings: [
        'page',
        'connections',
        'requests/s',
        'bare',
        'ratio',
        'p50',
        'p99',
        'bare p50',
        'bare p99',
        'statements',
        'body bytes',
        'with headers',
        'goal',
        'met',
      ],
      rows: figures.map((one) => [
        one.page,
        String(one.connections),
        one.tumia.requestsPerSecond.toFixed(0),
        one.bare.requestsPerSecond.toFixed(0),
        one.ratio.toFixed(3),
        one.tumia.p50.toFixed(2),
        one.tumia.p99.toFixed(2),
        one.bare.p50.toFixed(2),
        one.bare.p99.toFixed(2),
        one.statementsPerPage.toFixed(2),
        String(one.bodyBytes),
        String(one.wireBytes),
        ...againstGoal(one.ratio, goals[one.page]),
      ]),
    },
    notes: [
      `Medians of ${rounds} rounds of ${secondsOfRound} s each, the servers in turn; the ratio is that of requests/s within a round.`,
      'The client that asks shares the machine with both servers.',
      `Resident memory of Tumia's process: ${megabytes(memoryBefore)} before, ${megabytes(memoryAfter)} after.`,
    ],
    figures: { pages: figures, residentMegabytes: { before: memoryBefore, after: memoryAfter } },
  };
}

const megabytes = (value: number | undefined) => (value === undefined ? 'unknown' : `${value.toFixed(0)} MB`);
