import type { TitleLevel } from './components/block-title';
import type { SyntaxNode } from './syntax-tree';

const titled = ['CaseStory', 'WorkedExample', 'TryIt', 'Side'];

const classOfAlignment: Record<string, string> = { right: 'end', center: 'mid' };

/**
 * The remark plugin that gives blocks what they can't know alone: each table its number (two regions of a page
 * must not have one name), its cells a class for their alignment (it would become a style attribute), the choices
 * of each TryIt a common group, each chart its number, each Step whether it stands in a procedure, and each title of a
 * block its level: one below the section's heading, or the section's own where none comes before.
 */
export function remarkNumberBlocks() {
  return (root: SyntaxNode) => {
    let tables = 0;
    let tries = 0;
    let charts = 0;
    let titleLevel: TitleLevel = '2';
    const waiting = [root];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (node.type === 'heading') titleLevel = '3';
      if (node.type === 'table') numberTable(node, ++tables);
      if (titled.includes(node.name ?? '')) addAttribute(node, 'level', titleLevel);
      if (node.name === 'TryIt') mark(node, 'Choice', 'group', `try-${++tries}`);
      if (node.name === 'Steps') mark(node, 'Step', 'place', 'steps');
      if (node.name === 'Chart') addAttribute(node, 'index', String(charts++));
      waiting.push(...(node.children ?? []).toReversed());
    }
  };
}

function numberTable(table: SyntaxNode, number: number): void {
  table.data = { hProperties: { number: String(number) } };
  for (const row of table.children ?? []) {
    row.children?.forEach((cell, column) => {
      const className = classOfAlignment[table.align?.[column] ?? ''];
      if (className) cell.data = { hProperties: { className } };
    });
  }
  table.align = null;
}

function mark(parent: SyntaxNode, child: string, name: string, value: string): void {
  for (const node of parent.children ?? []) if (node.name === child) addAttribute(node, name, value);
}

function addAttribute(node: SyntaxNode, name: string, value: string): void {
  node.attributes?.push({ type: 'mdxJsxAttribute', name, value });
}
