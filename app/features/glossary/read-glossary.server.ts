import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ContentFault } from '~/platform/content/content-fault';
import { parseYaml } from '~/platform/content/parse-yaml.server';
import { type GlossaryEntry, GlossaryFileSchema } from './schemas';

export interface ReadGlossary {
  /** undefined where there is no file, or one with faults. */
  entries: GlossaryEntry[] | undefined;
  faults: ContentFault[];
}

/** Reads `glossary.yml` of a content folder; a folder may be without. */
export async function readGlossary(folder: string): Promise<ReadGlossary> {
  const file = path.join(folder, 'glossary.yml');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return { entries: undefined, faults: [] };
  const parsed = parseYaml<GlossaryEntry[]>(file, text, GlossaryFileSchema);
  return parsed.ok ? { entries: parsed.value, faults: [] } : { entries: undefined, faults: parsed.faults };
}
