import path from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Language, languages } from '~/platform/i18n/language';
import cases from '~tests/fixtures/worksheet-cases.json';
import { phoneBundle } from '../../../vite.enhancement-scripts';
import { answerWorksheet } from './answer-worksheet.server';
import { filledCells } from './cells-to-keep';
import { runWorksheet, worksheetOf, worksheets } from './index';
import { typedAlone } from './taken-figures';
import { partsOnPage } from './worksheet-forms';

/** What a phone's script answers with, bundled as pages get it. */
interface Phone {
  worksheetOf: typeof worksheetOf;
  runWorksheet: typeof runWorksheet;
  answer: (key: string, part: string | undefined, fields: Record<string, string>) => unknown;
}

const here = path.resolve('app/features/worksheets');

async function phoneIn(language: Language): Promise<Phone> {
  const contents = `
    import { speak } from '~/platform/i18n/translate.phone';
    import { worksheetOf } from './all-worksheets';
    import { answerFigures } from './answer-figures';
    import { words } from './client/words-${language}';
    import { withoutDrawing } from './drawing';
    import { runWorksheet } from './run-worksheet';
    import { typedAlone } from './taken-figures';
    speak(words);
    export { runWorksheet, worksheetOf };
    export const answer = (key, part, fields) =>
      answerFigures(worksheetOf(key), part, typedAlone(fields), '${language}', withoutDrawing);`;
  const { outputFiles } = await build({
    ...phoneBundle,
    globalName: 'phone',
    stdin: { contents, resolveDir: here, loader: 'ts' },
  });
  return vm.runInNewContext(`${outputFiles[0]?.text}; phone`, { Intl }) as Phone;
}

/** What a page holds goes through JSON, so that values of two realms compare. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null') as unknown;

/** What the server answers, but for the drawing of the chart. */
function serverAnswer(
  key: string,
  part: string | undefined,
  fields: Record<string, string>,
  language: Language,
) {
  const worksheet = worksheetOf(key);
  const answer = worksheet && answerWorksheet(worksheet, part, typedAlone(fields), language);
  if (answer?.result?.chart) answer.result.chart.svg = null;
  return plain(answer);
}

const fieldsOf = (inputs: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(inputs).flatMap(([key, value]) => filledCells(value, key)));

describe.each(languages)('a phone that reads %s', (language) => {
  let phone: Phone;
  beforeAll(async () => {
    phone = await phoneIn(language);
  });

  it.each(cases.map((one) => [one.case, one] as const))('gives what is known in %s', (_, one) => {
    const answer = phone.runWorksheet(phone.worksheetOf(one.worksheet)!, one.inputs);
    const server = runWorksheet(worksheetOf(one.worksheet)!, one.inputs);
    expect(plain(answer?.outputs)).toMatchObject(one.expected);
    expect(plain(answer)).toEqual(plain(server));
    const fields = fieldsOf(one.inputs);
    const part = worksheetOf(one.worksheet)?.parts[answer?.part ?? '']?.isOnPage ? answer?.part : undefined;
    expect(plain(phone.answer(one.worksheet, part, fields))).toEqual(
      serverAnswer(one.worksheet, part, fields, language),
    );
  });

  it.each(
    worksheets.flatMap((worksheet) => partsOnPage(worksheet).map(([part]) => [worksheet.key, part] as const)),
  )('answers the example of %s %s, and what can’t be read, in the server’s words', (key, part) => {
    const example = plain(phone.answer(key, part, { example: '1' })) as { state: { typed: object } };
    expect(example).toEqual(serverAnswer(key, part, { example: '1' }, language));
    const wrong = Object.entries(fieldsOf(example.state.typed as Record<string, unknown>)).map(
      ([name, text], place) => [name, place % 3 === 1 ? `${text}.5x` : place % 5 === 4 ? 'NA' : text],
    );
    const fields = Object.fromEntries(wrong) as Record<string, string>;
    expect(plain(phone.answer(key, part, fields))).toEqual(serverAnswer(key, part, fields, language));
  });
});
