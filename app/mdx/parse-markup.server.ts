import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';

interface ParseHost {
  data: () => undefined;
  parser?: (document: string, file: { messages: { reason: string }[] }) => Root;
}

/** rehype-parse is a plugin; these are the parts of unified's processor that it asks for, so unified isn't needed. */
const host: ParseHost = { data: () => undefined };
(rehypeParse as unknown as (this: ParseHost, options: object) => void).call(host, {
  fragment: true,
  space: 'svg',
  emitParseErrors: true,
});

/**
 * Parses HTML and inline SVG as a browser would inside a page.
 * @returns a tree of whatever was found, nothing checked, and the parser's complaints
 */
export function parseMarkup(source: string): { tree: Root; errors: string[] } {
  const file: { messages: { reason: string }[] } = { messages: [] };
  const tree = host.parser?.(source, file);
  if (!tree) throw new Error('rehype-parse gave no parser');
  return { tree, errors: file.messages.map(({ reason }) => reason) };
}
