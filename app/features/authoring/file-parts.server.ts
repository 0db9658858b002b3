import { createHash } from 'node:crypto';
import { isMap, isNode, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { LocalizedText } from '~/platform/i18n/language';

/** A part of a package's YAML file that people speak of: a question, an outcome, the title. */
export interface FilePart {
  /** What it is, for as long as it is there: `items.c1.m3.q1`, `summary`. */
  key: string;
  /** The list that it stands in, and its place there from 1; null for a part that is in none. */
  entry: { list: PartList; number: number } | null;
  /** Of what it says, however it is written and named. */
  hash: string;
  /** Line of its file where it begins. */
  line: number;
  value: unknown;
  /** Its first words, as far as it has any. */
  words: LocalizedText;
}

/** Lists whose entries are parts, each under its id. */
export type PartList = 'outcomes' | 'modules' | 'cases' | 'items';

/** What `course.yml` says of a course beside its outcomes and modules, said or not. */
const partsOfCourse = [
  'title',
  'summary',
  'topic',
  'hours',
  'creditPoints',
  'inks',
  'cadres',
  'completion',
  'prerequisites',
  'certificate',
] as const;

/** Files whose parts can be spoken of one by one. */
export const hasParts = (path: string): boolean => /^([^/]+\/)?(course|quiz|practice|final)\.yml$/.test(path);

/** The parts of such a file in the order in which people read them; a file that can't be read has none. @throws never */
export function partsOfFile(path: string, text: string): FilePart[] {
  const lineCounter = new LineCounter();
  const { contents } = parseDocument(text, { lineCounter });
  if (!isMap(contents)) return [];
  const root = contents;
  const lineOf = (node: unknown) =>
    isNode(node) && node.range ? Math.max(lineCounter.linePos(node.range[0]).line, 1) : 1;
  const single = (key: string, value: unknown, node: unknown): FilePart => ({
    key,
    entry: null,
    hash: hashOfValue(value),
    line: lineOf(node),
    value,
    words: wordsOf(value),
  });
  const named = (key: string) => single(key, valueOf(root.get(key, true)), keyNode(root, key));
  const entriesOf = (list: PartList) => {
    const found = root.get(list);
    if (!isSeq(found)) return [];
    return found.items.map((node, index): FilePart => {
      const value = valueOf(node);
      const { id, ...said } = asMap(value);
      const key = `${list}.${typeof id === 'string' ? id : index + 1}`;
      return {
        ...single(key, value, node),
        entry: { list, number: index + 1 },
        hash: hashOfValue(said),
      };
    });
  };
  if (path === 'course.yml') {
    return [...partsOfCourse.map(named), ...entriesOf('outcomes'), ...entriesOf('modules')];
  }
  const parts = [...entriesOf('cases'), ...entriesOf('items')];
  return root.has('fromBank') ? [...parts, named('fromBank')] : parts;
}

const keyNode = (root: YAMLMap, key: string): unknown =>
  root.items.find((pair) => String(isNode(pair.key) ? pair.key.toJSON() : pair.key) === key)?.key;

/** What a node says, aliases and all; nothing where it says more than a file may. */
function valueOf(node: unknown): unknown {
  if (!isNode(node)) return null;
  try {
    return node.toJSON() as unknown;
  } catch {
    return null;
  }
}

const hashOfValue = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value ?? null))
    .digest('hex')
    .slice(0, 12);

const asMap = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};

function wordsOf(value: unknown): LocalizedText {
  if (typeof value === 'string' || typeof value === 'number') return { sw: `${value}`, en: `${value}` };
  const map = asMap(value);
  const said = [map.stem, map.title, map.text, map.stimulus, map].map(asMap).find(({ sw, en }) => sw || en);
  const text = (one: unknown) => (typeof one === 'string' ? one : '');
  return { sw: text(said?.sw), en: text(said?.en) };
}
