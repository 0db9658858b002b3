import { writeFile } from 'node:fs/promises';
import { type Command } from 'commander';
import { type FacilityReport, importFacilities, importPlaces } from '~/features/places/index.server';
import { theOperator } from '~/platform/audit.server';
import { writeCsv } from '~/platform/tables/write-table.server';
import { notImported, notOpened, readFileToImport } from './file-to-import.server';
import { type Outcome, printOutcome, showSteps } from './output.server';
import { withDatabase } from './with-database.server';

interface ImportOptions {
  complete?: boolean;
  json?: boolean;
  rejected?: string;
}

/** `tumia facility import FILE [--complete] [--rejected FILE.csv]`. */
export function addFacilityCommands(program: Command): void {
  const facility = program.command('facility').description('health facilities');
  facility
    .command('import')
    .description('brings the list of facilities to what a file of the Health Facility Registry says')
    .argument('<file>', 'the registry’s export, CSV or XLSX')
    .option('--complete', 'the file is the whole registry: facilities that it lacks are no longer listed')
    .option('--rejected <file>', 'write the rows that could not be taken to a CSV file, with the reasons')
    .option('--json', 'print one JSON value')
    .action(async (file: string, options: ImportOptions) => {
      printOutcome(await importFile(file, options), options.json ?? false);
    });
}

const refusals = {
  empty: 'the file is empty',
  unreadable: 'the file is no table that can be read: save it as CSV or XLSX',
  oldExcel: 'the file is in Excel’s old format, or locked with a password: save it as CSV or XLSX',
  tooLarge: 'the file is too large',
  tooManyRows: 'the file has too many rows',
  noHeader: 'no row of the file is a header with the columns of code, name and council',
  tooFew: 'as a complete list the file would take more than half of all facilities off: leave out --complete',
};

const reasons = {
  code: 'the code is not six digits, a hyphen and a check digit',
  name: 'the name is missing',
  council: 'the council is not known in this region',
  duplicate: 'the code stood in a row above',
};

async function importFile(file: string, { complete = false, rejected }: ImportOptions): Promise<Outcome> {
  const bytes = await readFileToImport(file);
  if (!bytes) return notOpened(file);
  const began = performance.now();
  const answer = await withDatabase(async () => {
    await importPlaces('db/seed');
    return importFacilities(bytes, { by: theOperator, complete, progress: showSteps('facilities') });
  });
  if (!answer.ok) return notImported(file, answer.fault, refusals[answer.fault]);
  const { report } = answer;
  const seconds = (performance.now() - began) / 1000;
  const lines = linesOf(report, seconds);
  const isWritten = rejected === undefined || (await isWrittenTo(rejected, rejectedTable(report)));
  if (!isWritten) lines.push(`the rejected rows can’t be written to ${rejected}`);
  const isAnythingTaken = report.rejected.length < report.rows;
  return { ok: isAnythingTaken && isWritten, data: dataOf(report, seconds), lines };
}

const isWrittenTo = (file: string, text: string) =>
  writeFile(file, text).then(
    () => true,
    () => false,
  );

const rejectedTable = ({ header, rejected }: FacilityReport) =>
  writeCsv(
    ['Line', 'Reason', ...header],
    rejected.map(({ line, reason, cells }) => [String(line), reasons[reason], ...cells]),
  );

const dataOf = ({ header, rejected, ...counts }: FacilityReport, seconds: number) => ({
  ...counts,
  rejected: rejected.map(({ line, reason, cells }) => ({
    line,
    reason: reasons[reason],
    row: Object.fromEntries(header.map((name, place) => [name, cells[place] ?? ''])),
  })),
  seconds: Number(seconds.toFixed(1)),
});

function linesOf(report: FacilityReport, seconds: number): string[] {
  const { rows, added, updated, unchanged, notListed, wrongCheckDigits, rejected } = report;
  return [
    ...wrongCheckDigits.map(({ line, code }) => `warning, row ${line}: the check digit of ${code} is wrong`),
    ...rejected.map(({ line, reason }) => `rejected, row ${line}: ${reasons[reason]}`),
    `${rows} rows in ${seconds.toFixed(1)} s: ${added} added, ${updated} updated, ${unchanged} unchanged, ` +
      `${notListed} no longer listed, ${wrongCheckDigits.length} with a wrong check digit, ${rejected.length} rejected`,
  ];
}
