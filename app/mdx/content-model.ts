import { blocks } from './block-kinds';
import type { OtherText } from './lesson';
import { registry } from './registry';

const inline = ['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'break', 'link'];
/** A term is a link, and a link can't hold another one, however deep: so it stands in texts alone. */
const inlineWithTerms = [...inline, '<Term>'];

/** What lessons and guides hold. */
const teaching = [
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
  '<WorksheetLink>',
  '<Audio>',
  '<Video>',
  '<Download>',
];

/** Of texts that aren't lessons, what may stand at their top level. */
const otherTexts: Record<OtherText, readonly string[]> = {
  stimulus: [
    ...blocks,
    '<Callout>',
    '<CaseStory>',
    '<Figure>',
    '<DataTable>',
    '<Chart>',
    '<Audio>',
    '<Video>',
  ],
  guide: teaching,
  'job-aid': [...blocks, 'heading', '<Callout>', '<Figure>', '<Steps>', '<DataTable>', '<Chart>'],
};

/**
 * What may stand directly inside what; a kind that isn't listed may not be used at all. Kinds are mdast's node
 * types (https://github.com/syntax-tree/mdast) and `<Name>` for a component.
 */
const childrenOf = new Map<string, readonly string[]>([
  ['root', [...teaching, '<Reflection>', '<FacilitatorNote>']],
  ...Object.entries(otherTexts),
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

/** @returns whether it is the top of a text that isn't a lesson. */
const isOtherText = (kind: string): boolean => Object.hasOwn(otherTexts, kind);

/** @returns whether nodes of `kind` may be used anywhere in a lesson. */
export function isKnownKind(kind: string): boolean {
  return kind !== 'root' && !isOtherText(kind) && childrenOf.has(kind);
}

/** @returns whether a node of `kind` may stand directly inside one of `parent`. */
export function mayContain(parent: string, kind: string): boolean {
  return childrenOf.get(parent)?.includes(kind) ?? false;
}

/** @returns the kinds of a lesson that may hold `kind`. */
export function parentsOf(kind: string): string[] {
  return [...childrenOf]
    .filter(([parent, children]) => !isOtherText(parent) && children.includes(kind))
    .map(([parent]) => parent);
}
