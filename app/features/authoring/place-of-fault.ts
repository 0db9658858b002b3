import { isMap, isNode, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml';
import type { Language, LocalizedText } from '~/platform/i18n/language';
import type { Place } from '~/platform/content/problem';

/** Lists at the top of a package's YAML files whose entries people count: questions, outcomes, modules. */
export const countedLists = ['items', 'outcomes', 'modules', 'cases', 'fromBank'] as const;

export type CountedList = (typeof countedLists)[number];

/** The entry of a list that a fault is in. */
export interface FaultPlace {
  list: CountedList;
  /** From 1. */
  number: number;
  /** What it says, as far as it is written. */
  words: LocalizedText;
}

/** @returns undefined where the place is in no such entry; a file that can't be read is read as far as it goes */
export function placeOfFault(text: string, { line, column }: Place): FaultPlace | undefined {
  const offset = offsetOf(text, line) + column - 1;
  const root = parseDocument(text).contents;
  if (!isMap(root)) return undefined;
  for (const list of countedLists) {
    const entries = root.get(list);
    if (!isSeq(entries)) continue;
    const index = entries.items.findIndex(
      (entry) => isNode(entry) && entry.range && entry.range[0] <= offset && offset < entry.range[2],
    );
    const entry = entries.items[index];
    if (entry !== undefined) return { list, number: index + 1, words: wordsOf(entry) };
  }
  return undefined;
}

/** @returns ids of a quiz's questions in order, empty where one has none */
export function questionIds(text: string): string[] {
  const root = parseDocument(text).contents;
  const items = isMap(root) ? root.get('items') : undefined;
  return isSeq(items) ? items.items.map((item) => (isMap(item) ? scalarIn(item, ['id']) : '')) : [];
}

const offsetOf = (text: string, line: number): number =>
  text
    .split('\n')
    .slice(0, line - 1)
    .reduce((sum, one) => sum + one.length + 1, 0);

function wordsOf(entry: unknown): LocalizedText {
  if (!isMap(entry)) return { sw: '', en: '' };
  const saidIn = (language: Language) =>
    ['stem', 'title', 'text', 'stimulus'].map((key) => scalarIn(entry, [key, language])).find(Boolean) ?? '';
  return { sw: saidIn('sw'), en: saidIn('en') };
}

function scalarIn(map: YAMLMap, path: string[]): string {
  const node = map.getIn(path, true);
  return isScalar(node) && typeof node.value === 'string' ? node.value : '';
}
