import { type Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from 'yaml';
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

/** The text of a document with all that stood in it: comments stay, and long lines aren't folded. */
export const textOf = (document: Document): string =>
  document.toString({ lineWidth: 0, flowCollectionPadding: true });

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
