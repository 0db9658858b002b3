import { readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  type PackageFiles,
  type PackageReferences,
  readPackageFiles,
  referencesIn,
  referencesTo,
} from '~/features/catalog/index.server';
import type { ContentFault } from '~/platform/content/content-fault';
import { placeInYaml } from '~/platform/content/parse-yaml.server';
import { type CompiledToolkit, compileToolkit } from './compile-toolkit.server';

export interface CheckedToolkits {
  faults: ContentFault[];
  toolkits: CompiledToolkit[];
}

/** @returns the folders of toolkits in `folder`: those under its `toolkits/`, and itself where it is one */
export async function toolkitFolders(folder: string): Promise<string[]> {
  const toolkits = path.join(folder, 'toolkits');
  const entries = await readdir(toolkits, { withFileTypes: true }).catch(() => []);
  const names: string[] = await readdir(folder).catch(() => []);
  return [
    ...(names.includes('toolkit.yml') ? [folder] : []),
    ...entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(toolkits, name)),
  ];
}

/** Reads and compiles the toolkits of a content folder without a database. @returns every fault; none means that they can be imported */
export async function checkToolkits(folder: string): Promise<CheckedToolkits> {
  const references = (await referencesIn(folder)) ?? referencesTo([]);
  const checked: CheckedToolkits = { faults: [], toolkits: [] };
  for (const toolkitFolder of await toolkitFolders(folder)) {
    const files = await readPackageFiles(toolkitFolder);
    const { compiled, faults } = await checkToolkit(toolkitFolder, files, references, checked.toolkits);
    checked.faults.push(...faults);
    if (compiled) checked.toolkits.push(compiled);
  }
  return checked;
}

/** Compiles one toolkit; places of faults start at `folder`. @param earlier toolkits that its id must differ from */
export async function checkToolkit(
  folder: string,
  files: PackageFiles,
  references: PackageReferences,
  earlier: readonly CompiledToolkit[],
): Promise<{ compiled: CompiledToolkit | undefined; faults: ContentFault[] }> {
  const { compiled, faults } = await compileToolkit(path.basename(folder), files, references);
  const twin = earlier.find((one) => one.toolkit.id === compiled?.toolkit.id);
  if (compiled && twin) {
    const values = { other: twin.slug, id: compiled.toolkit.id };
    faults.push({ ...placeInToolkitFile(files, 'id'), code: 'toolkitIdTwice', values });
  }
  return { compiled, faults: faults.map((fault) => ({ ...fault, file: path.join(folder, fault.file) })) };
}

/** The place of a field of `toolkit.yml`. */
export const placeInToolkitFile = (files: PackageFiles, field: string) =>
  placeInYaml('toolkit.yml', files.get('toolkit.yml')?.toString('utf8') ?? '', [field]);
