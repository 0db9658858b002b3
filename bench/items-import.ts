import { createBank, exportItems, importItems, readQuestions } from '~/features/items/index.server';
import type { Bench, BenchContext, BenchOutcome } from './bench';
import { residentMegabytes } from './measure/resident-memory';
import { openWorkDatabase } from './server/open-work-database';

const questions = 5_000;
const bank = 'ttcih.bench';

/** What 5,000 questions of Moodle's cost to bring in, for the first time and again, and to write out. */
export const itemsImport: Bench = { name: 'items-import', run };

const answer = (share: number, text: string) =>
  `<answer fraction="${share}" format="html"><text>${text}</text><feedback format="html"><text>Kwa nini: ${text}</text></feedback></answer>`;

const question = (number: number) =>
  `<question type="multichoice"><name><text>Swali ${number}</text></name><questiontext format="html"><text><![CDATA[<p>Kituo kina wagonjwa <b>${number}</b>.</p><p>{mlang sw}Je, ni wangapi?{mlang}{mlang en}How many are there?{mlang}</p>]]></text></questiontext><single>true</single>${answer(0, `${number + 1}`)}${answer(100, `${number}`)}${answer(0, `${number + 2}`)}<tags><tag><text>stage:analysis</text></tag></tags></question>`;

const file = () =>
  Buffer.from(
    `<quiz>\n${Array.from({ length: questions }, (_none, place) => question(place)).join('\n')}\n</quiz>`,
  );

async function run(context: BenchContext): Promise<BenchOutcome> {
  const { say, cleanUp } = context;
  await openWorkDatabase({ say, cleanUp });
  const opened = await createBank(null, {
    id: 'bench',
    institute: 'ttcih',
    titleSw: 'Kipimo',
    titleEn: 'Bench',
  });
  if (opened.outcome !== 'created') throw new Error(`the bank was not opened: ${opened.outcome}`);
  const source = { bytes: file(), format: 'moodle-xml' as const, language: 'sw' as const };
  const steps: { step: string; seconds: number }[] = [];
  const measure = async (step: string, work: () => Promise<unknown>) => {
    say(step);
    const began = performance.now();
    await work();
    steps.push({ step, seconds: (performance.now() - began) / 1000 });
  };
  await measure('read', () => readQuestions(source.bytes, source.format, source.language));
  await measure('import', () => expectNew(questions));
  await measure('import again', () => expectNew(0));
  await measure('export', () => exportItems(null, bank, 'moodle-xml', 'sw'));

  async function expectNew(expected: number) {
    const imported = await importItems(null, bank, source);
    if (imported.outcome !== 'imported' || imported.counts.new !== expected) {
      throw new Error(`the import went wrong: ${imported.outcome}`);
    }
  }

  const megabytes = await residentMegabytes(process.pid);
  return {
    table: {
      title: `${questions} questions of Moodle XML, ${(source.bytes.byteLength / 1024 / 1024).toFixed(1)} MB`,
      headings: ['step', 'seconds', 'questions a second'],
      rows: steps.map(({ step, seconds }) => [step, seconds.toFixed(2), (questions / seconds).toFixed(0)]),
    },
    notes: [`The process held ${megabytes?.toFixed(0) ?? 'an unknown number of'} MB at the end.`],
    figures: { questions, steps, megabytes },
  };
}
