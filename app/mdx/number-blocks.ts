import type { SyntaxNode } from './syntax-tree';

const classOfAlignment: Record<string, string> = { right: 'end', center: 'mid' };

/**
 * The remark plugin that gives blocks what they can't know alone: each table its number (two regions of a page
 * must not have one name), its cells a class for their alignment (it would become a style attribute), and the
 * choices of each TryIt a common group.
 */
export function remarkNumberBlocks() {
  return (root: SyntaxNode) => {
    let tables = 0;
    let tries = 0;
    const waiting = [root];
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (node.type === 'table') numberTable(node, ++tables);
      if (node.name === 'TryIt') groupChoices(node, ++tries);
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

function groupChoices(tryIt: SyntaxNode, number: number): void {
  for (const choice of tryIt.children ?? []) {
    if (choice.name !== 'Choice') continue;
    choice.attributes?.push({ type: 'mdxJsxAttribute', name: 'group', value: `try-${number}` });
  }
}
