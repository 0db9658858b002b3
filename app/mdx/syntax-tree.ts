import { ruleOf } from './registry';
import type { Place } from '~/platform/content/problem';
import { startOfFile } from './fault';

/**
 * The fields of mdast and its MDX extension that we read, all doubted: the gate looks at every node before
 * anything relies on it.
 */
export interface SyntaxNode {
  type: string;
  children?: SyntaxNode[];
  position?: { start: Place & { offset?: number }; end?: { offset?: number } };
  value?: unknown;
  /** Of a heading: its level, 1 to 6. */
  depth?: number;
  /** Of a link. */
  url?: string;
  title?: string | null;
  /** Of a list item: a task's tick. */
  checked?: boolean | null;
  /** Of a table: how each column is aligned. */
  align?: (string | null)[] | null;
  /** Of a component: its tag. */
  name?: string | null;
  attributes?: SyntaxAttribute[];
  data?: { hProperties?: Record<string, unknown> };
}

export interface SyntaxAttribute {
  type: string;
  name?: string;
  value?: unknown;
  position?: { start: Place };
}

/** @returns where a node or attribute begins; `otherwise` where the parser recorded no place. */
export function placeOf({ position }: Pick<SyntaxNode, 'position'>, otherwise: Place = startOfFile): Place {
  const { line, column } = position?.start ?? otherwise;
  return { line, column };
}

/** @returns the node's type, or `<Name>` for a component where it belongs: on its own lines, or inline in a text. */
export function kindOf(node: SyntaxNode): string {
  const isInline = node.type === 'mdxJsxTextElement';
  const isComponent = node.type === 'mdxJsxFlowElement' || isInline;
  const belongs = isInline === (ruleOf(node.name ?? '')?.inline ?? false);
  return isComponent && belongs ? `<${node.name ?? ''}>` : node.type;
}
