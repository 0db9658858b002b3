import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ContentFault } from '~/platform/content/content-fault';
import { checkPackage, packageFolders, type PackageProgress } from './check-packages.server';
import type { CompiledLesson } from './compile-package.server';
import { readPackage, readPackageFiles, translationFile } from './read-package.server';
import { referencesIn, referencesTo } from './read-references.server';

export type ConfirmedTranslations =
  | { ok: true; lessons: number }
  /** The packages have faults, or lessons whose two languages haven't the same blocks. */
  | { ok: false; faults: ContentFault[] };

/**
 * Writes down, beside each lesson of a folder's packages, that its two languages say the same as they stand now: for
 * somebody who has just held them against each other. Nothing is written where anything is wrong.
 */
export async function confirmTranslations(
  folder: string,
  onProgress: PackageProgress = () => undefined,
): Promise<ConfirmedTranslations> {
  const references = (await referencesIn(folder)) ?? referencesTo([]);
  const faults: ContentFault[] = [];
  const confirmed: { file: string; text: string }[] = [];
  let done = 0;
  for (const packageFolder of await packageFolders(folder)) {
    const files = await readPackageFiles(packageFolder);
    const onLesson = (lesson: string) => onProgress(++done, lesson);
    const read = readPackage(path.basename(packageFolder), files);
    const checked = await checkPackage(packageFolder, read, references, onLesson);
    faults.push(...checked.faults);
    for (const lesson of checked.package?.modules.flatMap((module) => module.lessons) ?? []) {
      const file = path.join(packageFolder, lesson.file.sw);
      const missing = lesson.translation.find(({ state }) => state === 'missing');
      if (missing) {
        faults.push({ file, line: missing.line.sw ?? missing.line.en ?? 1, column: 1, code: 'blocksDiffer' });
      }
      confirmed.push({ file: path.join(path.dirname(file), translationFile), text: memoryOf(lesson) });
    }
  }
  if (faults.length > 0) return { ok: false, faults };
  for (const { file, text } of confirmed) await writeFile(file, text);
  return { ok: true, lessons: confirmed.length };
}

/** One line a block: the hashes of both languages, between quotes since some consist of digits alone. */
function memoryOf({ texts }: CompiledLesson): string {
  const pairs = texts.sw.sources.map(
    ({ hash }, index) => `- { sw: "${hash}", en: "${texts.en.sources[index]?.hash ?? ''}" }\n`,
  );
  return `# Blocks that say the same in both languages: written by tumia content confirm-translations.\n${pairs.join('')}`;
}
