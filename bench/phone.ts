import { type Browser, chromium } from 'playwright';
import { ensureBrowser } from '../tests/setup/find-browser';
import type { Pack } from '~/features/offline/pack';
import { languages } from '~/platform/i18n/language';
import type { Bench, BenchContext, BenchOutcome } from './bench';
import { demoAccounts } from '~/features/accounts/index.server';
import { brotliSize } from './measure/brotli-size';
import { median } from './measure/statistics';
import { againstGoal, type Goal } from './report/goal';
import { startTumia } from './server/start-tumia';
import { exchange, headerValues, textOf } from './visit/exchange';
import { type PublishedCourse, readCourse } from './visit/read-course';
import { makeDemoAccounts, signInAsDemo } from './visit/sign-in-as-demo';
import { type Condition, type PageVisit, SlowPhone } from './visit/slow-phone';
import { type Step, subresources, takeJourney } from './visit/take-journey';
import { createVisitor } from './visit/visitor';
import { walkJourney } from './visit/walk-journey';

const rounds = 3;

const conditions = [
  { name: '2G', network: { latency: 800, kilobits: 50 }, slowerBy: 1 },
  { name: '3G-slow', network: { latency: 400, kilobits: 400 }, slowerBy: 1 },
  { name: 'CPU ×6', slowerBy: 6 },
] as const satisfies Condition[];

/** What the figures are held to. */
const goals = {
  firstLessonOn2G: { most: 1.3 },
  nextLesson: { most: 1.2 },
  journeyBytes: { most: 45_000 },
  scripts: { most: 12 * 1024 },
  pack: { most: 1.25 },
} satisfies Record<string, Goal>;

interface Visited {
  page: string;
  path: string;
  /** Cookies of the person whose page it is; a visitor's page has none. */
  cookieHeader?: string;
  /** A page that the phone comes from: stylesheet, script and service worker are there already. */
  comesFrom?: string;
}

interface Measured extends PageVisit {
  page: string;
  condition: string;
  /** Milliseconds that the network alone takes: rounds × latency + bytes ÷ bandwidth. */
  floor: number | undefined;
}

/** The journey from sign-in to the certificate. */
interface JourneyFigures {
  /** Of the bodies alone. */
  bytes: number;
  /** In a browser, on the slowest network. */
  milliseconds: number;
  /** What that network alone takes for the pages, their redirects and the stylesheet. */
  floor: number;
}

/** The next lesson on a phone that has the shell. */
interface NextLesson {
  bytes: number;
  floor: number;
}

interface PackWeight {
  language: string;
  bytes: number;
  floor: number;
  lessons: { bytes: number; floor: number };
}

/** What a weak phone on a slow network waits for, beside what the network alone takes. */
export const phone: Bench = { name: 'phone', run };

async function run(context: BenchContext): Promise<BenchOutcome> {
  const { say, cleanUp } = context;
  const { origin, databaseUrl } = await startTumia(context);
  await makeDemoAccounts(databaseUrl);
  const course = await readCourse(databaseUrl);
  say('taking the journey');
  const learner = createVisitor(origin);
  const earlier = createVisitor(origin);
  await signInAsDemo(earlier, '/sw');
  const journey = await takeJourney(learner, earlier, course, databaseUrl);
  const pages = await choosePages(course, learner, (name) => {
    return journey.find((step) => step.name === name)?.exchange.path ?? '';
  });
  say('weighing packs and scripts');
  const packs = await Promise.all(languages.map((language) => weighPack(origin, course, language)));
  const scripts = await weighScripts(origin);

  const next = await weighNextLesson(origin, course);

  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  cleanUp.add(() => browser.close());
  say('walking the journey on 2G');
  const milliseconds = await timeJourney(browser, origin, course, databaseUrl);
  const measured: Measured[] = [];
  const memory: number[] = [];
  for (const condition of conditions) {
    for (const visited of pages) {
      say(`${condition.name}: ${visited.page}`);
      measured.push(await measurePage(browser, { origin, visited, condition, memory }));
    }
  }
  return present({
    measured,
    journey: {
      bytes: journey.reduce((sum, step) => sum + step.exchange.body.length, 0),
      milliseconds,
      floor: floorOfJourney(journey),
    },
    next,
    packs,
    scripts,
    megabytes: memory.length > 0 ? median(memory) : undefined,
  });
}

const [slowest] = conditions;

async function timeJourney(
  browser: Browser,
  origin: string,
  course: PublishedCourse,
  databaseUrl: string,
): Promise<number> {
  const times: number[] = [];
  // Each round is somebody else's: a journey ends with a certificate, which is given once.
  for (const { phone: phoneNumber } of demoAccounts.slice(1, 1 + rounds)) {
    const earlier = createVisitor(origin);
    await signInAsDemo(earlier, '/sw', phoneNumber);
    const lessons = course.lessons.filter(({ path }) => path.startsWith('/sw/'));
    for (const { path } of lessons.slice(0, -1)) await earlier.post(path);
    const phone = await SlowPhone.take(browser, { origin });
    times.push(await walkJourney(phone, slowest, { origin, course, databaseUrl, phoneNumber }));
    await phone.close();
  }
  return median(times);
}

/** What the slowest network takes for a journey: each request but those for scripts and icons waits for the one before. */
function floorOfJourney(journey: Step[]): number {
  const { latency, kilobits } = slowest.network;
  const waited = journey.filter(({ name }) => !name.startsWith('its .') || name === 'its .css');
  const bytes = waited.reduce((sum, { exchange }) => sum + exchange.wireBytes, 0);
  return waited.length * latency + (bytes * 8) / kilobits;
}

/** The floor is the content layer by itself, compressed with all of brotli's effort. */
async function weighNextLesson(origin: string, { lessons }: PublishedCourse): Promise<NextLesson> {
  const [first, next] = lessons.map(({ path }) => origin + path);
  const plain = { 'Accept-Encoding': 'br' };
  const [shell = ''] = headerValues(await exchange(first ?? '', { headers: plain }), 'tumia-shell');
  const article = await exchange(next ?? '', { headers: { ...plain, 'Tumia-Has': shell } });
  const content = textOf(await exchange(`${next}?part=content`, { headers: plain }));
  return { bytes: article.body.length, floor: brotliSize(content) };
}

async function choosePages(
  { slug, firstModule, lessons }: PublishedCourse,
  learner: ReturnType<typeof createVisitor>,
  pathOf: (step: string) => string,
): Promise<Visited[]> {
  const started = await learner.post(`/sw/courses/${slug}/${firstModule}/quiz`, [['intent', 'start']]);
  const [first, next] = lessons.map(({ path }) => path);
  const personal = { cookieHeader: learner.cookieHeader(), comesFrom: '/sw/me' };
  return [
    { page: 'home', path: '/sw' },
    { page: 'catalogue', path: '/sw/courses' },
    { page: 'course', path: `/sw/courses/${slug}` },
    { page: 'lesson, first', path: first ?? '' },
    { page: 'lesson, next', path: next ?? '', comesFrom: first ?? '' },
    { page: 'quiz', path: headerValues(started, 'location')[0] ?? '', ...personal },
    { page: 'result', path: pathOf('quiz: result'), ...personal },
    { page: 'certificate', path: pathOf('certificate'), ...personal },
  ];
}

async function measurePage(
  browser: Browser,
  {
    origin,
    visited: { page, path, cookieHeader, comesFrom },
    condition,
    memory,
  }: { origin: string; visited: Visited; condition: Condition; memory: number[] },
): Promise<Measured> {
  const visits: PageVisit[] = [];
  for (let round = 0; round < rounds; round++) {
    const phone = await SlowPhone.take(browser, { origin, ...(cookieHeader && { cookieHeader }) });
    if (comesFrom !== undefined) {
      await phone.page.goto(origin + comesFrom);
      await phone.untilReady(comesFrom);
    }
    visits.push(await phone.visit(origin + path, condition));
    const megabytes = await phone.residentMegabytes();
    if (page === 'lesson, next' && megabytes !== undefined) memory.push(megabytes);
    await phone.close();
  }
  const middle = (of: keyof PageVisit) => median(visits.map((visit) => visit[of]));
  const [milliseconds, bytes, taken] = [middle('milliseconds'), middle('bytes'), middle('rounds')];
  const { network } = condition;
  // A kilobit per second is a bit per millisecond.
  const floor = network && taken * network.latency + (bytes * 8) / network.kilobits;
  return { page, condition: condition.name, milliseconds, bytes, rounds: taken, floor };
}

/** The floor of a lesson is its own HTML, compressed with all of brotli's effort; of what else a pack holds, what stands within `main`. */
async function weighPack(
  origin: string,
  { slug, lessons }: PublishedCourse,
  language: string,
): Promise<PackWeight> {
  const plain = { headers: { 'Accept-Encoding': 'br' } };
  const pack = JSON.parse(textOf(await exchange(`${origin}/packs/${slug}/${language}`, plain))) as Pack;
  const fragments = new Map(lessons.map(({ path, fragment }) => [path, fragment]));
  const weights = await Promise.all(
    pack.entries.map(async ({ kind, address, bytes }) => {
      if (kind === 'image') return { kind, bytes, floor: bytes };
      const html = textOf(await exchange(origin + address, plain));
      const [, main = html] = /<main[^>]*>([^]*)<\/main>/.exec(html) ?? [];
      return { kind, bytes, floor: brotliSize(fragments.get(address.replace(/\?.*/, '')) ?? main) };
    }),
  );
  const sum = (of: 'bytes' | 'floor', those = weights) => those.reduce((total, one) => total + one[of], 0);
  const ofLessons = weights.filter(({ kind }) => kind === 'lesson');
  return {
    language,
    bytes: pack.bytes,
    floor: sum('floor'),
    lessons: { bytes: sum('bytes', ofLessons), floor: sum('floor', ofLessons) },
  };
}

/** @returns bytes of the service worker and of the scripts that every page links */
async function weighScripts(origin: string): Promise<number> {
  const visitor = createVisitor(origin);
  const scripts = subresources(await visitor.get('/sw')).filter((path) => path.endsWith('.js'));
  const answers = await Promise.all(['/service-worker.js', ...scripts].map((path) => visitor.get(path)));
  return answers.reduce((sum, { body }) => sum + body.length, 0);
}

interface Outcome {
  measured: Measured[];
  journey: JourneyFigures;
  next: NextLesson;
  packs: PackWeight[];
  scripts: number;
  megabytes: number | undefined;
}

function present(outcome: Outcome): BenchOutcome {
  const { measured, journey, next, packs, scripts, megabytes } = outcome;
  const seconds = (milliseconds: number | undefined) =>
    milliseconds === undefined ? '' : (milliseconds / 1000).toFixed(2);
  const ratio = (value: number, floor: number | undefined) => (floor ? (value / floor).toFixed(2) : '');
  const weight = (what: string, bytes: number, floor?: number, goal?: Goal) => [
    what,
    '',
    '',
    '',
    '',
    String(bytes),
    floor === undefined ? '' : String(floor),
    ratio(bytes, floor),
    ...againstGoal(floor ? bytes / floor : bytes, goal),
  ];
  return {
    table: {
      title:
        'Pages on a weak phone and a slow network: until the text can be read (seconds), and what they weigh',
      headings: [
        'what',
        'condition',
        'readable',
        'floor',
        'ratio',
        'bytes',
        'floor or rounds',
        'ratio of bytes',
        'goal',
        'met',
      ],
      rows: [
        ...measured.map((one) => [
          one.page,
          one.condition,
          seconds(one.milliseconds),
          seconds(one.floor),
          ratio(one.milliseconds, one.floor),
          String(one.bytes),
          String(one.rounds),
          '',
          ...againstGoal(
            one.milliseconds / (one.floor ?? Number.NaN),
            one.page === 'lesson, first' && one.condition === slowest.name
              ? goals.firstLessonOn2G
              : undefined,
          ),
        ]),
        [
          'the journey',
          slowest.name,
          seconds(journey.milliseconds),
          seconds(journey.floor),
          ratio(journey.milliseconds, journey.floor),
        ],
        [''],
        weight('next lesson, its content alone', next.bytes, next.floor, goals.nextLesson),
        weight('the journey, bodies', journey.bytes, undefined, goals.journeyBytes),
        weight('service worker and script', scripts, undefined, goals.scripts),
        ...packs.flatMap(({ language, bytes, floor, lessons }) => [
          weight(`pack of the course, ${language}`, bytes, floor, goals.pack),
          weight(`  its lessons alone, ${language}`, lessons.bytes, lessons.floor),
        ]),
      ],
    },
    notes: [
      `Medians of ${rounds} visits, each in a browser with nothing kept; "lesson, next" and the pages of a person come after a first page, with the service worker there.`,
      'Floor of a time: rounds × latency + bytes ÷ bandwidth, of the page and its stylesheet with their headers. Chromium slows requests down, not the opening of connections.',
      'The journey goes from sign-in through a lesson, a quiz of ten and its result to the certificate; its time is the sum of what its pages are waited for. The floor takes each request and each redirect as a round.',
      'Floor of a pack: the HTML of each lesson alone, and what else it holds within `main`, brotli 11.',
      `Resident memory of the tab on a lesson: ${megabytes === undefined ? 'unknown' : `${megabytes.toFixed(0)} MB`}.`,
    ],
    figures: outcome,
  };
}
