import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { ensureBrowser } from './find-browser';
import { ensurePdfTools } from './find-pdf-tools';

interface Step {
  name: string;
  /** The npm script that does it, with its parameters. */
  script: string[];
  /** Finds or installs what the step needs; throws where it can't. */
  prepare?: () => void;
  /** The line of the runner's output that tells how many tests there were. */
  count?: RegExp;
}

interface Outcome {
  passed: boolean;
  output: string;
}

const vitestCount = /^\s*Tests\s+(.+)$/m;

/** The steps in order: the quick ones that don't need each other, then the tests, each of which uses both cores. */
const quickSteps: Step[] = [
  { name: 'types', script: ['test:types'] },
  { name: 'format', script: ['test:format'] },
  { name: 'lint', script: ['test:lint'] },
  { name: 'architecture', script: ['test:architecture'] },
  { name: 'unused', script: ['test:unused'] },
];
const longSteps: Step[] = [
  { name: 'content', script: ['content:check'] },
  { name: 'unit', script: ['test:unit', '--', '--project', 'unit'], count: vitestCount },
  {
    name: 'integration',
    script: ['test:unit', '--', '--project', 'integration*'],
    prepare: ensurePdfTools,
    count: vitestCount,
  },
  {
    name: 'e2e',
    script: ['test:e2e'],
    prepare: () => {
      process.env.CHROMIUM_PATH = ensureBrowser();
      ensurePdfTools();
    },
    count: /^\s*(\d+ passed.*)$/m,
  },
];
const stepNames = [...quickSteps, ...longSteps].map((step) => step.name);

function runScript(script: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', ...script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    });
    let output = '';
    const collect = (chunk: string) => (output += chunk);
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.on('error', (error) => resolve({ passed: false, output: error.message }));
    child.on('close', (code) => resolve({ passed: code === 0, output }));
  });
}

/** Runs one step and prints its line, and where it fails everything that it said. */
async function runStep({ name, script, prepare, count }: Step): Promise<boolean> {
  const start = performance.now();
  let outcome: Outcome;
  try {
    prepare?.();
    outcome = await runScript(script);
  } catch (error) {
    outcome = { passed: false, output: error instanceof Error ? error.message : String(error) };
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const details = count?.exec(outcome.output)?.[1] ?? '';
  if (!outcome.passed) console.log(outcome.output.trimEnd());
  console.log(
    `${name.padEnd(13)}${seconds.padStart(6)} s  ${outcome.passed ? 'passed' : 'FAILED'}  ${details}`.trimEnd(),
  );
  return outcome.passed;
}

/**
 * Runs steps in order, `lanes` at a time, and starts none after a failure.
 * @returns whether each of those that ran has passed
 */
async function runSteps(steps: Step[], lanes: number): Promise<boolean[]> {
  const waiting = [...steps];
  const results: boolean[] = [];
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const passed = await runStep(step);
      results.push(passed);
      if (!passed) waiting.length = 0;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/** @returns the names of the steps to run: all of them, or those given as `--only unit,e2e` */
function readSelection(): string[] {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const selection = values.only?.split(',') ?? stepNames;
  const unknown = selection.filter((name) => !stepNames.includes(name));
  if (unknown.length > 0) {
    throw new Error(`No such step: ${unknown.join(', ')}. The steps are ${stepNames.join(', ')}.`);
  }
  return selection;
}

async function runAll(): Promise<boolean> {
  const selection = readSelection();
  const isSelected = (step: Step) => selection.includes(step.name);
  const results = await runSteps(quickSteps.filter(isSelected), 2);
  if (results.every(Boolean)) results.push(...(await runSteps(longSteps.filter(isSelected), 1)));
  const failed = results.filter((passed) => !passed).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  return failed === 0;
}

try {
  process.exitCode = (await runAll()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
