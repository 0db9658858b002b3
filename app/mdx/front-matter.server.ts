import { type Document, isMap, LineCounter, parseDocument, visit } from 'yaml';
import type { Problem } from '~/platform/content/problem';
import { problemOfYaml } from '~/platform/content/yaml-problem';
import { type Fault, Refusal, startOfFile } from './fault';

const maxLength = 16_000;

interface FrontMatter {
  /** The YAML as plain data; null where the file has none or it has faults. */
  data: unknown;
  faults: Fault[];
  /** The file with its front matter blanked, so that every line keeps its number. */
  body: string;
}

/**
 * Takes the YAML off a lesson. It is read here and nowhere else: the libraries behind mdx-bundler would run
 * `---js` front matter as a program, so they get a body that has none.
 * @throws Refusal where the opening or closing `---` is not as it must be
 */
export function readFrontMatter(text: string): FrontMatter {
  if (!text.startsWith('---')) return { data: null, faults: [], body: text };

  const block = /^---[ \t]*(?:\r\n|\n|\r)([^]*?)^---[ \t]*$/m.exec(text);
  if (!/^---[ \t]*[\r\n]/.test(text) || block?.index !== 0) {
    throw new Refusal([{ ...startOfFile, code: 'frontMatterBlock' }]);
  }
  const yaml = block[1] ?? '';
  if (yaml.length > maxLength) {
    throw new Refusal([
      { ...startOfFile, code: 'frontMatterLength', values: { length: yaml.length, max: maxLength } },
    ]);
  }
  const body = block[0].replace(/[^\r\n]+/g, '') + text.slice(block[0].length);
  return { ...parseYaml(yaml), body };
}

function parseYaml(yaml: string): { data: unknown; faults: Fault[] } {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const faultAt = (offset: number, problem: Problem): Fault => {
    const { line, col } = lines.linePos(offset);
    return { line: line + 1, column: col, ...problem };
  };
  const faults = [...document.errors, ...document.warnings].map((error) =>
    faultAt(error.pos[0], problemOfYaml(error)),
  );
  for (const offset of offsetsOfAliases(document)) {
    // A few nested aliases unfold to billions of values.
    faults.push(faultAt(offset, { code: 'yamlAlias' }));
  }
  if (faults.length === 0 && !isMap(document.contents)) {
    faults.push(faultAt(0, { code: 'yamlNoFields' }));
  }
  return { data: faults.length > 0 ? null : document.toJS(), faults };
}

function offsetsOfAliases(document: Document.Parsed): number[] {
  const offsets: number[] = [];
  visit(document, {
    Alias: (_key, alias) => {
      offsets.push(alias.range?.[0] ?? 0);
    },
  });
  return offsets;
}
