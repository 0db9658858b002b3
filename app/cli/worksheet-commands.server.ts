import { readFile } from 'node:fs/promises';
import { type Command } from 'commander';
import { runWorksheet, sayFindings, titleOf, worksheetOf, worksheets } from '~/features/worksheets/index';
import { WorksheetFileSchema } from '~/features/worksheets/schemas';
import { languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { type Outcome, printOutcome } from './output.server';

/** `tumia worksheet list` and `tumia worksheet run W05 --input FILE`. */
export function addWorksheetCommands(program: Command): void {
  const worksheet = program.command('worksheet').description('the worksheets of the toolkits');
  worksheet
    .command('list')
    .description('tells the worksheets and the figures that each part of them takes')
    .option('--json', 'print one JSON value')
    .action((options: { json?: boolean }) => {
      printOutcome(list(), options.json ?? false);
    });
  worksheet
    .command('run')
    .description('calculates a worksheet from a file of figures; those that can’t be calculated are null')
    .argument('<worksheet>', 'such as W05')
    .requiredOption('--input <file>', 'a JSON object of figures and settings by their keys')
    .option('--json', 'print one JSON value')
    .action(async (key: string, options: { input: string; json?: boolean }) => {
      printOutcome(await run(key, options.input), options.json ?? false);
    });
}

function list(): Outcome {
  const data = worksheets.map((one) => ({
    key: one.key,
    version: one.version,
    title: Object.fromEntries(languages.map((language) => [language, titleOf(one, language)])),
    parts: Object.fromEntries(
      Object.entries(one.parts).map(([name, { fields, settings }]) => [
        name,
        {
          inputs: Object.entries(fields).map(([input, { kind, isOptional }]) => ({
            key: input,
            kind,
            required: !isOptional,
          })),
          settings: Object.fromEntries(
            Object.entries(settings).map(([setting, { value }]) => [setting, value]),
          ),
        },
      ]),
    ),
  }));
  const lines = data.flatMap(({ key, title, parts }) => [
    `${key} ${title.en} (${title.sw})`,
    ...Object.entries(parts).map(
      ([name, { inputs }]) =>
        `  ${name}: ${inputs.map((input) => (input.required ? input.key : `[${input.key}]`)).join(', ')}`,
    ),
  ]);
  return { ok: true, data, lines };
}

const refused = (error: string, reason: string): Outcome => ({
  ok: false,
  data: { error, reason },
  lines: [reason],
});

async function run(key: string, file: string): Promise<Outcome> {
  const worksheet = worksheetOf(key);
  if (!worksheet) {
    return refused(
      'not-found',
      `there is no worksheet ${key}; there are ${worksheets.map((one) => one.key).join(', ')}`,
    );
  }
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return refused('no-file', `${file}: the file can’t be opened`);
  }
  const figures = WorksheetFileSchema.safeParse(parseJson(text));
  if (!figures.success) return refused('no-object', `${file}: the file holds no JSON object`);
  const answer = runWorksheet(worksheet, figures.data);
  if (!answer) {
    const parts = Object.entries(worksheet.parts).map(
      ([name, { fields }]) => `${name} (${Object.keys(fields).join(', ')})`,
    );
    return refused(
      'unknown-figures',
      `${file}: the figures fit no part of ${worksheet.key}, which are ${parts.join('; ')}`,
    );
  }
  const part = worksheet.parts[answer.part];
  if (!part) throw new Error(`${worksheet.key} has no part ${answer.part}`);
  const { faults, unusual } = answer.run;
  const said = Object.fromEntries(
    languages.map((language) => [language, sayFindings(worksheet, part, answer.run, language)]),
  );
  if (faults.length > 0) {
    const t = getTranslator('en');
    return {
      ok: false,
      data: { error: 'faults', faults, outputs: answer.outputs },
      lines: faults.map(({ path, fault }) => `${path}: ${t(`worksheets:fault.${fault}`)}`),
    };
  }
  return {
    ok: true,
    data: { ...answer.outputs, ...(unusual.length > 0 ? { unusual } : {}), says: said },
    lines: [
      ...Object.entries(answer.outputs).map(([output, value]) => `${output}: ${JSON.stringify(value)}`),
      ...unusual.map(
        ({ path, value, usual }) => `warning, ${path}: ${value} is more than ten times the usual ${usual}`,
      ),
      ...(said.en ?? []),
    ],
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
