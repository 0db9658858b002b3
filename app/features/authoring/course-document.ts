import { Document, isMap, isNode, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
import type { LocalizedText } from '~/platform/i18n/language';

/** A module of an outline as `course.yml` writes it; what isn't there, or is something else, is an empty text. */
export interface OutlineModule {
  id: string;
  slug: string;
  title: LocalizedText;
  lessons: string[];
}

/** `course.yml` as far as it can be read while it is being written. @throws never */
export function readOutline(text: string): { id: string; modules: OutlineModule[] } {
  const document = parseDocument(text);
  return {
    id: textAt(document, ['id']),
    modules: (seqAt(document, ['modules'])?.items ?? []).filter(isMap).map((module) => ({
      id: scalarText(module.get('id', true)),
      slug: scalarText(module.get('slug', true)),
      title: localizedIn(module),
      lessons: itemsOf(module.get('lessons')).map(scalarText).filter(Boolean),
    })),
  };
}

/** @returns the course's title in both languages; undefined where one of them is missing */
export function courseTitle(text: string): LocalizedText | undefined {
  const document = parseDocument(text);
  const title = { sw: textAt(document, ['title', 'sw']), en: textAt(document, ['title', 'en']) };
  return title.sw && title.en ? title : undefined;
}

/** The list at a place of a document, made where there is none. */
export function seqIn(document: Document, path: string[]): YAMLSeq {
  const found = document.getIn(path);
  if (isSeq(found)) return found;
  document.setIn(path, document.createNode([]));
  return document.getIn(path) as YAMLSeq;
}

/** The maps of the list `modules`, in order. */
export const modulesOf = (document: Document): YAMLMap[] =>
  (seqAt(document, ['modules'])?.items ?? []).filter(isMap);

/**
 * The text of a document that has been changed. What stands at the top of the file and has not changed keeps its very characters; the rest
 * is written anew, with its comments.
 * @param before the text that the document was read from
 */
export function textOf(document: Document, before: string): string {
  const old = parseDocument(before);
  if (!isMap(document.contents) || !isMap(old.contents)) return document.toString(format);
  const pieces = piecesOf(old.contents, before);
  const kept = new Map(pieces.map((piece) => [piece.key, piece]));
  const head = pieces[0] ? before.slice(0, pieces[0].start) : '';
  const written = document.contents.items.map((pair) => {
    const key = scalarText(pair.key);
    const piece = kept.get(key);
    if (piece && JSON.stringify(old.get(key)) === JSON.stringify(document.get(key))) return piece.whole;
    const alone = new Document({});
    if (isScalar(pair.key)) pair.key.commentBefore = undefined;
    if (isMap(alone.contents)) alone.contents.items.push(pair);
    return alone.toString(format) + (piece?.tail ?? '');
  });
  return head + written.map((piece) => (piece.endsWith('\n') ? piece : `${piece}\n`)).join('');
}

const format = { lineWidth: 0, flowCollectionPadding: true };

/** Each entry at the top of a file as it is written, and what stands between it and the next. */
function piecesOf(map: YAMLMap, text: string) {
  const starts = map.items.map(({ key }) => (isScalar(key) && key.range ? key.range[0] : 0));
  return map.items.map(({ key, value }, index) => {
    const start = starts[index] ?? 0;
    const next = starts[index + 1] ?? text.length;
    const end = isNode(value) && value.range ? Math.min(value.range[2], next) : next;
    return { key: scalarText(key), start, whole: text.slice(start, next), tail: text.slice(end, next) };
  });
}

function seqAt(document: Document, path: string[]): YAMLSeq | undefined {
  const found = document.getIn(path);
  return isSeq(found) ? found : undefined;
}

function textAt(document: Document, path: string[]): string {
  return scalarText(document.getIn(path, true));
}

function localizedIn(map: YAMLMap): LocalizedText {
  return {
    sw: scalarText(map.getIn(['title', 'sw'], true)),
    en: scalarText(map.getIn(['title', 'en'], true)),
  };
}

const itemsOf = (node: unknown): unknown[] => (isSeq(node) ? node.items : []);

const scalarText = (node: unknown): string =>
  isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number')
    ? String(node.value)
    : '';
