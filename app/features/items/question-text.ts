import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { type ItemFile, NoItem } from './read-question';
import type { NoteCode } from '~db/schema/items';
import { eachElement, orTooDeep, plainTextOf } from './rich-text';
import { cutText } from './cut-text';

/** What a question's text is made of: what is asked, and what is shown before it. */
export interface QuestionText {
  /** A plain text. */
  stem: string | null;
  /** MDX. */
  stimulus: string | null;
}

export interface TextContext {
  /** Gives the file that a text shows by this address. @throws NoItem where there is none, or it can't be shown */
  picture: (address: string) => ItemFile;
  /** The files that texts show, as they are found. */
  files: Map<string, ItemFile>;
  notes: Set<NoteCode>;
}

/** Class of the element that holds what is shown before a question, as we write it. */
export const stimulusClass = 'stimulus';

const blockTags = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol dl table pre blockquote figure hr address section article'.split(' '),
);
const shown = new Set(['table', 'ul', 'ol', 'dl', 'pre', 'figure', 'img']);
const recordings = new Set(['audio', 'video', 'object', 'embed', 'iframe']);

const isBlock = (node: RootContent): node is Element =>
  node.type === 'element' && blockTags.has(node.tagName);

const isWhite = (node: RootContent) =>
  node.type === 'comment' || (node.type === 'text' && node.value.trim() === '');

const paragraph = (children: ElementContent[]): Element => ({
  type: 'element',
  tagName: 'p',
  properties: {},
  children,
});

/**
 * Parts a question's text: pictures, tables and lists, and of several paragraphs all but the last, are shown before the question; the
 * last paragraph is the question.
 * @throws NoItem where it shows what can't be taken along
 */
export function readQuestionText(tree: Root, context: TextContext): QuestionText {
  return orTooDeep(() => {
    const { before, blocks } = blocksOfText(tree, context);
    return questionOf(before, blocks, context);
  });
}

/**
 * Parts the text of a question with gaps: what stands before the first block with a gap is the question, or shown before it.
 * @param holdsGap tells whether these words hold one
 * @throws NoItem where it shows what can't be taken along
 */
export function readGapText(
  tree: Root,
  context: TextContext,
  holdsGap: (words: string) => boolean,
): QuestionText & { text: string } {
  return orTooDeep(() => {
    const { before, blocks } = blocksOfText(tree, context);
    const first = blocks.findIndex((block) => holdsGap(plainTextOf(block)));
    const start = first === -1 ? blocks.length : first;
    const pictures = blocks.slice(start).filter(({ tagName }) => tagName === 'img');
    const text = blocks.slice(start).filter(({ tagName }) => tagName !== 'img');
    return {
      ...questionOf(before, [...pictures, ...blocks.slice(0, start)], context),
      text: text.map((block) => plainTextOf(block, context.notes)).join('\n'),
    };
  });
}

/** @param before what is marked as shown before the question; undefined where nothing is marked, and its place has to tell */
function questionOf(before: Element[] | undefined, blocks: Element[], { notes }: TextContext): QuestionText {
  const isAsked = (block: Element) => !shown.has(block.tagName);
  const last = blocks.filter(isAsked).at(-1);
  const asked = before ? blocks.filter(isAsked) : last ? [last] : [];
  return {
    stimulus: markdownOf([...(before ?? []), ...blocks.filter((block) => !asked.includes(block))]) || null,
    stem: asked.map((block) => plainTextOf(block, notes)).join('\n') || null,
  };
}

/** Whether an element is marked as what is shown before the question. */
const isMarked = (node: RootContent): node is Element =>
  node.type === 'element' && [node.properties.className].flat().includes(stimulusClass);

function blocksOfText(tree: Root, context: TextContext) {
  const marked = tree.children.find(isMarked);
  const others = tree.children.filter((node) => node !== marked);
  const before = marked && blocksOf(marked.children, context);
  return { before, blocks: blocksOf(others, context) };
}

/** The blocks of a text in their order: pictures are blocks of their own, words without a paragraph get one. */
function blocksOf(nodes: readonly RootContent[], context: TextContext): Element[] {
  const blocks: Element[] = [];
  let loose: ElementContent[] = [];
  const endParagraph = () => {
    if (loose.some((node) => !isWhite(node))) addBlock(paragraph(loose));
    loose = [];
  };
  const addBlock = (block: Element) => {
    blocks.push(...takePictures(block, context));
    if (plainTextOf(block) !== '') blocks.push(block);
  };
  for (const node of nodes) {
    if (node.type === 'doctype') continue;
    if (!isBlock(node)) {
      loose.push(node as ElementContent);
      continue;
    }
    endParagraph();
    const holdsBlocks = /^(div|section|article)$/.test(node.tagName) && node.children.some(isBlock);
    if (holdsBlocks) blocks.push(...blocksOf(node.children, context));
    else addBlock(node);
  }
  endParagraph();
  return blocks;
}

/** Takes the pictures out of a block. @returns them as figures */
function takePictures(block: Element, context: TextContext): Element[] {
  const figures: Element[] = [];
  const caption = block.tagName === 'figure' ? captionOf(block) : '';
  eachElement(block, (element, parent) => {
    if (recordings.has(element.tagName)) throw new NoItem('attachment');
    const address = attributeOf(element, 'href');
    if (element.tagName === 'a' && isFileOfQuestion(address)) throw new NoItem('attachment');
    if (element.tagName !== 'img') return;
    const file = context.picture(attributeOf(element, 'src'));
    context.files.set(file.path, file);
    const written = attributeOf(element, 'alt').replace(/\s+/g, ' ').trim();
    if (written === '') context.notes.add('pictureDescription');
    figures.push({
      type: 'element',
      tagName: 'img',
      properties: { src: file.path, alt: written || file.path.replace('media/', ''), title: caption },
      children: [],
    });
    const nothing: Text = { type: 'text', value: '' };
    parent.children.splice(parent.children.indexOf(element), 1, nothing);
  });
  if (block.tagName === 'figure') block.children = [];
  return figures;
}

function captionOf(figure: Element): string {
  const caption = figure.children.find(
    (node): node is Element => node.type === 'element' && node.tagName === 'figcaption',
  );
  return caption ? plainTextOf(caption) : '';
}

const attributeOf = (element: Element, name: string): string => {
  const value = element.properties[name];
  return typeof value === 'string' ? value : '';
};

const isFileOfQuestion = (address: string) => address.startsWith('@@PLUGINFILE@@');

type MarkdownNode = { type: string; name: string; attributes: unknown[]; children: unknown[] };

const attribute = (name: string, value: string) => ({ type: 'mdxJsxAttribute', name, value });

const figureOf = (_state: unknown, element: Element): MarkdownNode => ({
  type: 'mdxJsxFlowElement',
  name: 'Figure',
  attributes: [
    attribute('src', attributeOf(element, 'src')),
    attribute('alt', cutText(attributeOf(element, 'alt'), 600)),
    ...(attributeOf(element, 'title')
      ? [attribute('caption', cutText(attributeOf(element, 'title'), 300))]
      : []),
  ],
  children: [],
});

const toMdx = unified()
  .use(rehypeRemark, { handlers: { img: figureOf as never } })
  .use(remarkGfm)
  .use(remarkMdx)
  .use(remarkStringify, { bullet: '-', emphasis: '_' });

/** Words without a sign that means something in MDX, wherever it stands. */
const plainWords = /^\p{L}[\p{L}\p{M}\p{N} .,;:?!'’"“”()%/–-]*$/u;

/** @returns the words of a paragraph that is nothing but words */
function wordsOf({ tagName, children }: Element): string | undefined {
  const [only, ...others] = children;
  if (tagName !== 'p' || others.length > 0 || only?.type !== 'text') return undefined;
  const words = only.value.replace(/\s+/g, ' ').trim();
  return plainWords.test(words) ? words : undefined;
}

/** Blocks as MDX; headings become bold lines, since a question has no sections. */
function markdownOf(blocks: Element[]): string {
  const plain = blocks.map(wordsOf);
  if (plain.every((words) => words !== undefined)) return plain.join('\n\n');
  const children = blocks.map((block) =>
    /^h[1-6]$/.test(block.tagName)
      ? paragraph([{ type: 'element', tagName: 'strong', properties: {}, children: block.children }])
      : block,
  );
  const root: Root = { type: 'root', children };
  return toMdx.stringify(toMdx.runSync(root)).trim();
}
