import {
  BorderStyle,
  ExternalHyperlink,
  HeadingLevel,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Element, ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';

type Block = Paragraph | Table;

interface Style {
  bold?: boolean;
  italics?: boolean;
}

const asBlocks = [
  ...['p', 'div', 'section', 'article', 'aside', 'figure', 'figcaption', 'blockquote', 'details', 'summary'],
  ...['ul', 'ol', 'li', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dl', 'dt', 'dd', 'pre', 'header'],
];
const drawings = ['svg', 'img', 'picture', 'audio', 'video'];
const silent = ['script', 'style', 'template', 'input', 'button'];

/**
 * A lesson's HTML as paragraphs and tables of Word's: headings, lists, tables, bold and italic words, links. What is drawn or recorded is
 * named in brackets by its alternative text.
 */
export const docxOfHtml = (html: string): Block[] => blocksIn(fromHtml(html, { fragment: true }), '');

function blocksIn(parent: Root | Element, mark: string): Block[] {
  const blocks: Block[] = [];
  let line: ElementContent[] = [];
  let lead = mark;
  const endLine = () => {
    const runs = runsOf(line, {});
    if (line.some((node) => plain(node) !== '' || isDrawing(node))) {
      blocks.push(
        new Paragraph({ spacing: { after: 80 }, children: [...(lead ? [new TextRun(lead)] : []), ...runs] }),
      );
      lead = '';
    }
    line = [];
  };
  for (const node of parent.children as ElementContent[]) {
    if (node.type !== 'element' || !asBlocks.includes(node.tagName)) {
      line.push(node);
      continue;
    }
    endLine();
    blocks.push(...blockOf(node, lead));
    lead = '';
  }
  endLine();
  return blocks;
}

function blockOf(element: Element, mark: string): Block[] {
  switch (element.tagName) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [new Paragraph({ heading: HeadingLevel.HEADING_4, children: [new TextRun(plain(element))] })];
    case 'ul':
    case 'ol': {
      const items = element.children.filter((child): child is Element => child.type === 'element');
      return items.flatMap((item, index) =>
        blocksIn(item, element.tagName === 'ol' ? `${index + 1}. ` : '• '),
      );
    }
    case 'table':
      return [tableOf(element)];
    default:
      return blocksIn(element, mark);
  }
}

const isDrawing = (node: ElementContent) => node.type === 'element' && drawings.includes(node.tagName);

const plain = (node: ElementContent): string =>
  node.type === 'text' ? node.value.trim() : node.type === 'element' ? toText(node).trim() : '';

function runsOf(nodes: readonly ElementContent[], style: Style): ParagraphChild[] {
  return nodes.flatMap((node): ParagraphChild[] => {
    if (node.type === 'text') return [new TextRun({ text: node.value.replaceAll(/\s+/g, ' '), ...style })];
    if (node.type !== 'element' || silent.includes(node.tagName)) return [];
    if (isDrawing(node)) return [new TextRun({ text: `[${nameOf(node)}]`, italics: true })];
    switch (node.tagName) {
      case 'br':
        return [new TextRun({ break: 1 })];
      case 'strong':
      case 'b':
        return runsOf(node.children, { ...style, bold: true });
      case 'em':
      case 'i':
        return runsOf(node.children, { ...style, italics: true });
      case 'a': {
        const { href } = node.properties;
        const children = runsOf(node.children, style);
        return typeof href === 'string' && /^https?:/.test(href)
          ? [new ExternalHyperlink({ link: href, children })]
          : children;
      }
      default:
        return runsOf(node.children, style);
    }
  });
}

/** What a drawing or recording shows, as it says itself. */
function nameOf(element: Element): string {
  const { alt, ariaLabel } = element.properties;
  if (typeof alt === 'string' && alt) return alt;
  if (typeof ariaLabel === 'string' && ariaLabel) return ariaLabel;
  const inside = element.children.find(
    (child): child is Element => child.type === 'element' && ['img', 'title'].includes(child.tagName),
  );
  if (!inside) return '…';
  return inside.tagName === 'title' ? toText(inside) : nameOf(inside);
}

function tableOf(table: Element): Table {
  const rows = rowsIn(table);
  const columns = Math.max(1, ...rows.map((cells) => cells.length));
  const width = { size: Math.floor(100 / columns), type: WidthType.PERCENTAGE };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { insideHorizontal: { style: BorderStyle.SINGLE, size: 1, color: '999999' } },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (cell) =>
              new TableCell({
                width,
                children: [
                  new Paragraph({ children: runsOf(cell.children, { bold: cell.tagName === 'th' }) }),
                ],
              }),
          ),
        }),
    ),
  });
}

const rowsIn = (element: Element): Element[][] =>
  element.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    if (child.tagName !== 'tr') return rowsIn(child);
    return [child.children.filter((cell): cell is Element => cell.type === 'element')];
  });
