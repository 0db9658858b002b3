import type { Bench, BenchContext, BenchOutcome } from './bench';
import { brotliSize } from './measure/brotli-size';
import { startTumia } from './server/start-tumia';
import { type Exchange, headerValues, textOf } from './visit/exchange';
import { type PublishedCourse, readCourse } from './visit/read-course';
import { makeDemoAccounts, signInAsDemo } from './visit/sign-in-as-demo';
import { type Step, subresources, takeJourney } from './visit/take-journey';
import { createVisitor, type Visitor } from './visit/visitor';

interface Weighed {
  name: string;
  /** Bytes of the body as sent, and of the whole answer with its headers. */
  body: number;
  wire: number;
  /** Bytes before compression. */
  plain: number;
  /** What a browser with an empty cache loads for the first paint: the page and its stylesheet. */
  firstPaint?: number;
  /** The least that a lesson can weigh: its own HTML, compressed with all of brotli's effort. */
  floor?: number;
}

/** What pages and the whole journey weigh, sent with brotli. */
export const bytes: Bench = { name: 'bytes', run };

async function run(context: BenchContext): Promise<BenchOutcome> {
  const { say } = context;
  const tumia = await startTumia(context);
  await makeDemoAccounts(tumia.databaseUrl);
  const course = await readCourse(tumia.databaseUrl);
  const anonymous = createVisitor(tumia.origin);
  const learner = createVisitor(tumia.origin);
  await signInAsDemo(learner, '/sw');

  say('taking the journey');
  const journey = await takeJourney(createVisitor(tumia.origin), learner, course, tumia.databaseUrl);
  say('weighing the pages');
  const stylesheet = await weighStylesheet(anonymous);
  const lessons = await weighLessons(anonymous, course);
  const pages = [
    stylesheet,
    ...extremes(lessons),
    ...(await weighPages([...anonymousPages(course)], anonymous)),
    ...(await weighPages(learnerPages(course, journey), learner)),
  ].map((page) => withFirstPaint(page, stylesheet));
  const steps = journey.map(({ name, exchange }) => weigh(name, exchange));
  return present(pages, steps, lessons);
}

const anonymousPages = ({ slug, firstModule }: PublishedCourse): [string, string][] => [
  ['home', '/sw'],
  ['catalogue', '/sw/courses'],
  ['course', `/sw/courses/${slug}`],
  ['quiz of a module, rules', `/sw/courses/${slug}/${firstModule}/quiz`],
  ['sign in', '/sw/sign-in'],
  ['sign up', '/sw/sign-up'],
  ['verify', '/sw/verify'],
  ['not found', '/sw/nowhere'],
];

function learnerPages({ slug }: PublishedCourse, journey: Step[]): [string, string][] {
  const pathOf = (name: string) => journey.find((step) => step.name === name)?.exchange.path ?? '';
  const certificate = pathOf('certificate');
  return [
    ['course, when it is done', `/sw/courses/${slug}`],
    ['final quiz, when it is passed', pathOf('quiz: rules')],
    ['result of an attempt', pathOf('quiz: result')],
    ['my learning', '/sw/me'],
    ['certificate', certificate],
    ['certificate as PDF', `${certificate}.pdf`],
    ['verification of a certificate', certificate.replace('/me/certificates/', '/verify/')],
  ];
}

async function weighPages(pages: [string, string][], visitor: Visitor): Promise<Weighed[]> {
  const weighed: Weighed[] = [];
  for (const [name, path] of pages) weighed.push(weigh(name, await visitor.get(path)));
  return weighed;
}

async function weighStylesheet(visitor: Visitor): Promise<Weighed> {
  const path = subresources(await visitor.get('/sw')).find((one) => one.endsWith('.css'));
  if (!path) throw new Error('the home page has no stylesheet');
  return weigh('stylesheet, cached for a year', await visitor.get(path));
}

async function weighLessons(visitor: Visitor, { lessons }: PublishedCourse): Promise<Weighed[]> {
  const weighed: Weighed[] = [];
  for (const { path, fragment } of lessons) {
    weighed.push({ ...weigh(path, await visitor.get(path)), floor: brotliSize(fragment) });
  }
  return weighed.sort((a, b) => a.body - b.body);
}

function extremes(lessons: Weighed[]): Weighed[] {
  const at = (name: string, index: number) => {
    const lesson = lessons[index];
    return lesson ? [{ ...lesson, name }] : [];
  };
  return [
    ...at('lesson, the lightest', 0),
    ...at('lesson, the middle one', Math.floor(lessons.length / 2)),
    ...at('lesson, the heaviest', lessons.length - 1),
  ];
}

function weigh(name: string, exchange: Exchange): Weighed {
  const isText = !headerValues(exchange, 'content-type').includes('application/pdf');
  return {
    name,
    body: exchange.body.length,
    wire: exchange.wireBytes,
    plain: isText ? Buffer.byteLength(textOf(exchange)) : exchange.body.length,
  };
}

function withFirstPaint(page: Weighed, stylesheet: Weighed): Weighed {
  const isPage = page !== stylesheet && !page.name.endsWith('PDF');
  return isPage ? { ...page, firstPaint: page.body + stylesheet.body } : page;
}

function present(pages: Weighed[], steps: Weighed[], lessons: Weighed[]): BenchOutcome {
  const sum = (of: 'body' | 'wire' | 'plain') => steps.reduce((total, step) => total + step[of], 0);
  const journey = {
    name: `the journey: ${steps.length} requests`,
    body: sum('body'),
    wire: sum('wire'),
    plain: sum('plain'),
  };
  const optional = (value: number | undefined) => (value === undefined ? '' : String(value));
  const rowOf = (one: Weighed) => [
    one.name,
    String(one.body),
    String(one.wire),
    optional(one.firstPaint),
    optional(one.floor),
    one.floor === undefined ? '' : (one.body / one.floor).toFixed(2),
    String(one.plain),
  ];
  const blank = [''];
  return {
    table: {
      title: 'Bytes as sent to a browser that takes brotli',
      headings: ['what', 'body', 'with headers', 'first paint', 'floor', 'body/floor', 'uncompressed'],
      rows: [
        ...pages.map(rowOf),
        blank,
        ...steps.map((step) => rowOf({ ...step, name: `  ${step.name}` })),
        rowOf(journey),
      ],
    },
    notes: [
      `First paint: page and stylesheet. Floor: the lesson's own HTML alone, brotli 11. Of ${lessons.length} lesson pages, three are shown.`,
      'The journey starts with an empty cache and ends a course: its lesson is the last one that is left, the quiz is the final.',
    ],
    figures: { pages, journey: { ...journey, steps }, lessons },
  };
}
