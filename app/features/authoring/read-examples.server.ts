import path from 'node:path';
import {
  digestOf,
  lessonFilesIn,
  type PackageFiles,
  readPackageFiles,
} from '~/features/catalog/index.server';
import { worksheetReferences } from '~/features/worksheets/index';
import { compileLesson, type MediaFile, prepareMedia, type RenderedBlock } from '~/mdx/index.server';
import { rendererVersion } from '~/mdx/renderer-version';
import type { ContentFault } from '~/platform/content/content-fault';
import { parseYaml } from '~/platform/content/parse-yaml.server';
import { type Language, languages, type LocalizedText } from '~/platform/i18n/language';
import { type ExamplesFile, ExamplesFileSchema } from './examples-file';

export interface Example {
  slug: string;
  title: LocalizedText;
  about: LocalizedText;
  source: LocalizedText;
  blocks: Record<Language, RenderedBlock[]>;
}

export interface ReadExamples {
  institute: string;
  examples: Example[];
  files: MediaFile[];
  faults: ContentFault[];
}

/** The gallery's files, and a digest that tells whether they have changed; no files where there is no gallery. */
export async function openExamples(folder: string): Promise<{ files: PackageFiles; digest: string }> {
  const files = await readPackageFiles(path.join(folder, 'examples'));
  return { files, digest: digestOf(files, rendererVersion) };
}

/** Compiles every example of the gallery. Its worksheet is a stand-in: the gallery shows how a link to one looks. */
export async function readExamples(folder: string, files: PackageFiles): Promise<ReadExamples> {
  const file = path.join(folder, 'examples', 'examples.yml');
  const parsed = parseYaml<ExamplesFile>(
    file,
    files.get('examples.yml')?.toString('utf8') ?? '',
    ExamplesFileSchema,
  );
  if (!parsed.ok) return { institute: '', examples: [], files: [], faults: parsed.faults };
  const read: ReadExamples = { institute: parsed.value.institute, examples: [], files: [], faults: [] };
  for (const { slug, title, about } of parsed.value.examples) {
    const example = lessonFilesIn(slug, 'example', files);
    const prepared = await prepareMedia(
      example.media,
      languages.map((language) => example.source[language]?.toString('utf8') ?? ''),
    );
    const blocks: Partial<Record<Language, RenderedBlock[]>> = {};
    for (const language of languages) {
      const source = example.source[language];
      const place = path.join(folder, 'examples', example.file[language]);
      if (!source) {
        read.faults.push({ file: place, line: 1, column: 1, code: 'fileMissing' });
        continue;
      }
      const compiled = await compileLesson({
        source,
        language,
        media: prepared.media,
        references: exampleReferences(language),
      });
      if (compiled.ok) blocks[language] = compiled.blocks.map((block) => tablesOf(title[language], block));
      else read.faults.push(...compiled.faults.map((fault) => ({ ...fault, file: place })));
    }
    read.files.push(...prepared.files);
    if (!blocks.sw || !blocks.en) continue;
    const source = {
      sw: example.source.sw?.toString('utf8').trim() ?? '',
      en: example.source.en?.toString('utf8').trim() ?? '',
    };
    read.examples.push({ slug, title, about, source, blocks: { sw: blocks.sw, en: blocks.en } });
  }
  return read;
}

/** Each example numbers its tables from 1, and no two regions of the gallery's page may have one name. */
function tablesOf(title: string, block: RenderedBlock): RenderedBlock {
  if (!('html' in block)) return block;
  const name = title.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const region = 'role="region" tabindex="0" aria-label="';
  return { ...block, html: block.html.replaceAll(region, `${region}${name}: `) };
}

/** What examples may name: the worksheets, and one term. */
const exampleReferences = (language: Language) => ({
  terms: ['verification-factor'],
  worksheets: worksheetReferences(language),
});
