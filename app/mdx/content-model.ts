import { blocks } from './block-kinds';
import { registry } from './registry';

const inline = ['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break', 'link'];
/** A term is a link, and a link can't hold another one, however deep: so it stands in texts alone. */
const inlineWithTerms = [...inline, '<Term>'];

/**
 * What may stand directly inside what; a kind that isn't listed may not be used at all. Kinds are mdast's node
 * types (https://github.com/syntax-tree/mdast) and `<Name>` for a component.
 */
const childrenOf = new Map<string, readonly string[]>([
  [
    'root',
    [
      ...blocks,
      'heading',
      'thematicBreak',
      '<Callout>',
      '<Figure>',
      '<WorkedExample>',
      '<TryIt>',
      '<CaseStory>',
      '<Steps>',
      '<Compare>',
      '<DataTable>',
      '<Chart>',
      '<Reflection>',
      '<WorksheetLink>',
      '<Audio>',
      '<Video>',
      '<Download>',
      '<FacilitatorNote>',
    ],
  ],
  [
    'stimulus',
    [...blocks, '<Callout>', '<CaseStory>', '<Figure>', '<DataTable>', '<Chart>', '<Audio>', '<Video>'],
  ],
  ['paragraph', inlineWithTerms],
  ['heading', inline],
  ['emphasis', inline],
  ['strong', inline],
  ['delete', inline],
  ['link', inline],
  ['blockquote', blocks],
  ['list', ['listItem']],
  ['listItem', blocks],
  ['table', ['tableRow']],
  ['tableRow', ['tableCell']],
  ['tableCell', inlineWithTerms],
  ['text', []],
  ['inlineCode', []],
  ['break', []],
  ['thematicBreak', []],
  ...Object.entries(registry).map(([name, { children }]) => [`<${name}>`, children] as const),
]);

/** @returns whether nodes of `kind` may be used anywhere in a lesson. */
export function isKnownKind(kind: string): boolean {
  return kind !== 'root' && kind !== 'stimulus' && childrenOf.has(kind);
}

/** @returns whether a node of `kind` may stand directly inside one of `parent`. */
export function mayContain(parent: string, kind: string): boolean {
  return childrenOf.get(parent)?.includes(kind) ?? false;
}

/** @returns the kinds of a lesson that may hold `kind`. */
export function parentsOf(kind: string): string[] {
  return [...childrenOf]
    .filter(([parent, children]) => parent !== 'stimulus' && children.includes(kind))
    .map(([parent]) => parent);
}
