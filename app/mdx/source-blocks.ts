import { createHash } from 'node:crypto';
import { kindOf, type SyntaxNode } from './syntax-tree';

/** A block of a lesson as its author wrote it, small enough to keep beside the other language's. */
export interface SourceBlock {
  /** Kind of the node: `paragraph`, `heading`, `<Callout>`. */
  kind: string;
  /** Line of the file where it begins. */
  line: number;
  /** Hash of its text, white space aside. */
  hash: string;
  /** The numbers in it, in order, as they are meant: `1,200` and `1200` are one. */
  numbers: string[];
}

/**
 * @param root the lesson's tree, before any plugin has changed it
 * @param body the text that it was parsed from
 */
export function describeBlocks(root: SyntaxNode, body: string): SourceBlock[] {
  return (root.children ?? []).map((node) => {
    const text = body.slice(node.position?.start.offset ?? 0, node.position?.end?.offset ?? 0);
    return {
      kind: kindOf(node),
      line: node.position?.start.line ?? 1,
      hash: createHash('sha256').update(text.replaceAll(/\s+/g, ' ').trim()).digest('hex').slice(0, 12),
      numbers: numbersIn(text),
    };
  });
}

/** Digits that say something to a reader: not those of paths, ids, addresses and table markup. */
function numbersIn(text: string): string[] {
  const words = text
    .replaceAll(/\b(src|id|worksheet|poster|captions)="[^"]*"/g, '')
    .replaceAll(/\]\([^)]*\)/g, ']')
    .replaceAll(/^\s*\d+[.)] /gm, '');
  return [...words.matchAll(/(?<![\p{L}\d])[\d]+(?:[.,]\d+)*/gu)].map(([number]) =>
    number.replaceAll(/,(?=\d{3}(\D|$))/g, '').replace(',', '.'),
  );
}
