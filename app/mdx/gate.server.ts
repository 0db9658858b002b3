import type { Element } from 'hast';
import { readAttributes } from './attributes';
import { isKnownKind, mayContain } from './content-model';
import { countWords } from './count-words';
import { type Fault, maxFaults } from './fault';
import type { Media } from './lesson';
import { isAllowedAddress } from './links';
import { misplaced } from './refusals';
import { ruleOf } from './registry';
import { readFigure } from './svg.server';
import { kindOf, placeOf, type SyntaxNode } from './syntax-tree';

const maxDepth = 32;
const maxNodes = 20_000;

/** What the gate found out about a lesson; it may be rendered only if there are no faults. */
export interface Inspection {
  faults: Fault[];
  /** The drawings it shows, cleaned, by the path as written. */
  figures: Map<string, Element>;
  words: number;
}

/** @returns an inspection that has seen nothing yet. */
export function newInspection(): Inspection {
  return { faults: [], figures: new Map(), words: 0 };
}

/**
 * The remark plugin that lets a lesson pass or ends its compilation. It must be the first plugin: later ones and
 * the code generator trust what they see.
 */
export function remarkGate({ media, inspection }: { media: Media; inspection: Inspection }) {
  return (tree: SyntaxNode) => {
    inspect(tree, media, inspection);
    if (inspection.faults.length > 0) throw new Error('the gate refuses the lesson');
  };
}

/**
 * Holds every node of a lesson against the allow-list; what isn't listed is a fault. The walk is a loop, so that
 * no depth of nesting can overflow the stack.
 */
function inspect(root: SyntaxNode, media: Media, inspection: Inspection): void {
  const waiting = [{ node: root, parent: '', depth: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, parent, depth } = next;
    seen += 1;
    const limit = limitFault(node, depth, seen);
    if (limit) inspection.faults.push(limit);
    if (seen > maxNodes || inspection.faults.length >= maxFaults) return;
    if (limit) continue;

    const kind = kindOf(node);
    if (node !== root) {
      if (!mayContain(parent, kind)) inspection.faults.push(misplaced(node, kind, parent));
      inspectNode(node, media, inspection);
    }
    // What stands in something unknown is judged as if it stood outside, so that one run finds all faults.
    const parentOfChildren = node === root || isKnownKind(kind) ? kind : parent;
    for (const child of (node.children ?? []).toReversed()) {
      waiting.push({ node: child, parent: parentOfChildren, depth: depth + 1 });
    }
  }
}

function limitFault(node: SyntaxNode, depth: number, seen: number): Fault | undefined {
  if (seen > maxNodes) {
    const hint = 'Split the lesson.';
    return { ...placeOf(node), message: `the lesson has more than ${maxNodes} parts`, hint };
  }
  if (depth > maxDepth) {
    return { ...placeOf(node), message: 'nested too deeply', hint: 'Write it flatter.' };
  }
  return undefined;
}

function inspectNode(node: SyntaxNode, media: Media, inspection: Inspection): void {
  const fault = (message: string, hint: string) =>
    inspection.faults.push({ ...placeOf(node), message, hint });
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      inspection.words += countWords(String(node.value));
      break;
    case 'heading':
      if (node.depth !== 2 && node.depth !== 3) {
        fault(`a heading of level ${node.depth}`, 'Use ## or ###; the page itself shows the title.');
      }
      break;
    case 'listItem':
      if (typeof node.checked === 'boolean') fault('a list with tick boxes', 'Write a plain list.');
      break;
    case 'link':
      if (!isAllowedAddress(node.url ?? '')) {
        fault(`the link to “${(node.url ?? '').slice(0, 60)}” is not allowed`, addressHint);
      }
      if (node.title) fault('a link with a title', 'Say it in the text of the link.');
      if ((node.children ?? []).length === 0)
        fault('a link without text', 'Write [what it leads to](https://…).');
      break;
    case 'mdxJsxFlowElement':
      inspectComponent(node, media, inspection);
      break;
  }
}

const addressHint =
  'Links lead to https:// pages, mailto:, tel:, or a path of this site that begins with one /.';

function inspectComponent(node: SyntaxNode, media: Media, inspection: Inspection): void {
  const rule = ruleOf(node.name ?? '');
  if (!rule) return;
  const fault = (message: string, hint: string) =>
    inspection.faults.push({ ...placeOf(node), message, hint });

  const { values, faults } = readAttributes(node, rule);
  inspection.faults.push(...faults);
  for (const name of rule.readable) inspection.words += countWords(values[name] ?? '');

  if (rule.children.length > 0 && (node.children ?? []).length === 0) {
    fault(`<${node.name}> is empty`, 'Write its text between the opening and the closing tag.');
  }
  const parts = (node.children ?? []).flatMap((child) => {
    const ruleOfChild = child.type === 'mdxJsxFlowElement' && ruleOf(child.name ?? '');
    return ruleOfChild
      ? [{ name: child.name ?? '', attributes: readAttributes(child, ruleOfChild).values }]
      : [];
  });
  const problem = rule.faultOfParts?.(parts);
  if (problem) fault(`<${node.name}>: ${problem}`, 'A learner must find exactly one way to be right.');

  if (node.name === 'Figure' && values.src) inspectFigure(node, values.src, media, inspection);
}

function inspectFigure(node: SyntaxNode, src: string, media: Media, inspection: Inspection): void {
  const place = placeOf(node);
  const bytes = Object.hasOwn(media, src) ? media[src] : undefined;
  if (!bytes) {
    const hint = `Files the lesson has: ${Object.keys(media).slice(0, 10).join(', ') || 'none'}.`;
    inspection.faults.push({ ...place, message: `there is no file ${src}`, hint });
    return;
  }
  const figure = readFigure(bytes);
  if (figure.ok) inspection.figures.set(src, figure.svg);
  else {
    const hint = 'See the rules for figures in the guide for authors.';
    inspection.faults.push(
      ...figure.problems.map((problem) => ({ ...place, message: `${src}: ${problem}`, hint })),
    );
  }
}
