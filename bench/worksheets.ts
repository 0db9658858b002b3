import { build } from 'esbuild';
import { chromium } from 'playwright';
import { ensureBrowser } from '../tests/setup/find-browser';
import type { Bench, BenchContext, BenchOutcome } from './bench';
import { facilityMonths, type Timed, timeFacilityMonths } from './facility-months';
import { percentile } from './measure/statistics';
import { startTumia } from './server/start-tumia';
import { type Exchange, exchange } from './visit/exchange';

const rounds = 9;
const askedTimes = 60;
const warmUpTimes = 20;

/** What a worksheet's page costs, and how long 10,000 facility-months take through those that look at every month, on the server and in a browser. */
export const worksheets: Bench = { name: 'worksheets', run };

/** Pages that a worksheet has: the empty form, an answer in words alone with a chart, and a table. */
const pages: Record<string, string> = {
  'form of W05': '/sw/toolkits/immunisation/immunisation-dropout',
  'answer of W05': '/sw/toolkits/immunisation/immunisation-dropout?part=coverage&example=1',
  'answer of W10, p-chart': '/sw/toolkits/data-review-meeting/run-chart?part=pChart&example=1',
};

async function run(context: BenchContext): Promise<BenchOutcome> {
  const { say } = context;
  const onServer = timeFacilityMonths(rounds, say).map(summarise);
  say('the same in Chromium');
  const browser = await timeInBrowser();
  const inBrowser = browser.timed.map(summarise);
  const measuredPages = await measurePages(context);
  const rowsOf = (place: string, timed: Summary[]) =>
    timed.map(({ key, runs, p50, max }) => [
      `${key} ${place}`,
      String(runs),
      p50.toFixed(1),
      max.toFixed(1),
      ((p50 * 1000) / runs).toFixed(0),
      '',
    ]);
  return {
    table: {
      title: `${facilityMonths} facility-months through three worksheets, and pages (milliseconds)`,
      headings: ['what', 'runs', 'p50', 'max', 'µs a run', 'bytes (brotli)'],
      rows: [
        ...rowsOf('on the server', onServer),
        ...rowsOf('in Chromium', inBrowser),
        ...measuredPages.map(({ name, p50, max, bytes }) => [
          name,
          String(askedTimes),
          p50.toFixed(1),
          max.toFixed(1),
          '',
          String(bytes),
        ]),
      ],
    },
    notes: [
      'A run reads the figures as they are typed, calculates, finds what they mean and rounds, as the command line does.',
      'W03 and W10 take a facility of twelve months at once, W05 takes a month.',
      `In Chromium ${browser.version} the same functions are one script of ${browser.bytes} bytes before compression, all worksheets in it.`,
      'A page is asked for on a connection of its own, from the same machine; bytes are those of its body.',
    ],
    figures: { facilityMonths, onServer, inBrowser, scriptBytes: browser.bytes, pages: measuredPages },
  };
}

interface Summary {
  key: string;
  runs: number;
  p50: number;
  max: number;
}

function summarise({ key, runs, milliseconds }: Timed): Summary {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return { key, runs, p50: percentile(sorted, 0.5), max: sorted.at(-1) ?? Number.NaN };
}

async function timeInBrowser(): Promise<{ timed: Timed[]; bytes: number; version: string }> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { timeFacilityMonths } from './facility-months'; Object.assign(globalThis, { timeFacilityMonths });`,
      resolveDir: 'bench',
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  const script = outputFiles[0]?.text ?? '';
  const browser = await chromium.launch({ executablePath: ensureBrowser() });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    const timed = await page.evaluate<Timed[]>(`timeFacilityMonths(${rounds})`);
    return { timed, bytes: Buffer.byteLength(script), version: browser.version() };
  } finally {
    await browser.close();
  }
}

async function measurePages(context: BenchContext) {
  const { origin } = await startTumia(context);
  const measured: { name: string; p50: number; max: number; bytes: number }[] = [];
  for (const [name, path] of Object.entries(pages)) {
    context.say(name);
    const milliseconds: number[] = [];
    let answer: Exchange | undefined;
    for (let time = -warmUpTimes; time < askedTimes; time++) {
      const began = performance.now();
      answer = await exchange(`${origin}${path}`, { headers: { 'Accept-Encoding': 'br' } });
      if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`);
      if (time >= 0) milliseconds.push(performance.now() - began);
    }
    milliseconds.sort((a, b) => a - b);
    measured.push({
      name,
      p50: percentile(milliseconds, 0.5),
      max: milliseconds.at(-1) ?? Number.NaN,
      bytes: answer?.body.length ?? 0,
    });
  }
  return measured;
}
