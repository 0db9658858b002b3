import childProcess from 'node:child_process';
import { parentPort } from 'node:worker_threads';
import { compile } from './compile.server';
import type { LessonSource } from './lesson';

const port = parentPort;
if (!port) throw new Error('compile-worker.server.ts runs as a worker thread of compiler.server.ts');

silenceEsbuild();
// The first compilation loads the parsers, starts esbuild and sets up the charts (over a second): not on an author's clock.
await compile({
  source: '<Chart kind="bars" title="a" summary="b">\n\n|a|b|\n|-|-|\n|c|1|\n|d|2|\n\n</Chart>',
  language: 'sw',
  media: {},
  references: { terms: [], worksheets: {} },
});

port.on('message', (lesson: LessonSource) => {
  void compile(lesson).then((result) => port.postMessage(result));
});
port.postMessage('ready');

/**
 * esbuild's program writes a page of Go traces to our terminal when this thread is ended in the middle of a lesson,
 * and esbuild has no option for it. What it has to say of a lesson comes through its standard output.
 */
function silenceEsbuild(): void {
  const spawn = childProcess.spawn.bind(childProcess);
  childProcess.spawn = ((command: string, args: string[], options: childProcess.SpawnOptions) =>
    spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'ignore'] })) as typeof childProcess.spawn;
}
