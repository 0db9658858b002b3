import type { Element, ElementContent, RootContent } from 'hast';
import { isAllowedAddress } from '../links';
import { attributeOf, element, isElement, isWhite, textNode } from './lesson-elements';
import { wordsOf } from './tidy-words';

/** What of a text changed on its way into a lesson. */
export type ConversionNote = 'drawing' | 'embedded' | 'linkHttps' | 'linkLost' | 'pictureMoved' | 'tableFlat';

/** Where a text comes from: what it shows, and what is told of it. */
export interface TextOrigin {
  notes: { add: (note: ConversionNote) => unknown };
  /** The element that stands for a picture (see shownElement). @returns undefined where it can't be shown */
  pictureOf: (picture: Element, caption: string) => Element | undefined;
  /** The same of a recording. */
  recordingOf: (recording: Element) => Element | undefined;
  /** What a link to a file of the text's own becomes, on lines of its own. @returns undefined where it leads elsewhere */
  fileOf: (link: Element) => { shown: Element | undefined } | undefined;
  /** An address as a lesson may write it. @returns undefined where it may not lead there */
  addressOf: (written: string) => string | undefined;
}

/** @returns the address of another site as a lesson may write it; undefined where it may not lead there */
export function outerAddress(written: string, notes: TextOrigin['notes']): string | undefined {
  let href = written.trim();
  if (/^https?:/i.test(href)) {
    href = URL.canParse(href) ? new URL(href).href : '';
    if (href.startsWith('http:')) {
      notes.add('linkHttps');
      href = href.replace(/^http:/, 'https:');
    }
  }
  if (/^(https:|mailto:|tel:)/.test(href) && isAllowedAddress(href)) return href;
  notes.add('linkLost');
  return undefined;
}

const dropped = new Set(
  'script style noscript template input button select textarea link meta title head base track param map area'.split(
    ' ',
  ),
);
const drawings = new Set(['svg', 'math', 'canvas']);
const frames = new Set(['iframe', 'embed', 'object', 'frame']);
const containers = new Set(
  'div section article main header footer aside nav center form fieldset figure details body html address'.split(
    ' ',
  ),
);
const blockTags = new Set([
  ...containers,
  ...'p h1 h2 h3 h4 h5 h6 ul ol dl table pre blockquote hr summary'.split(' '),
]);
const headings = /^h[1-6]$/;

const isBlock = (node: RootContent | ElementContent): node is Element =>
  isElement(node) && blockTags.has(node.tagName);

/** What was found in a block and has to stand on lines of its own. */
interface Shown {
  before: Element[];
  after: Element[];
  /** Whether words have been met. */
  hasWords: boolean;
  caption: string;
}

/**
 * The blocks of a text as a lesson holds them: headings of two levels, paragraphs, lists, tables and links; pictures, recordings and files on
 * lines of their own.
 * @throws RangeError where its elements stand too deep in each other
 */
export const lessonBlocks = (
  nodes: readonly (RootContent | ElementContent)[],
  origin: TextOrigin,
): Element[] => withLevels(blocksOf(nodes, origin));

/** The blocks of a text in their order; words without a paragraph get one. */
function blocksOf(
  nodes: readonly (RootContent | ElementContent)[],
  origin: TextOrigin,
  caption = '',
): Element[] {
  const blocks: Element[] = [];
  let loose: ElementContent[] = [];
  const add = (block: Element) => {
    const shown: Shown = { before: [], after: [], hasWords: false, caption };
    const mended = mend(block, shown, origin, false);
    if (shown.after.length > 0 && !/^(p|h[1-6])$/.test(block.tagName)) origin.notes.add('pictureMoved');
    const isSaid = block.tagName === 'hr' || wordsOf(mended).trim() !== '';
    blocks.push(...shown.before, ...(isSaid ? [mended] : []), ...shown.after);
  };
  const endParagraph = () => {
    if (loose.some((node) => !isWhite(node))) add(element('p', loose));
    loose = [];
  };
  for (const node of nodes) {
    if (node.type === 'doctype' || node.type === 'comment') continue;
    if (!isBlock(node)) {
      loose.push(node as ElementContent);
      continue;
    }
    endParagraph();
    if (containers.has(node.tagName))
      blocks.push(...blocksOf(node.children, origin, captionIn(node) || caption));
    else if (node.tagName === 'table' && isOneCell(node))
      blocks.push(...blocksOf(cellsOf(node)[0]?.children ?? [], origin));
    else if (node.tagName === 'summary') add(element('p', [element('strong', node.children)]));
    else add(node);
  }
  endParagraph();
  return blocks;
}

const captionIn = (node: Element): string => {
  const caption = node.children.find(
    (child): child is Element => isElement(child) && child.tagName === 'figcaption',
  );
  return node.tagName === 'figure' && caption ? wordsOf(caption) : '';
};

function cellsOf(node: Element): Element[] {
  return node.children
    .filter(isElement)
    .flatMap((child) => (/^t[dh]$/.test(child.tagName) ? [child] : cellsOf(child)));
}

/** A table of one cell is a frame around what is in it. */
const isOneCell = (table: Element) => cellsOf(table).length === 1;

/** The highest headings of a text become those below the lesson's title, all others those below them. */
function withLevels(blocks: Element[]): Element[] {
  const highest = blocks
    .map(({ tagName }) => tagName)
    .filter((name) => headings.test(name))
    .sort()[0];
  return blocks.map((block) =>
    headings.test(block.tagName) ? { ...block, tagName: block.tagName === highest ? 'h2' : 'h3' } : block,
  );
}

/** A block with what a lesson can hold of it. @param isInside whether it stands in another one */
function mend(node: Element, shown: Shown, origin: TextOrigin, isInside: boolean): Element {
  const { tagName } = node;
  if (tagName === 'pre') return element('p', linesOf(wordsOf(node)));
  const children = node.children.flatMap((child) => mendChild(child, shown, origin));
  // A blank line would end the code, and its signs would no longer be words.
  if (/^(code|kbd|samp|tt|var)$/.test(tagName))
    return element('code', [textNode(wordsOf(element('div', children)).replace(/\s+/g, ' '))]);
  if (tagName === 'table') return tableOf({ ...node, children }, shown);
  if (headings.test(tagName) && isInside) return element('p', [element('strong', children)]);
  if (/^t[dh]$/.test(tagName)) return element(tagName, flat(children, origin), spansOf(node, origin));
  // Other attributes tell how it looked.
  const kept =
    tagName === 'ol' && typeof node.properties.start === 'number' ? { start: node.properties.start } : {};
  const itemTag = itemTags[tagName];
  return element(tagName, itemTag === undefined ? children : inItems(children, itemTag), kept);
}

/** What words of a list become that stand in no item of it. */
const itemTags: Partial<Record<string, string>> = { ul: 'li', ol: 'li', dl: 'dd' };

/** Words that stand in a list but in no item get one: outside of a paragraph their signs would not be escaped. */
function inItems(children: ElementContent[], itemTag: string): ElementContent[] {
  const items: ElementContent[] = [];
  let loose: ElementContent[] = [];
  const endItem = () => {
    if (loose.some((node) => !isWhite(node))) items.push(element(itemTag, loose));
    loose = [];
  };
  for (const child of withoutBoxes(children)) {
    if (!isElement(child) || !(blockTags.has(child.tagName) || /^(li|dt|dd)$/.test(child.tagName))) {
      loose.push(child);
      continue;
    }
    endItem();
    items.push(child);
  }
  endItem();
  return items;
}

/** What stands in a list, whatever boxes it stands in. */
const withoutBoxes = (children: ElementContent[]): ElementContent[] =>
  children.flatMap((child) =>
    isElement(child) && child.tagName === 'div' ? withoutBoxes(child.children) : [child],
  );

function mendChild(node: ElementContent, shown: Shown, origin: TextOrigin): ElementContent[] {
  if (node.type === 'comment') return [];
  if (node.type === 'text') {
    if (node.value.trim() !== '') shown.hasWords = true;
    return [textNode(node.value.replaceAll('\u00a0', ' '))];
  }
  if (node.type !== 'element') return [];
  const { tagName } = node;
  if (dropped.has(tagName)) return [];
  if (drawings.has(tagName)) {
    origin.notes.add('drawing');
    return [];
  }
  if (tagName === 'figcaption') return [];
  if (tagName === 'img') {
    keep(origin.pictureOf(node, shown.caption));
    return [];
  }
  if (tagName === 'audio' || tagName === 'video') {
    keep(origin.recordingOf(node));
    return [];
  }
  if (frames.has(tagName)) return frameOf(node, origin);
  if (tagName === 'a') return linkOf(node);
  if (tagName === 'hr') return [];
  const mended = mend(node, shown, origin, true);
  const isEmpty =
    !/^(br|td|th|tr|tbody|thead|tfoot|col|colgroup|wbr)$/.test(tagName) && mended.children.every(isWhite);
  if (isEmpty) return mended.children;
  return containers.has(tagName) ? [element('div', mended.children)] : [mended];

  function keep(one: Element | undefined) {
    if (one) (shown.hasWords ? shown.after : shown.before).push(one);
  }

  function linkOf(link: Element): ElementContent[] {
    const words = link.children.flatMap((child) => mendChild(child, shown, origin));
    const own = origin.fileOf(link);
    if (own) {
      if (own.shown) shown.after.push(own.shown);
      return words;
    }
    const written = attributeOf(link, 'href');
    if (written === '' || words.every(isWhite)) return words;
    const href = origin.addressOf(written);
    return href === undefined ? words : [element('a', words, { href })];
  }
}

const linesOf = (text: string): ElementContent[] =>
  text
    .split('\n')
    .flatMap((line, place) => (place === 0 ? [textNode(line)] : [element('br', []), textNode(line)]));

/** A frame of another page becomes a link to it. */
function frameOf(frame: Element, { notes, addressOf }: TextOrigin): ElementContent[] {
  notes.add('embedded');
  const written = attributeOf(frame, 'src') || attributeOf(frame, 'data');
  const href = written === '' ? undefined : addressOf(written);
  return href === undefined ? [] : [element('a', [textNode(attributeOf(frame, 'title') || href)], { href })];
}

/** Cells hold words alone: what stands in blocks is put in one line. */
function flat(children: ElementContent[], { notes }: TextOrigin): ElementContent[] {
  const parts = children.filter((child) => !isWhite(child));
  if (parts.length === 1 && parts[0] && isElement(parts[0]) && /^(p|div)$/.test(parts[0].tagName))
    return parts[0].children;
  if (!parts.some(isBlock)) {
    return children.map((child) => (isElement(child) && child.tagName === 'br' ? textNode(' ') : child));
  }
  notes.add('tableFlat');
  const lines = parts.flatMap((part) => wordsOf(element('div', [part])).split('\n'));
  return [textNode(lines.filter((line) => line !== '').join('; '))];
}

/** Rows and columns that one cell may take. */
const mostSpanned = 20;

/** A cell that takes several is followed by empty ones, since there is no other way. */
function spansOf({ properties }: Element, { notes }: TextOrigin): Element['properties'] {
  const spans: Element['properties'] = {};
  for (const name of ['colSpan', 'rowSpan'] as const) {
    const span = Number(properties[name]);
    if (span > 1) spans[name] = Math.min(Math.trunc(span), mostSpanned);
  }
  if (Object.keys(spans).length > 0) notes.add('tableFlat');
  return spans;
}

/** A table whose first row is its header, since there is no other kind. Its caption goes before it. */
function tableOf(table: Element, shown: Shown): Element {
  const caption = table.children.find(
    (child): child is Element => isElement(child) && child.tagName === 'caption',
  );
  const words = caption ? wordsOf(caption) : '';
  if (words !== '') shown.before.push(element('p', [textNode(words)]));
  const children = table.children.filter((child) => child !== caption);
  const isHeaded = cellsOf({ ...table, children }).some(({ tagName }) => tagName === 'th');
  return element('table', isHeaded ? children : withHeader(children));
}

function withHeader(children: ElementContent[]): ElementContent[] {
  let isDone = false;
  const visit = (nodes: ElementContent[]): ElementContent[] =>
    nodes.map((node) => {
      if (isDone || !isElement(node)) return node;
      if (node.tagName !== 'tr') return { ...node, children: visit(node.children) };
      isDone = true;
      const cells = node.children.map((cell) =>
        isElement(cell) && cell.tagName === 'td' ? { ...cell, tagName: 'th' } : cell,
      );
      return { ...node, children: cells };
    });
  return visit(children);
}
