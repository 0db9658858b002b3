import { type Command } from 'commander';
import { importExamples, openExamples, readExamples } from '~/features/authoring/index.server';
import { checkContent, importPackages } from '~/features/catalog/index.server';
import { importInstitutes } from '~/features/institutes/index.server';
import { importPlaces } from '~/features/places/index.server';
import { closeCompiler } from '~/mdx/index.server';
import { type ContentFault, describeFault } from '~/platform/content/content-fault';
import { endProgress, type Outcome, printOutcome, showProgress } from './output.server';
import { withDatabase } from './with-database.server';

/** `tumia content check [dir]` and `tumia content import [dir]`. */
export function addContentCommands(program: Command): void {
  const content = program.command('content').description('course packages, glossary and learning paths');
  content
    .command('check')
    .description(
      'validates course packages, glossary.yml and paths.yml; a line per fault with file:line:column',
    )
    .argument('[dir]', 'a folder with courses/, or one course', 'content')
    .option('--json', 'print one JSON value')
    .action(async (dir: string, options: { json?: boolean }) => {
      printOutcome(await check(dir), options.json ?? false);
    });
  content
    .command('import')
    .description(
      'imports course packages as revisions, glossary.yml and paths.yml; what has not changed is left alone',
    )
    .argument('[dir]', 'a folder with courses/, or one course', 'content')
    .option('--json', 'print one JSON value')
    .action(async (dir: string, options: { json?: boolean }) => {
      printOutcome(await withDatabase(() => importAll(dir)), options.json ?? false);
    });
}

const countFaults = (count: number) => (count === 1 ? '1 fault' : `${count} faults`);

const tellChanges = ({ changed, removed }: { changed: number; removed: number }) =>
  changed + removed === 0 ? 'unchanged' : `${changed} new or changed, ${removed} removed`;

async function check(dir: string): Promise<Outcome> {
  const { packages, terms, paths, ...checked } = await checkContent(dir, showProgress);
  const faults = [...checked.faults, ...(await checkExamples(dir))];
  endProgress();
  await closeCompiler();
  const lessons = packages.flatMap((one) => one.modules.flatMap((module) => module.lessons));
  const words = lessons.map(({ id, texts }) => ({ id, sw: texts.sw.words, en: texts.en.words }));
  return {
    ok: faults.length === 0,
    data: { faults, words, terms, paths },
    lines:
      faults.length > 0
        ? [...faults.map(describeFault), countFaults(faults.length)]
        : [
            ...words.map(({ id, sw, en }) => `${id} words: sw ${sw}, en ${en}`),
            ...(terms === undefined ? [] : [`glossary: ${terms} terms`]),
            ...(paths === undefined ? [] : [`learning paths: ${paths}`]),
            `${lessons.length} lessons, no faults`,
          ],
  };
}

/** A folder without a gallery has no faults in it. */
async function checkExamples(dir: string): Promise<ContentFault[]> {
  const { files } = await openExamples(dir);
  return files.size === 0 ? [] : (await readExamples(dir, files)).faults;
}

async function importAll(dir: string): Promise<Outcome> {
  await importPlaces('db/seed');
  await importInstitutes('db/seed');
  const answer = await importPackages(dir, showProgress);
  const gallery = answer.ok ? await importExamples(dir) : undefined;
  endProgress();
  await closeCompiler();
  if (gallery?.ok === false) {
    const lines = [...gallery.faults.map(describeFault), 'the gallery of components was not imported'];
    return { ok: false, data: gallery, lines };
  }
  if (!answer.ok) {
    return {
      ok: false,
      data: answer,
      lines: [
        ...answer.faults.map(describeFault),
        `${countFaults(answer.faults.length)}: nothing was imported`,
      ],
    };
  }
  return {
    ok: true,
    data: answer,
    lines: [
      ...answer.courses.map(({ slug, outcome, revision, lessons }) =>
        revision ? `${slug}: ${outcome}, revision ${revision}, ${lessons} lessons` : `${slug}: ${outcome}`,
      ),
      ...(answer.glossary
        ? [`glossary: ${answer.glossary.terms} terms, ${tellChanges(answer.glossary)}`]
        : []),
      ...(gallery && gallery.outcome !== 'none' ? [`gallery of components: ${gallery.outcome}`] : []),
      ...(answer.paths ? [`learning paths: ${answer.paths.paths}, ${tellChanges(answer.paths)}`] : []),
    ],
  };
}
