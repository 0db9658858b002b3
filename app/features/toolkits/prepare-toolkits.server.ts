import path from 'node:path';
import {
  digestOf,
  publishedReferences,
  readPackageFiles,
  referencesIn,
} from '~/features/catalog/index.server';
import { rendererVersion } from '~/mdx/renderer-version';
import type { ContentFault } from '~/platform/content/content-fault';
import type { Problem } from '~/platform/content/problem';
import { database } from '~db/client.server';
import { institute } from '~db/schema/institutes';
import { toolkit } from '~db/schema/toolkits';
import { checkToolkit, placeInToolkitFile, toolkitFolders } from './check-toolkits.server';
import type { CompiledToolkit } from './compile-toolkit.server';

/** A toolkit that has been read and compiled, or is kept already as it stands. */
export interface ReadyToolkit {
  slug: string;
  digest: string;
  /** undefined where nothing has changed. */
  compiled: CompiledToolkit | undefined;
}

/** Reads the toolkits of a content folder, those that have changed since they were imported. */
export async function prepareToolkits(
  folder: string,
): Promise<{ ready: ReadyToolkit[]; faults: ContentFault[] }> {
  const ready: ReadyToolkit[] = [];
  const faults: ContentFault[] = [];
  const folders = await toolkitFolders(folder);
  if (folders.length === 0) return { ready, faults };
  const published = await readPublished();
  const references = (await referencesIn(folder)) ?? (await publishedReferences());
  for (const toolkitFolder of folders) {
    const slug = path.basename(toolkitFolder);
    const files = await readPackageFiles(toolkitFolder);
    const digest = digestOf(files, rendererVersion);
    if (published.toolkits.some((one) => one.slug === slug && one.digest === digest)) {
      ready.push({ slug, digest, compiled: undefined });
      continue;
    }
    const earlier = ready.flatMap(({ compiled }) => compiled ?? []);
    const checked = await checkToolkit(toolkitFolder, files, references, earlier);
    faults.push(...checked.faults);
    if (!checked.compiled) continue;
    for (const { field, ...problem } of clashesOf(checked.compiled, published)) {
      const { file, ...place } = placeInToolkitFile(files, field);
      faults.push({ ...place, ...problem, file: path.join(toolkitFolder, file) });
    }
    ready.push({ slug, digest, compiled: checked.compiled });
  }
  return { ready, faults };
}

interface Published {
  toolkits: { id: string; slug: string; digest: string }[];
  institutes: string[];
}

async function readPublished(): Promise<Published> {
  const { id, slug, packageDigest: digest } = toolkit;
  const institutes = await database().select({ id: institute.id }).from(institute);
  return {
    toolkits: await database().select({ id, slug, digest }).from(toolkit),
    institutes: institutes.map((one) => one.id),
  };
}

/** What keeps a toolkit without faults of its own from standing beside what is there already, by the field of `toolkit.yml`. */
function clashesOf(
  { slug, toolkit: { id, institute: owner } }: CompiledToolkit,
  published: Published,
): (Problem & { field: string })[] {
  const namesake = published.toolkits.find((one) => one.slug === slug && one.id !== id);
  return [
    ...(published.institutes.includes(owner)
      ? []
      : [{ field: 'institute', code: 'instituteUnknown' as const, values: { institute: owner } }]),
    ...(namesake
      ? [{ field: 'id', code: 'toolkitSlugTaken' as const, values: { slug, id: namesake.id } }]
      : []),
  ];
}
