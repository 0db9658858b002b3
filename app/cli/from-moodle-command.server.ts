import { type Command, Option } from 'commander';
import { group } from 'd3-array';
import { checkContent } from '~/features/catalog/index.server';
import { type BackupReport, convertBackup } from '~/features/moodle/index.server';
import { closeCompiler } from '~/mdx/index.server';
import type { ContentFault } from '~/platform/content/content-fault';
import { explainProblem } from '~/platform/content/explain-problem';
import { type Language, languages } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { endProgress, type Outcome, printOutcome, showProgress } from './output.server';

interface Options {
  institute: string;
  out: string;
  language?: Language;
  json?: boolean;
}

/** `tumia content from-moodle FILE`. */
export function addFromMoodleCommand(content: Command): void {
  content
    .command('from-moodle')
    .description('makes a course package of a Moodle backup, and tells what became of everything in it')
    .argument('<file>', 'a course backup (.mbz)')
    .requiredOption('--institute <id>', 'the institute that owns the course')
    .requiredOption('--out <folder>', 'a new folder; its name becomes the course’s address')
    .addOption(
      new Option(
        '--language <language>',
        'of texts that don’t tell theirs; else that of the course in Moodle, else Swahili',
      ).choices(languages),
    )
    .option('--json', 'print one JSON value')
    .action(async (file: string, options: Options) => {
      printOutcome(await fromMoodle(file, options), options.json ?? false);
    });
}

const t = getTranslator('en');

async function fromMoodle(file: string, { institute, out, language }: Options): Promise<Outcome> {
  const answer = await convertBackup(file, out, { institute, language });
  if (answer.outcome === 'refused') {
    const { fault } = answer;
    return { ok: false, data: { error: fault }, lines: [`${file}: ${t(`moodle:refusal.${fault}`)}`] };
  }
  const { faults } = await checkContent(out, showProgress);
  endProgress();
  await closeCompiler();
  const { report, written } = answer;
  return {
    ok: true,
    data: { folder: out, written, report, faults },
    lines: [
      ...activityLines(report),
      ...questionLines(report),
      ...fileLines(report),
      ...placeholderLines(report),
      ...faultLines(faults),
      summaryOf(report, out, written),
    ],
  };
}

/** Lines in groups, each beneath what is true of all of it and how many there are. */
const inGroups = <Entry>(
  entries: readonly Entry[],
  headOf: (entry: Entry) => string,
  lineOf: (entry: Entry) => string,
): string[] =>
  [...group(entries, headOf)].flatMap(([head, members]) => [
    `${head} (${members.length})`,
    ...members.map((entry) => `  ${lineOf(entry)}`),
  ]);

function activityLines({ activities }: BackupReport): string[] {
  const nameOf = ({ kind, moduleId, title }: BackupReport['activities'][number]) =>
    `${kind} ${moduleId} “${title}”`;
  const notes = activities.flatMap((activity) => activity.notes.map((note) => ({ activity, note })));
  return [
    ...inGroups(
      activities.filter(({ outcome }) => outcome !== 'leftOut'),
      ({ kind, outcome }) => `${kind}: ${t(`moodle:outcome.${outcome}`)}`,
      (activity) => `${nameOf(activity)}: ${activity.places.join(', ')}`,
    ),
    ...inGroups(
      activities.filter(({ outcome }) => outcome === 'leftOut'),
      ({ kind, reason }) =>
        `${kind}: ${t('moodle:outcome.leftOut')}: ${t(`moodle:reason.${reason ?? 'kind'}`)}`,
      nameOf,
    ),
    ...inGroups(
      notes,
      ({ note }) => `note: ${t(`moodle:note.${note}`)}`,
      ({ activity }) => nameOf(activity),
    ),
  ];
}

function questionLines({ questions }: BackupReport): string[] {
  const nameOf = ({ questionId, name }: BackupReport['questions'][number]) =>
    `question ${questionId} “${name}”`;
  const notes = questions.flatMap((question) => question.notes.map((note) => ({ question, note })));
  return [
    ...inGroups(
      questions.filter(({ outcome }) => outcome === 'item'),
      ({ place }) => `questions in ${place ?? ''}`,
      nameOf,
    ),
    ...inGroups(
      questions.filter(({ outcome }) => outcome === 'leftOut'),
      ({ reason }) =>
        `questions left out: ${reason === 'unused' || reason === null ? t('moodle:unused') : t(`items:reason.${reason}`)}`,
      nameOf,
    ),
    ...inGroups(
      notes,
      ({ note }) => `note: ${t(`items:note.${note}`)}`,
      ({ question }) => nameOf(question),
    ),
  ];
}

const fileLines = ({ files }: BackupReport): string[] =>
  inGroups(
    files,
    ({ reason }) => (reason === null ? 'files taken' : `files left out: ${t(`moodle:file.${reason}`)}`),
    ({ owner, name, place }) => `${name} of “${owner}”${place === null ? '' : `: ${place}`}`,
  );

const placeholderLines = ({ placeholders }: BackupReport): string[] =>
  Object.entries(placeholders).flatMap(([kind, places]) => [
    `to do: ${t(`moodle:placeholder.${kind as keyof BackupReport['placeholders']}`)} (${places.length})`,
    ...places.map((place) => `  ${place}`),
  ]);

/** What keeps the package from being imported until somebody has mended it. */
const faultLines = (faults: readonly ContentFault[]): string[] =>
  inGroups(
    faults,
    ({ code }) => `content:check will refuse: ${code}`,
    (fault) => `${fault.file}:${fault.line}:${fault.column} ${explainProblem(fault, t).message}`,
  );

function summaryOf({ activities, questions, files }: BackupReport, out: string, written: number): string {
  const taken = activities.filter(({ outcome }) => outcome !== 'leftOut').length;
  const items = questions.filter(({ outcome }) => outcome === 'item').length;
  const along = files.filter(({ reason }) => reason === null).length;
  return (
    `${out}: ${written} files written; of ${activities.length} activities ${taken} taken, ` +
    `of ${questions.length} questions ${items}, of ${files.length} pictures and files ${along}`
  );
}
