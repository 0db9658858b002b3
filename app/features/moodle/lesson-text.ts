import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { plainTextOf, type RichText, treeOf } from '~/features/items/index.server';
import { isAllowedAddress } from '~/mdx/links';
import type { MediaKind, MediaShelf } from './media-shelf';
import type { FileEntry, FilesOfArea } from './read-files';
import type { AccountedFile, ActivityNote } from './report';

/** Where a text stands, and where it tells what becomes of it. */
export interface TextPlace {
  /** Files that it shows as `@@PLUGINFILE@@/…`. */
  files: FilesOfArea;
  shelf: MediaShelf;
  notes: Set<ActivityNote>;
  account: (file: Omit<AccountedFile, 'owner'>) => void;
}

/** A text of a lesson. */
export interface LessonText {
  /** MDX without front matter. */
  mdx: string;
  /** Its words, a line for each paragraph. */
  words: string;
}

const ownFiles = '@@PLUGINFILE@@/';

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

/** The elements that stand for what a lesson shows, until they are written. */
const shownTags: Record<MediaKind, string> = {
  picture: 'lesson-figure',
  audio: 'lesson-audio',
  video: 'lesson-video',
  download: 'lesson-download',
};

const isElement = (node: RootContent | ElementContent): node is Element => node.type === 'element';
const isBlock = (node: RootContent | ElementContent): node is Element =>
  isElement(node) && blockTags.has(node.tagName);
const isWhite = (node: RootContent | ElementContent) =>
  node.type === 'comment' || (node.type === 'text' && node.value.trim() === '');

const element = (
  tagName: string,
  children: ElementContent[],
  properties: Element['properties'] = {},
): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});
const textNode = (value: string): Text => ({ type: 'text', value });

const attributeOf = ({ properties }: Element, name: string): string => {
  const value = properties[name];
  return typeof value === 'string' ? value : '';
};

/** What was found in a block and has to stand on lines of its own. */
interface Shown {
  before: Element[];
  after: Element[];
  /** Whether words have been met. */
  hasWords: boolean;
  caption: string;
}

/**
 * Writes a text of Moodle's as a lesson holds it: headings of two levels, paragraphs, lists, tables and links; pictures, recordings and
 * files on lines of their own.
 * @throws NoItem where it is too long or its elements stand too deep in each other
 */
export function readLessonText(rich: RichText, place: TextPlace): LessonText {
  const tree = treeOf(rich);
  const words = plainTextOf(tree);
  const blocks = withLevels(blocksOf(tree.children, place));
  const root: Root = { type: 'root', children: blocks };
  const mdx = toMdx.stringify(toMdx.runSync(root)).trim();
  return { mdx: withoutModules(mdx), words };
}

/** A paragraph that begins with these words would be a line of a program. */
const withoutModules = (mdx: string) =>
  mdx.replace(
    /^(import|export)(?=[ {*"'])/gm,
    (word) => `&#x${word.charCodeAt(0).toString(16)};${word.slice(1)}`,
  );

/** A file as a lesson shows it, on lines of its own. @returns nothing where it can't be shown */
export function showFile(entry: FileEntry, title: string, place: TextPlace): string {
  const shown = shownFile(entry, entry.name, { alt: '', title }, place);
  return shown ? toMdx.stringify(toMdx.runSync({ type: 'root', children: [shown] })).trim() : '';
}

/** A link on a line of its own. @returns undefined where a lesson may not lead there */
export function showLink(address: string, words: string, notes: Set<ActivityNote>): string | undefined {
  const href = addressOf(address, notes);
  if (href === undefined) return undefined;
  const root: Root = { type: 'root', children: [element('p', [element('a', [textNode(words)], { href })])] };
  return toMdx.stringify(toMdx.runSync(root)).trim();
}

/** The blocks of a text in their order; words without a paragraph get one. */
function blocksOf(
  nodes: readonly (RootContent | ElementContent)[],
  place: TextPlace,
  caption = '',
): Element[] {
  const blocks: Element[] = [];
  let loose: ElementContent[] = [];
  const add = (block: Element) => {
    const shown: Shown = { before: [], after: [], hasWords: false, caption };
    const mended = mend(block, shown, place, false);
    if (shown.after.length > 0 && !/^(p|h[1-6])$/.test(block.tagName)) place.notes.add('pictureMoved');
    const isSaid = block.tagName === 'hr' || plainTextOf(structuredClone(mended)).trim() !== '';
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
      blocks.push(...blocksOf(node.children, place, captionIn(node) || caption));
    else if (node.tagName === 'table' && isOneCell(node))
      blocks.push(...blocksOf(cellsOf(node)[0]?.children ?? [], place));
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
  return node.tagName === 'figure' && caption ? plainTextOf(structuredClone(caption)) : '';
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
function mend(node: Element, shown: Shown, place: TextPlace, isInside: boolean): Element {
  const { tagName } = node;
  if (tagName === 'pre') return element('p', linesOf(plainTextOf(structuredClone(node))));
  const children = node.children.flatMap((child) => mendChild(child, shown, place));
  if (tagName === 'table') return tableOf({ ...node, children }, shown, place);
  if (headings.test(tagName) && isInside) return element('p', [element('strong', children)]);
  if (/^t[dh]$/.test(tagName)) return element(tagName, flat(children, place));
  // Attributes tell how it looks in Moodle.
  const kept =
    tagName === 'ol' && typeof node.properties.start === 'number' ? { start: node.properties.start } : {};
  return element(tagName, children, kept);
}

function mendChild(node: ElementContent, shown: Shown, place: TextPlace): ElementContent[] {
  if (node.type === 'comment') return [];
  if (node.type === 'text') {
    if (node.value.trim() !== '') shown.hasWords = true;
    return [textNode(node.value.replaceAll('\u00a0', ' '))];
  }
  if (node.type !== 'element') return [];
  const { tagName } = node;
  if (dropped.has(tagName)) return [];
  if (drawings.has(tagName)) {
    place.notes.add('drawing');
    return [];
  }
  if (tagName === 'figcaption') return [];
  if (tagName === 'img') {
    keep(pictureOf(node, shown.caption, place));
    return [];
  }
  if (tagName === 'audio' || tagName === 'video') {
    keep(recordingOf(node, place));
    return [];
  }
  if (frames.has(tagName)) return frameOf(node, place.notes);
  if (tagName === 'a') return linkOf(node);
  if (tagName === 'hr') return [];
  const mended = mend(node, shown, place, true);
  const isEmpty =
    !/^(br|td|th|tr|tbody|thead|tfoot|col|colgroup|wbr)$/.test(tagName) && mended.children.every(isWhite);
  if (isEmpty) return mended.children;
  return containers.has(tagName) ? [element('div', mended.children)] : [mended];

  function keep(one: Element | undefined) {
    if (one) (shown.hasWords ? shown.after : shown.before).push(one);
  }

  function linkOf(link: Element): ElementContent[] {
    const words = link.children.flatMap((child) => mendChild(child, shown, place));
    const written = attributeOf(link, 'href');
    const own = ownFileOf(written, place.files);
    if (own) {
      const title = plainTextOf(structuredClone(link)) || own.name;
      const one = shownFile(own.entry, own.name, { alt: '', title }, place);
      if (one) shown.after.push(one);
      return words;
    }
    if (written === '' || words.every(isWhite)) return words;
    const href = addressOf(written, place.notes);
    return href === undefined ? words : [element('a', words, { href })];
  }
}

const linesOf = (text: string): ElementContent[] =>
  text
    .split('\n')
    .flatMap((line, place) => (place === 0 ? [textNode(line)] : [element('br', []), textNode(line)]));

/** A frame of another page becomes a link to it. */
function frameOf(frame: Element, notes: Set<ActivityNote>): ElementContent[] {
  notes.add('embedded');
  const written = attributeOf(frame, 'src') || attributeOf(frame, 'data');
  const href = written === '' ? undefined : addressOf(written, notes);
  return href === undefined ? [] : [element('a', [textNode(attributeOf(frame, 'title') || href)], { href })];
}

/** Cells hold words alone: what stands in blocks is put in one line. */
function flat(children: ElementContent[], { notes }: TextPlace): ElementContent[] {
  const parts = children.filter((child) => !isWhite(child));
  if (parts.length === 1 && parts[0] && isElement(parts[0]) && /^(p|div)$/.test(parts[0].tagName))
    return parts[0].children;
  if (!parts.some(isBlock)) {
    return children.map((child) => (isElement(child) && child.tagName === 'br' ? textNode(' ') : child));
  }
  notes.add('tableFlat');
  const lines = parts.flatMap((part) => plainTextOf(element('div', [structuredClone(part)])).split('\n'));
  return [textNode(lines.filter((line) => line !== '').join('; '))];
}

/** A table whose first row is its header, since there is no other kind. Its caption goes before it. */
function tableOf(table: Element, shown: Shown, { notes }: TextPlace): Element {
  const caption = table.children.find(
    (child): child is Element => isElement(child) && child.tagName === 'caption',
  );
  const words = caption ? plainTextOf(structuredClone(caption)) : '';
  if (words !== '') shown.before.push(element('p', [textNode(words)]));
  const children = table.children.filter((child) => child !== caption);
  const cells = cellsOf({ ...table, children });
  if (cells.some(({ properties }) => properties.colSpan || properties.rowSpan)) notes.add('tableFlat');
  const isHeaded = cells.some(({ tagName }) => tagName === 'th');
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

const decoded = (name: string): string => {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
};

/** @returns the file that an address names; undefined where it names none of the text's own */
function ownFileOf(
  address: string,
  files: FilesOfArea,
): { name: string; entry: FileEntry | undefined } | undefined {
  if (!address.startsWith(ownFiles)) return undefined;
  const [written = ''] = address.slice(ownFiles.length).split('?');
  const name = decoded(written);
  return { name, entry: files.get(name) ?? files.get(written) };
}

/** @returns an address as a lesson may write it; undefined where it may not lead there */
function addressOf(written: string, notes: Set<ActivityNote>): string | undefined {
  if (/\$@|^@@/.test(written)) {
    notes.add('linkInside');
    return undefined;
  }
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

function pictureOf(picture: Element, caption: string, place: TextPlace): Element | undefined {
  const address = attributeOf(picture, 'src');
  const own = ownFileOf(address, place.files);
  if (!own) {
    place.notes.add('pictureElsewhere');
    place.account({ name: address.slice(0, 100), place: null, reason: 'missing' });
    return undefined;
  }
  return shownFile(own.entry, own.name, { alt: attributeOf(picture, 'alt'), title: caption }, place);
}

function recordingOf(recording: Element, place: TextPlace): Element | undefined {
  const sources = [recording, ...recording.children.filter(isElement)].map((one) => attributeOf(one, 'src'));
  const address = sources.find((source) => source !== '') ?? '';
  const own = ownFileOf(address, place.files);
  if (own) return shownFile(own.entry, own.name, { alt: '', title: attributeOf(recording, 'title') }, place);
  place.account({ name: address.slice(0, 100), place: null, reason: 'missing' });
  return undefined;
}

/** Takes a file along and tells of it. */
function shownFile(
  entry: FileEntry | undefined,
  name: string,
  { alt, title }: { alt: string; title: string },
  { shelf, notes, account }: TextPlace,
): Element | undefined {
  const shelved = shelf.take(entry);
  if ('reason' in shelved) {
    account({ name, place: null, reason: shelved.reason });
    return undefined;
  }
  const { path, kind } = shelved;
  account({ name, place: path, reason: null });
  const description = alt.replace(/\s+/g, ' ').trim();
  if (kind === 'picture' && description === '') notes.add('pictureDescription');
  if (kind === 'audio' || kind === 'video') notes.add('recordingText');
  return element(shownTags[kind], [], {
    src: path,
    alt: description.slice(0, 600),
    title: (title || (kind === 'picture' ? '' : name)).slice(0, 300),
  });
}

const attribute = (name: string, value: string) => ({ type: 'mdxJsxAttribute', name, value });

const component = (name: string, attributes: unknown[]) => ({
  type: 'mdxJsxFlowElement',
  name,
  attributes,
  children: [],
});

const withTitle = (name: string) => (_state: unknown, node: Element) =>
  component(name, [
    attribute('src', attributeOf(node, 'src')),
    attribute('title', attributeOf(node, 'title')),
  ]);

const figure = (_state: unknown, node: Element) =>
  component('Figure', [
    attribute('src', attributeOf(node, 'src')),
    ...(attributeOf(node, 'alt') === '' ? [] : [attribute('alt', attributeOf(node, 'alt'))]),
    ...(attributeOf(node, 'title') === '' ? [] : [attribute('caption', attributeOf(node, 'title'))]),
  ]);

const toMdx = unified()
  .use(rehypeRemark, {
    handlers: {
      [shownTags.picture]: figure,
      [shownTags.audio]: withTitle('Audio'),
      [shownTags.video]: withTitle('Video'),
      [shownTags.download]: withTitle('Download'),
    } as never,
  })
  .use(remarkGfm)
  .use(remarkMdx)
  .use(remarkStringify, { bullet: '-', emphasis: '_' });
