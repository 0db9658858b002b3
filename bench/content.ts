import postgres from 'postgres';
import { importContent } from '~/features/authoring/index.server';
import { closeCompiler, compileLesson } from '~/mdx/index.server';
import type { Bench, BenchContext, BenchOutcome } from './bench';
import { residentMegabytes, residentMegabytesOfChildren } from './measure/resident-memory';
import { countRowsWritten } from './measure/rows-written';
import { percentile } from './measure/statistics';
import { type LessonText, readLessonTexts } from './read-lesson-texts';
import { openWorkDatabase } from './server/open-work-database';

const compiles = 500;
const memoryEvery = 100;

interface Compiled {
  file: string;
  milliseconds: number;
}

interface Memory {
  after: number;
  /** Megabytes of the bench's process, the compiler's thread with it, and of the program it starts, esbuild. */
  process: number | undefined;
  programs: number | undefined;
}

interface Import {
  seconds: number;
  rows: Record<string, number>;
}

/** What `content/` costs to bring in: the import, the compiler's time for each lesson, and its memory over 500 of them. */
export const content: Bench = { name: 'content', run };

async function run(context: BenchContext): Promise<BenchOutcome> {
  const texts = await readLessonTexts('content');
  const compiling = await compileInTurn(texts, context);
  const imports = await importTwice(context);
  return present(texts.length, compiling, imports);
}

/** Compiles all lessons in both languages, one after the other and again from the first, in one process. */
async function compileInTurn(texts: LessonText[], { say, cleanUp }: BenchContext) {
  cleanUp.add(closeCompiler);
  const memory: Memory[] = [await readMemory(0)];
  const times: Compiled[] = [];
  for (let number = 1; number <= compiles; number++) {
    const text = texts[(number - 1) % texts.length];
    if (!text) throw new Error('content/ has no lessons');
    const start = performance.now();
    const result = await compileLesson(text.lesson);
    const milliseconds = performance.now() - start;
    if (!result.ok) throw new Error(`${text.file} has faults: npm run content:check`);
    times.push({ file: text.file, milliseconds });
    if (number === 1 || number % memoryEvery === 0) {
      say(`${number} compiled`);
      memory.push(await readMemory(number));
    }
  }
  await closeCompiler();
  // The first of all waits for the thread to start, which is no lesson's time.
  const [starting, ...lessons] = times;
  return { memory, starting, lessons, firstRound: lessons.slice(0, texts.length - 1) };
}

async function readMemory(after: number): Promise<Memory> {
  const [own, programs] = [await residentMegabytes(process.pid), await residentMegabytesOfChildren()];
  return { after, process: own, programs };
}

/** Imports all of `content/` into an empty database, then once more with nothing changed. */
async function importTwice({ say, cleanUp }: BenchContext): Promise<{ cold: Import; unchanged: Import }> {
  const url = await openWorkDatabase({ say, cleanUp });
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  cleanUp.add(() => sql.end());
  const importAll = async (name: string): Promise<Import> => {
    say(`importing: ${name}`);
    const rowsWritten = await countRowsWritten(sql);
    const start = performance.now();
    const answer = await importContent('content');
    await closeCompiler();
    const seconds = (performance.now() - start) / 1000;
    if (!answer.ok) {
      throw new Error('the content has faults: npm run content:check');
    }
    return { seconds, rows: await rowsWritten() };
  };
  return { cold: await importAll('cold'), unchanged: await importAll('unchanged') };
}

function present(
  texts: number,
  { memory, starting, lessons, firstRound }: Awaited<ReturnType<typeof compileInTurn>>,
  imports: { cold: Import; unchanged: Import },
): BenchOutcome {
  const first = summarize(firstRound);
  const all = summarize(lessons);
  const rowsOf = ({ rows }: Import) => Object.values(rows).reduce((sum, count) => sum + count, 0);
  const milliseconds = ({ p50, p95, max }: ReturnType<typeof summarize>) =>
    [p50, p95, max].map((value) => value.toFixed(0));
  return {
    table: {
      title: `Content: ${texts} lesson texts (each lesson in each language)`,
      headings: ['what', '', '', ''],
      rows: [
        ['import', 'seconds', 'rows written', ''],
        ...Object.entries(imports).map(([name, one]) => [
          `  ${name}`,
          one.seconds.toFixed(2),
          String(rowsOf(one)),
          '',
        ]),
        [''],
        ['compiling a lesson text, ms', 'p50', 'p95', 'max'],
        ['  the first round', ...milliseconds(first)],
        [`  all ${lessons.length + 1}`, ...milliseconds(all)],
        [''],
        ['resident memory, MB', 'process', 'its programs', ''],
        ...memory.map(({ after, process, programs }) => [
          after === 0 ? '  before' : `  after ${after}`,
          process?.toFixed(0) ?? '',
          programs?.toFixed(0) ?? '',
          '',
        ]),
      ],
    },
    notes: [
      'Import: courses, glossary, learning paths and the gallery, the start of the compiler’s thread counted. A row that is written again counts.',
      `The slowest text: ${all.slowest?.file}. The first of all, which waited ${starting?.milliseconds.toFixed(0)} ms for the thread to start, is left out.`,
      'Process: the compiler’s thread is part of it. Its programs: the compiler’s esbuild.',
    ],
    figures: { texts, imports, starting, firstRound: first, all, memory, lessons },
  };
}

function summarize(compiled: Compiled[]) {
  const sorted = [...compiled].sort((a, b) => a.milliseconds - b.milliseconds);
  const milliseconds = sorted.map((one) => one.milliseconds);
  return {
    p50: percentile(milliseconds, 0.5),
    p95: percentile(milliseconds, 0.95),
    max: percentile(milliseconds, 1),
    slowest: sorted.at(-1),
  };
}
