import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { attachEmbeddedDatabase, startEmbeddedDatabase } from '~db/embedded/index.server';
import type { Bench, BenchContext, BenchOutcome } from './bench';
import { startChild } from './server/child';
import { copySources } from './server/copy-sources';
import { findFreePort } from './server/find-free-port';
import { makeWorkFolder } from './server/make-work-folder';
import { waitUntilReady } from './server/wait-until-ready';

interface Start {
  /** Seconds of each step, as the server says them. */
  steps: { name: string; seconds: number }[];
  /** Seconds from the command to `/readyz` answering 200, and to the whole first page. */
  ready: number;
  firstPage: number;
  /** Seconds from Ctrl-C to the end of the last process. */
  stop: number;
}

/** How long `npm start` takes until a page is served: from nothing, and again with nothing stale. */
export const startUp: Bench = { name: 'start-up', run };

async function run({ say, cleanUp }: BenchContext): Promise<BenchOutcome> {
  const folder = await makeWorkFolder(cleanUp);
  const sources = path.join(folder, 'tumia');
  await copySources(sources, { withBuild: false });
  // A temporary folder of its own: tsx keeps compiled files there, which a fresh machine doesn't have.
  await mkdir(path.join(folder, 'tmp'));
  const dataDir = path.join(folder, 'data');
  cleanUp.add(() => stopLeftDatabase(dataDir));
  const start = async (name: string): Promise<Start> => {
    say(`${name} start`);
    const port = await findFreePort();
    const origin = `http://localhost:${port}`;
    const began = performance.now();
    const secondsFrom = (moment: number) => (performance.now() - moment) / 1000;
    const server = await startChild('npm', ['start'], {
      cwd: sources,
      settings: {
        TUMIA_DATA_DIR: dataDir,
        TMPDIR: path.join(folder, 'tmp'),
        DATABASE_URL: '',
        HOST: 'localhost',
        PORT: String(port),
      },
    });
    cleanUp.add(() => server.stop());
    await waitUntilReady(origin, server);
    const ready = secondsFrom(began);
    const page = await fetch(`${origin}/sw`);
    await page.text();
    if (!page.ok) throw new Error(`the first page was answered with ${page.status}`);
    const firstPage = secondsFrom(began);
    const stopping = performance.now();
    await server.stop();
    return { steps: stepsIn(server.output()), ready, firstPage, stop: secondsFrom(stopping) };
  };
  return present(await start('cold'), await start('second'));
}

/** Reads the lines that start-up says, such as `  pages: built (9.1 s)`. */
function stepsIn(output: string): Start['steps'] {
  return [...output.matchAll(/^ {2}([\w ]+?)(?:: .*)? \((\d+\.\d) s\)$/gm)].map(
    ([, name = '', seconds = '']) => ({ name, seconds: Number(seconds) }),
  );
}

/** A server that was ended the hard way leaves its database running. */
async function stopLeftDatabase(dataDir: string): Promise<void> {
  if (!(await attachEmbeddedDatabase(dataDir))) return;
  const left = await startEmbeddedDatabase({ dataDir });
  await left.stop();
}

function present(cold: Start, second: Start): BenchOutcome {
  const names = [...new Set([...cold.steps, ...second.steps].map((step) => step.name))];
  const secondsOf = (start: Start, name: string) =>
    start.steps.find((step) => step.name === name)?.seconds.toFixed(1) ?? '';
  return {
    table: {
      title: 'npm start, in seconds',
      headings: ['step', 'cold', 'second'],
      rows: [
        ...names.map((name) => [`  ${name}`, secondsOf(cold, name), secondsOf(second, name)]),
        ['until /readyz answers', cold.ready.toFixed(2), second.ready.toFixed(2)],
        ['until the first page is there', cold.firstPage.toFixed(2), second.firstPage.toFixed(2)],
        ['from Ctrl-C to the end', cold.stop.toFixed(2), second.stop.toFixed(2)],
      ],
    },
    notes: [
      "Cold: no build, no database, no compiled files of tsx; the packages are installed, and the system's file cache may be warm.",
      'Second: everything is there and nothing is stale. The steps are what the server says itself.',
    ],
    figures: { cold, second },
  };
}
