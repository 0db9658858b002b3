import { type Bench } from './bench';
import { bytes } from './bytes';
import { certificates } from './certificates';
import { createCleanUp } from './clean-up';
import { content } from './content';
import { itemAnalysis } from './item-analysis';
import { itemsImport } from './items-import';
import { lessonPage } from './lesson-page';
import { phone } from './phone';
import { quizSubmit } from './quiz-submit';
import { formatTable } from './report/table';
import { writeResults } from './report/write-results';
import { search } from './search';
import { startUp } from './start-up';
import { studio } from './studio';
import { tracking } from './tracking';
import { worksheets } from './worksheets';

/** `npm run bench [NAME ...]`: measures, prints a table for each bench and keeps the figures in bench/results/. */
const benches: Bench[] = [
  lessonPage,
  startUp,
  bytes,
  search,
  content,
  worksheets,
  itemAnalysis,
  itemsImport,
  quizSubmit,
  certificates,
  phone,
  studio,
  tracking,
];

const say = (line: string) => console.error(line);

function chooseBenches(names: string[]): Bench[] {
  const known = benches.map((bench) => bench.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`No such bench: ${unknown.join(', ')}. There are ${known.join(', ')}.`);
  }
  return benches.filter((bench) => names.length === 0 || names.includes(bench.name));
}

async function runBench({ name, run }: Bench): Promise<void> {
  say(`${name}:`);
  const cleanUp = createCleanUp();
  const stop = () => void cleanUp.run().finally(() => process.exit(130));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const outcome = await run({ say: (line) => say(`  ${line}`), cleanUp });
    const file = await writeResults(name, outcome);
    console.log(
      ['', formatTable(outcome.table), '', ...outcome.notes, `All figures: ${file}`, ''].join('\n'),
    );
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await cleanUp.run();
  }
}

try {
  for (const bench of chooseBenches(process.argv.slice(2))) await runBench(bench);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
