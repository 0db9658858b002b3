import type { Element, ElementContent, Root, RootContent } from 'hast';
import { attributeOf, element, isElement, isWhite } from './lesson-elements';
import { wordsOf } from './tidy-words';

type Node = RootContent | ElementContent;

/**
 * HTML as word processors and their web pages put it on the clipboard, as a page would be written: lists that are paragraphs with a mark
 * before them become lists, letters that only look bold are marked as such, and what is hidden goes.
 * @throws RangeError where its elements stand too deep in each other
 */
export function tidyOffice(tree: Root): Root {
  return { type: 'root', children: tidy(tree.children) };
}

function tidy(nodes: readonly Node[]): Node[] {
  return withLists(nodes.flatMap(tidyNode));
}

function tidyNode(node: Node): Node[] {
  if (node.type === 'comment') return [];
  if (!isElement(node)) return [node];
  const style = styleOf(node);
  if (style.display === 'none' || style['mso-hide'] === 'all' || /^(v|w):/.test(node.tagName)) return [];
  if (isReturn(node)) return [];
  const children = tidy(node.children) as ElementContent[];
  if (/^(o|st1):/.test(node.tagName) || isPlainBold(node, style)) return children;
  if (node.tagName === 'span') return [asMarked(children, style)].flat();
  if (node.tagName === 'p' && hasClass(node, /^MsoTitle$/)) return [element('h1', children)];
  return [{ ...node, children }];
}

/** The arrow that leads from a footnote back to its place. */
const isReturn = (node: Element) =>
  node.tagName === 'a' && /^#(footnote|endnote)-ref-/.test(attributeOf(node, 'href'));

/** Google's documents wrap all they copy in a bold that isn't. */
const isPlainBold = ({ tagName }: Element, style: Style) =>
  tagName === 'b' && style['font-weight'] === 'normal';

function asMarked(children: ElementContent[], style: Style): ElementContent | ElementContent[] {
  if (style['mso-list'] === 'Ignore') return element('list-mark', children);
  const isBold = /^(bold|[6-9]00)$/.test(style['font-weight'] ?? '');
  const inItalics = style['font-style'] === 'italic' ? [element('em', children)] : children;
  return isBold ? element('strong', inItalics) : inItalics;
}

type Style = Record<string, string>;

function styleOf(node: Element): Style {
  const written = attributeOf(node, 'style');
  return Object.fromEntries(
    written
      .slice(0, 2_000)
      .split(';')
      .flatMap((rule) => {
        const [name = '', value] = rule.split(':');
        return value === undefined ? [] : [[name.trim().toLowerCase(), value.trim()]];
      }),
  );
}

const hasClass = ({ properties }: Element, pattern: RegExp) =>
  Array.isArray(properties.className) && properties.className.some((name) => pattern.test(String(name)));

/** A paragraph of Word's that is an item of a list: how deep, with a number or a dot, and what it says. */
interface ListLine {
  level: number;
  isNumbered: boolean;
  children: ElementContent[];
}

const deepest = 5;

function listLineOf(node: Node): ListLine | undefined {
  if (!isElement(node) || node.tagName !== 'p') return undefined;
  const level = /\blevel(\d)/.exec(styleOf(node)['mso-list'] ?? '')?.[1];
  if (level === undefined) return undefined;
  const mark = markIn(node.children);
  return {
    level: Math.min(Number(level), deepest),
    isNumbered: /^[\da-z]{1,3}[.)]/i.test(mark ? wordsOf(mark).trim() : ''),
    children: withoutMark(node.children),
  };
}

const isMark = (node: Element): boolean => node.tagName === 'list-mark';

function markIn(nodes: ElementContent[]): Element | undefined {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const found = isMark(node) ? node : markIn(node.children);
    if (found) return found;
  }
  return undefined;
}

const withoutMark = (nodes: ElementContent[]): ElementContent[] =>
  nodes.flatMap((node): ElementContent[] => {
    if (!isElement(node)) return [node];
    return isMark(node) ? [] : [{ ...node, children: withoutMark(node.children) }];
  });

/** Paragraphs that follow each other as items become lists inside lists. */
function withLists(nodes: Node[]): Node[] {
  const made: Node[] = [];
  let open: { level: number; list: Element }[] = [];
  for (const node of nodes) {
    const line = listLineOf(node);
    if (!line) {
      if (!isWhite(node)) open = [];
      made.push(node);
      continue;
    }
    open = open.filter(({ level }) => level <= line.level);
    const last = open.at(-1);
    const item = element('li', line.children);
    if (last && last.level === line.level) {
      last.list.children.push(item);
      continue;
    }
    const list = element(line.isNumbered ? 'ol' : 'ul', [item]);
    const parent = last?.list.children.at(-1);
    if (parent && isElement(parent)) parent.children.push(list);
    else made.push(list);
    open.push({ level: line.level, list });
  }
  return made;
}
