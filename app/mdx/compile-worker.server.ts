import { parentPort } from 'node:worker_threads';
import { compile } from './compile.server';
import type { LessonSource } from './lesson';

const port = parentPort;
if (!port) throw new Error('compile-worker.server.ts runs as a worker thread of compiler.server.ts');

// The first compilation loads the parsers and starts esbuild (over a second): not on an author's clock.
await compile({ source: '', language: 'sw', media: {} });

port.on('message', (lesson: LessonSource) => {
  void compile(lesson).then((result) => port.postMessage(result));
});
port.postMessage('ready');
