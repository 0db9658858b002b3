import { readFile, writeFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import {
  countRows,
  exportFormats,
  type ExportFormat,
  itemFormats,
  planImport,
  type PlannedRow,
} from '~/features/items/index';
import type { ItemFormat } from '~db/schema/items';
import {
  createBank,
  exportItems,
  importItems,
  type ImportItemsAnswer,
  listBanks,
  readQuestions,
} from '~/features/items/index.server';
import { NewBankSchema } from '~/features/items/schemas';
import type { Language } from '~/platform/i18n/language';
import { languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { endProgress, type Outcome, printOutcome, showProgress } from './output.server';
import { refusedInput } from './refused-input.server';
import { withDatabase } from './with-database.server';

interface ImportOptions {
  format: ItemFormat;
  language: Language;
  bank?: string;
  dryRun?: boolean;
  json?: boolean;
}

interface ExportOptions {
  format: ExportFormat;
  bank: string;
  language: Language;
  output: string;
  json?: boolean;
}

interface BankOptions {
  institute: string;
  sw: string;
  en: string;
  json?: boolean;
}

const languageOption = (meaning: string) =>
  new Option('--language <language>', meaning).choices(languages).default('en');

/** `tumia items import FILE`, `export`, `banks` and `open-bank NAME`. */
export function addItemCommands(program: Command): void {
  const items = program.command('items').description('questions in item banks');
  items
    .command('import')
    .description('brings the questions of a file into a bank; what can’t be a question is kept as a draft')
    .argument('<file>')
    .addOption(new Option('--format <format>').choices(itemFormats).makeOptionMandatory())
    .option('--bank <id>', 'the bank; a dry run can do without one')
    .addOption(languageOption('of texts that don’t tell theirs'))
    .option('--dry-run', 'only tell what would become of each question')
    .option('--json', 'print one JSON value')
    .action(async (file: string, options: ImportOptions) => {
      printOutcome(await importFile(file, options), options.json ?? false);
    });
  items
    .command('export')
    .description('writes the questions of a bank for another system, and tells what it can’t hold')
    .requiredOption('--bank <id>')
    .addOption(new Option('--format <format>').choices(exportFormats).makeOptionMandatory())
    .addOption(languageOption('of texts that are written without a mark, as they exist in no other'))
    .requiredOption('--output <file>')
    .option('--json', 'print one JSON value')
    .action(async (options: ExportOptions) => {
      printOutcome(await exportBank(options), options.json ?? false);
    });
  items
    .command('banks')
    .description('lists all banks')
    .option('--json', 'print one JSON value')
    .action(async (options: { json?: boolean }) => {
      printOutcome(await withDatabase(listAll), options.json ?? false);
    });
  items
    .command('open-bank')
    .description('opens a bank; its name in its institute is taken for good')
    .argument('<name>', 'small letters, digits and hyphens')
    .requiredOption('--institute <id>')
    .requiredOption('--sw <title>', 'its title in Swahili')
    .requiredOption('--en <title>', 'its title in English')
    .option('--json', 'print one JSON value')
    .action(async (id: string, options: BankOptions) => {
      printOutcome(await withDatabase(() => openBank(id, options)), options.json ?? false);
    });
}

const t = getTranslator('en');

const refused = (error: string, reason: string): Outcome => ({
  ok: false,
  data: { error },
  lines: [reason],
});

const noBank = (id: string) => refused('no-bank', `there is no bank ${id}; tumia items banks lists all`);

async function importFile(file: string, options: ImportOptions): Promise<Outcome> {
  const { bank, dryRun = false } = options;
  if (bank === undefined && !dryRun)
    return refused('bank', 'name the bank with --bank, or try with --dry-run');
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch {
    return refused('no-file', `${file}: the file can’t be opened`);
  }
  const source = { bytes, format: options.format, language: options.language };
  const progress = (read: number) => showProgress(read, 'questions read');
  const answer =
    bank === undefined
      ? await readAlone(source, progress)
      : await withDatabase(() => importItems(null, bank, source, { dryRun, progress }));
  endProgress();
  switch (answer.outcome) {
    case 'notFound':
      return noBank(bank ?? '');
    case 'refused': {
      const fault = t(`items:refusal.${answer.fault}`);
      const said =
        answer.line === undefined ? fault : t('items:refusal.atLine', { fault, line: answer.line });
      return {
        ok: false,
        data: { error: answer.fault, ...(answer.line === undefined ? {} : { line: answer.line }) },
        lines: [`${file}: ${said} Nothing was imported.`],
      };
    }
    case 'imported':
      return {
        ok: true,
        data: { dryRun, ...answer.counts, rows: answer.rows },
        lines: [...answer.rows.flatMap(lineOf), summaryOf(answer, dryRun)],
      };
  }
}

/** What a file holds, whatever is in the banks: every question counts as new. */
async function readAlone(
  { bytes, format, language }: { bytes: Uint8Array; format: ItemFormat; language: Language },
  progress: (read: number) => void,
): Promise<ImportItemsAnswer> {
  const read = await readQuestions(bytes, format, language, progress);
  if (!read.ok) {
    return {
      outcome: 'refused',
      fault: read.fault,
      ...(read.line === undefined ? {} : { line: read.line }),
    };
  }
  const rows = planImport(read.questions, () => '', new Map());
  return { outcome: 'imported', rows, counts: countRows(rows) };
}

/** A line for whatever somebody should look at. */
function lineOf({ id, name, line, path, reason, notes }: PlannedRow): string[] {
  const place = path === null ? `line ${line}` : `${path}, line ${line}`;
  const title = name === '' ? id : `${id} “${name}”`;
  if (reason) return [`draft, ${place}: ${title}: ${t(`items:reason.${reason}`)}`];
  if (notes.length === 0) return [];
  return [`note, ${place}: ${title}: ${notes.map((note) => t(`items:note.${note}`)).join('; ')}`];
}

function summaryOf({ counts }: ImportItemsAnswer & { outcome: 'imported' }, dryRun: boolean): string {
  const { questions, items, drafts, changed, unchanged } = counts;
  return (
    `${dryRun ? 'would import ' : ''}${questions} questions: ${items} items, ${drafts} drafts; ` +
    `${counts.new} new, ${changed} changed, ${unchanged} unchanged`
  );
}

async function exportBank({ bank, format, language, output }: ExportOptions): Promise<Outcome> {
  const file = await withDatabase(() => exportItems(null, bank, format, language));
  if (!file) return noBank(bank);
  const isWritten = await writeFile(output, file.text).then(
    () => true,
    () => false,
  );
  if (!isWritten) return refused('no-file', `${output}: the file can’t be written`);
  const { written, leftOut, losses, drafts } = file;
  return {
    ok: true,
    data: { written, leftOut, losses, drafts },
    lines: [
      ...leftOut.map(({ id, code }) => `left out: ${id}: ${t(`items:leftOut.${code}`)}`),
      ...losses.map(({ id, code }) => `note: ${id}: ${t(`items:loss.${code}`)}`),
      `${output}: ${written.length} items, ${leftOut.length} left out, ${drafts} drafts left out`,
    ],
  };
}

async function listAll(): Promise<Outcome> {
  const banks = await listBanks(null);
  return {
    ok: true,
    data: banks,
    lines: banks.map(
      ({ id, title, ready, drafts }) => `${id}  ${title.sw} / ${title.en}  ${ready} items, ${drafts} drafts`,
    ),
  };
}

async function openBank(id: string, { institute, sw, en }: BankOptions): Promise<Outcome> {
  const parsed = NewBankSchema.safeParse({ id, institute, titleSw: sw, titleEn: en });
  if (!parsed.success) return refusedInput('items', parsed.error);
  const answer = await createBank(null, parsed.data);
  if (answer.outcome === 'created') {
    const { bankId } = answer;
    return { ok: true, data: { ...parsed.data, id: bankId }, lines: [`${bankId} is open`] };
  }
  const code = answer.outcome === 'forbidden' ? 'institute' : answer.outcome;
  return refused(answer.outcome, t(`items:errors.${code}`));
}
