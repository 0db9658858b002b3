import {
  compareTranslations,
  hashOf,
  lessonFilesIn,
  type PackageFiles,
  type PackageReferences,
  shownMedia,
  unusedMedia,
} from '~/features/catalog/index.server';
import {
  compileLesson,
  type LessonSource,
  type Media,
  type MediaFile,
  prepareMedia,
  type RenderedBlock,
  type SourceBlock,
} from '~/mdx/index.server';
import type { ContentFault } from '~/platform/content/content-fault';
import { parseYaml } from '~/platform/content/parse-yaml.server';
import { type Language, languages } from '~/platform/i18n/language';
import { type ToolkitFile, ToolkitFileSchema } from './schemas';

export interface CompiledText {
  hash: string;
  source: string;
  media: Record<string, unknown>;
  blocks: RenderedBlock[];
  sources: SourceBlock[];
  terms: string[];
  words: number;
}

export interface CompiledToolkit {
  slug: string;
  toolkit: ToolkitFile;
  texts: Record<ToolkitTextKind, Record<Language, CompiledText>>;
  /** Pictures, recordings and files to serve. */
  files: MediaFile[];
}

export type ToolkitTextKind = 'guide' | 'jobAid';

/** The texts of a toolkit, by the stem of their files' names. */
const textKinds = {
  guide: { stem: 'toolkit', holds: 'guide' },
  jobAid: { stem: 'job-aid', holds: 'job-aid' },
} as const satisfies Record<ToolkitTextKind, { stem: string; holds: LessonSource['holds'] }>;

/** Reads and compiles a toolkit's package. @returns the toolkit, or every fault of every file, with places that start in the package */
export async function compileToolkit(
  slug: string,
  files: PackageFiles,
  references: PackageReferences,
): Promise<{ compiled: CompiledToolkit | undefined; faults: ContentFault[] }> {
  const { toolkit, faults } = readToolkitFile(files);
  const guide = lessonFilesIn('.', textKinds.guide.stem, files);
  const jobAid = lessonFilesIn('.', textKinds.jobAid.stem, files);
  const sources = { guide: guide.source, jobAid: jobAid.source };
  const written = [guide, jobAid].flatMap(({ source }) =>
    languages.map((language) => source[language]?.toString('utf8') ?? ''),
  );
  const prepared = await prepareMedia(guide.media, written);
  faults.push(...unusedFiles(files), ...unusedMedia('', Object.keys(guide.media), written));

  const texts: Partial<CompiledToolkit['texts']> = {};
  for (const kind of ['guide', 'jobAid'] as const) {
    const compiled = await compileInBoth(kind, sources[kind], prepared.media, references);
    faults.push(...compiled.faults);
    if (compiled.texts) texts[kind] = compiled.texts;
  }
  if (faults.length > 0 || !toolkit || !texts.guide || !texts.jobAid) return { compiled: undefined, faults };
  const both = { guide: texts.guide, jobAid: texts.jobAid };
  return { compiled: { slug, toolkit, texts: both, files: prepared.files }, faults };
}

const startOf = (file: string) => ({ file, line: 1, column: 1 });

function readToolkitFile(files: PackageFiles): { toolkit: ToolkitFile | undefined; faults: ContentFault[] } {
  const file = 'toolkit.yml';
  const body = files.get(file);
  if (!body) return { toolkit: undefined, faults: [{ ...startOf(file), code: 'fileMissing' }] };
  const parsed = parseYaml<ToolkitFile>(file, body.toString('utf8'), ToolkitFileSchema);
  return parsed.ok ? { toolkit: parsed.value, faults: [] } : { toolkit: undefined, faults: parsed.faults };
}

function unusedFiles(files: PackageFiles): ContentFault[] {
  const texts = Object.values(textKinds).flatMap(({ stem }) =>
    languages.map((language) => nameOf(stem, language)),
  );
  const known = new Set(['toolkit.yml', ...texts]);
  return [...files.keys()]
    .filter((name) => !known.has(name) && !name.startsWith('media/'))
    .map((name) => ({ ...startOf(name), code: 'fileUnusedToolkit', values: { known: [...known] } }));
}

const nameOf = (stem: string, language: Language) => `${stem}.${language}.mdx`;

async function compileInBoth(
  kind: ToolkitTextKind,
  sources: Record<Language, Buffer | undefined>,
  media: Media,
  references: PackageReferences,
): Promise<{ texts: Record<Language, CompiledText> | undefined; faults: ContentFault[] }> {
  const { stem, holds } = textKinds[kind];
  const faults: ContentFault[] = [];
  const texts: Partial<Record<Language, CompiledText>> = {};
  for (const language of languages) {
    const file = nameOf(stem, language);
    const source = sources[language];
    if (!source) {
      faults.push({ ...startOf(file), code: 'fileMissing' });
      continue;
    }
    const text = source.toString('utf8');
    if (text.startsWith('---')) faults.push({ ...startOf(file), code: 'frontMatterElsewhere' });
    const compiled = await compileLesson({
      source,
      language,
      media,
      references: references[language],
      holds,
    });
    if (!compiled.ok) {
      faults.push(...compiled.faults.map((fault) => ({ file, ...fault })));
      continue;
    }
    const shown = shownMedia(media, text);
    const { blocks, sources: blocksAsWritten, terms, words } = compiled;
    const hash = hashOf({ text, media: shown });
    texts[language] = { hash, source: text, media: shown, blocks, sources: blocksAsWritten, terms, words };
  }
  const { sw, en } = texts;
  if (!sw || !en) return { texts: undefined, faults };
  faults.push(...differences(stem, sw.sources, en.sources));
  return { texts: { sw, en }, faults };
}

/** Both languages have the same blocks, and the same numbers in each. */
function differences(stem: string, sw: SourceBlock[], en: SourceBlock[]): ContentFault[] {
  const files = { sw: nameOf(stem, 'sw'), en: nameOf(stem, 'en') };
  return compareTranslations(sw, en, []).flatMap(({ kind, line, numbers }): ContentFault[] => {
    const here: Language = line.sw === null ? 'en' : 'sw';
    const there: Language = here === 'sw' ? 'en' : 'sw';
    const place = { file: files[here], line: line[here] ?? 1, column: 1 };
    if (line[there] === null)
      return [{ ...place, code: 'blockAlone', values: { kind, other: files[there] } }];
    if (numbers.sw.length + numbers.en.length === 0) return [];
    const values = { here: numbers[here], there: numbers[there], other: `${files[there]}:${line[there]}` };
    return [{ ...place, code: 'numbersDiffer', values }];
  });
}
