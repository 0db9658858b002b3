import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Problem } from '~/platform/content/problem';
import { startOfFile } from './fault';
import type { CompileResult, LessonSource } from './lesson';

interface Compiler {
  /** Compiles lessons one after the other; input that is hostile, broken or too slow gives faults. */
  compile: (lesson: LessonSource) => Promise<CompileResult>;
  /** Waits for what was asked for, then ends the worker; a later compile starts a new one. */
  close: () => Promise<void>;
}

/**
 * A compiler that works in one thread of its own, reused from lesson to lesson. Markdown's parser takes minutes on
 * some inputs of a few kilobytes, and a running parser can only be ended together with its thread.
 * @param timeLimit milliseconds one lesson may take
 */
export function createCompiler({ timeLimit }: { timeLimit: number }): Compiler {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <Result>(step: () => Promise<Result>): Promise<Result> => {
    const result = last.then(step);
    last = result.catch(() => undefined);
    return result;
  };
  const endWorker = async () => {
    await worker?.terminate();
    worker = undefined;
  };
  const compile = async (lesson: LessonSource): Promise<CompileResult> => {
    // A thread that died between two lessons has no number any more.
    if (!worker || worker.threadId < 0) worker = await startWorker();
    const outcome = await askWorker(worker, lesson, timeLimit);
    if (outcome.workerIsSpent) await endWorker();
    return outcome.result;
  };
  return { compile: (lesson) => inTurn(() => compile(lesson)), close: () => inTurn(endWorker) };
}

/** The thread's file lies beside this one; where the pages have been built into one file of `build/server`, in the sources beside them. */
function workerFile(): URL {
  const beside = new URL('./start-compile-worker.mjs', import.meta.url);
  return existsSync(beside) ? beside : new URL('../../app/mdx/start-compile-worker.mjs', import.meta.url);
}

async function startWorker(): Promise<Worker> {
  const worker = new Worker(workerFile(), {
    execArgv: [],
    // Nothing of this process's settings: no secret can reach code that a lesson might smuggle in.
    env: { NODE_ENV: 'production', PATH: process.env.PATH, TMPDIR: tmpdir() },
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  });
  await once(worker, 'message');
  // Whoever waits for a result listens too; without this line an error between two lessons would end the process.
  worker.on('error', () => undefined);
  worker.unref();
  return worker;
}

interface Outcome {
  result: CompileResult;
  /** Whether the worker is busy or dead and has to be replaced. */
  workerIsSpent: boolean;
}

function askWorker(worker: Worker, lesson: LessonSource, timeLimit: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome) => {
      clearTimeout(timer);
      worker.off('message', onResult).off('error', onError).off('exit', onExit).unref();
      resolve(outcome);
    };
    const onResult = (result: CompileResult) => settle({ result, workerIsSpent: false });
    const onError = (error: Error) => settle(spent(problemOf(error)));
    const onExit = () => settle(spent({ code: 'compileEnded' }));
    const timer = setTimeout(
      () => settle(spent({ code: 'compileTooSlow', values: { seconds: timeLimit / 1000 } })),
      timeLimit,
    );
    worker.ref();
    worker.on('message', onResult).on('error', onError).on('exit', onExit);
    worker.postMessage(lesson);
  });
}

function spent(problem: Problem): Outcome {
  return { result: { ok: false, faults: [{ ...startOfFile, ...problem }] }, workerIsSpent: true };
}

function problemOf(error: Error): Problem {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? { code: 'compileTooBig' }
    : { code: 'compileFailed', values: { reason: error.message } };
}
