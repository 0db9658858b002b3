import { type Command } from 'commander';
import { checkExamples, importContent } from '~/features/authoring/index.server';
import {
  checkContent,
  type CompiledPackage,
  confirmTranslations,
  type ImportedCourse,
  isOpen,
  withContentFolder,
} from '~/features/catalog/index.server';
import { importInstitutes } from '~/features/institutes/index.server';
import { importPlaces } from '~/features/places/index.server';
import { checkToolkits, type CompiledToolkit, type ImportedToolkit } from '~/features/toolkits/index.server';
import { closeCompiler } from '~/mdx/index.server';
import { type ContentFault, describeFault } from '~/platform/content/content-fault';
import { languages } from '~/platform/i18n/language';
import { addFromMoodleCommand } from './from-moodle-command.server';
import { endProgress, type Outcome, printOutcome, showProgress } from './output.server';
import { withDatabase } from './with-database.server';

/** `tumia content check`, `import`, `confirm-translations` and `from-moodle`. */
export function addContentCommands(program: Command): void {
  const content = program
    .command('content')
    .description('course packages, toolkits, glossary and learning paths');
  content
    .command('check')
    .description(
      'validates course packages, toolkits, glossary.yml and paths.yml; a fault with file:line:column in both languages',
    )
    .argument(
      '[place]',
      'a folder with courses/ and toolkits/, one course or toolkit, or a zip of any',
      'content',
    )
    .option(
      '--translations',
      'tell too which blocks of the two languages are stale, missing or not yet compared',
    )
    .option('--json', 'print one JSON value')
    .action(async (place: string, options: { translations?: boolean; json?: boolean }) => {
      printOutcome(await check(place, options.translations ?? false), options.json ?? false);
    });
  content
    .command('import')
    .description(
      'imports course packages and toolkits as revisions, glossary.yml and paths.yml; what has not changed is left alone',
    )
    .argument(
      '[place]',
      'a folder with courses/ and toolkits/, one course or toolkit, or a zip of any',
      'content',
    )
    .option('--json', 'print one JSON value')
    .action(async (place: string, options: { json?: boolean }) => {
      printOutcome(await withDatabase(() => importAll(place)), options.json ?? false);
    });
  content
    .command('confirm-translations')
    .description('writes down that the two languages of all lessons say the same as they stand now')
    .argument('[dir]', 'a folder with courses/, or one course', 'content')
    .option('--json', 'print one JSON value')
    .action(async (dir: string, options: { json?: boolean }) => {
      printOutcome(await confirm(dir), options.json ?? false);
    });
  addFromMoodleCommand(content);
}

const countFaults = (count: number) => (count === 1 ? '1 fault' : `${count} faults`);

const tellChanges = ({ changed, removed }: { changed: number; removed: number }) =>
  changed + removed === 0 ? 'unchanged' : `${changed} new or changed, ${removed} removed`;

const refused = (faults: ContentFault[], ending: string, data: unknown): Outcome => ({
  ok: false,
  data,
  lines: [...faults.map(describeFault), `${countFaults(faults.length)}${ending}`],
});

async function check(place: string, withTranslations: boolean): Promise<Outcome> {
  const answer = await withContentFolder(place, async (folder) => ({
    ...(await checkContent(folder, showProgress)),
    toolkits: await checkToolkits(folder),
    examples: await checkExamples(folder),
  }));
  endProgress();
  await closeCompiler();
  if (!('packages' in answer)) return refused(answer.faults, '', answer);
  const { packages, remarks, terms, paths, toolkits, examples } = answer;
  const faults = [...answer.faults, ...toolkits.faults, ...examples.faults];
  const lessons = packages.flatMap((one) => one.modules.flatMap((module) => module.lessons));
  const words = lessons.map(({ id, texts }) => ({ id, sw: texts.sw.words, en: texts.en.words }));
  const translations = withTranslations ? packages.flatMap(openTranslations) : [];
  const toolkitWords = toolkits.toolkits.map(wordsOfToolkit);
  const data = {
    faults,
    remarks,
    words,
    toolkits: toolkitWords,
    terms,
    paths,
    examples: examples.count,
    translations,
  };
  if (faults.length > 0) return refused(faults, '', data);
  return {
    ok: translations.length === 0,
    data,
    lines: [
      ...words.map(({ id, sw, en }) => `${id} words: sw ${sw}, en ${en}`),
      ...toolkitWords.map(
        ({ slug, guide, jobAid }) =>
          `toolkit ${slug} words: sw ${guide.sw}, en ${guide.en}; job aid: sw ${jobAid.sw}, en ${jobAid.en}`,
      ),
      ...(terms === undefined ? [] : [`glossary: ${terms} terms`]),
      ...(paths === undefined ? [] : [`learning paths: ${paths}`]),
      ...(examples.count === 0 ? [] : [`component gallery: ${examples.count} examples`]),
      ...translations,
      ...remarks.map(describeFault),
      `${lessons.length} lessons, ${toolkitWords.length} toolkits, no faults`,
      ...(withTranslations ? [`${translations.length} blocks whose languages have to be compared`] : []),
    ],
  };
}

const wordsOfToolkit = ({ slug, texts: { guide, jobAid } }: CompiledToolkit) => ({
  slug,
  guide: { sw: guide.sw.words, en: guide.en.words },
  jobAid: { sw: jobAid.sw.words, en: jobAid.en.words },
});

/** A line for each block that needs somebody: where it is in both files, how it stands, which numbers differ. */
function openTranslations({ slug, modules }: CompiledPackage): string[] {
  return modules
    .flatMap((module) => module.lessons)
    .flatMap(({ file, translation }) =>
      translation.filter(isOpen).map(({ kind, line, state, behind, numbers }) => {
        const places = languages.map((language) => `${slug}/${file[language]}:${line[language] ?? '-'}`);
        const differ = languages.flatMap((language) =>
          numbers[language].length > 0 ? [`only in ${language}: ${numbers[language].join(' ')}`] : [],
        );
        const said =
          state === 'same' ? 'numbers differ' : `${state}${behind ? `, ${behind} has to follow` : ''}`;
        return [`${places.join(' and ')} ${kind}: ${said}`, ...differ].join('; ');
      }),
    );
}

async function confirm(dir: string): Promise<Outcome> {
  const answer = await confirmTranslations(dir, showProgress);
  endProgress();
  await closeCompiler();
  if (!answer.ok) return refused(answer.faults, ': nothing was written', answer);
  return { ok: true, data: answer, lines: [`${answer.lessons} lessons: both languages are confirmed`] };
}

const tellCourse = ({ slug, outcome, revision, lessons, changes }: ImportedCourse): string => {
  if (!revision || !changes) return `${slug}: ${outcome}`;
  const { added, changed, removed } = changes.lessons;
  return (
    `${slug}: ${outcome}, revision ${revision}, ${lessons} lessons (${added} new, ${changed} changed, ${removed} removed), ` +
    `questions: ${changes.items.added} new, ${changes.items.removed} removed`
  );
};

const tellToolkit = ({ slug, outcome, revision }: ImportedToolkit): string =>
  `toolkit ${slug}: ${outcome}${revision === undefined ? '' : `, revision ${revision}`}`;

async function importAll(place: string): Promise<Outcome> {
  await importPlaces('db/seed');
  await importInstitutes('db/seed');
  const answer = await withContentFolder(place, (folder) => importContent(folder, showProgress));
  endProgress();
  await closeCompiler();
  if (!answer.ok) return refused(answer.faults, ': nothing was imported', answer);
  return {
    ok: true,
    data: answer,
    lines: [
      ...answer.courses.map(tellCourse),
      ...answer.toolkits.map(tellToolkit),
      ...(answer.glossary
        ? [`glossary: ${answer.glossary.terms} terms, ${tellChanges(answer.glossary)}`]
        : []),
      ...(answer.paths ? [`learning paths: ${answer.paths.paths}, ${tellChanges(answer.paths)}`] : []),
      ...(answer.examples.outcome === 'none'
        ? []
        : [`component gallery: ${answer.examples.examples} examples, ${answer.examples.outcome}`]),
    ],
  };
}
