import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { UnreadableFile } from './read-question';

/** An element of an XML document; names come without the prefix of their namespace. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (XmlElement | string)[];
  /** Offsets of its beginning and end in the document. */
  start: number;
  end: number;
}

const attributesKey = ':@';
const textKey = '#text';
const cdataKey = '#cdata';

const maxDepth = 60;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  removeNSPrefix: true,
  // The numbers of characters are read by this option only.
  htmlEntities: true,
  textNodeName: textKey,
  cdataPropName: cdataKey,
  captureMetaData: true,
  maxNestedTags: maxDepth,
});

const metadataKey = XMLParser.getMetaDataSymbol() as unknown as keyof ParsedNode;

type ParsedNode = Record<string, unknown>;

/**
 * Reads an XML document. One that defines entities is refused: they could make a small file huge, or name other files.
 * @throws UnreadableFile where it is not well-formed, with the line
 */
export function parseXmlTree(text: string): XmlElement {
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(text)) throw new UnreadableFile('entities');
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw new UnreadableFile('malformed', verdict.err.line);
  let nodes: ParsedNode[];
  try {
    nodes = parser.parse(text) as ParsedNode[];
  } catch (error) {
    const isDeep = error instanceof Error && /nested/i.test(error.message);
    throw new UnreadableFile(isDeep ? 'tooDeep' : 'malformed');
  }
  const root = elementsOf(nodes).find((node): node is XmlElement => typeof node !== 'string');
  if (!root) throw new UnreadableFile('malformed');
  return root;
}

/** What the number of a character can name and no text holds: nothing, halves of letters, and what readers mark places with. */
const noLetters = /[\0\ue000-\uf8ff]|\p{Cs}/gu;

function elementsOf(nodes: readonly ParsedNode[]): (XmlElement | string)[] {
  return nodes.flatMap((node): (XmlElement | string)[] => {
    const name = Object.keys(node).find((key) => key !== attributesKey);
    if (name === undefined || name.startsWith('?')) return [];
    const value = node[name];
    if (name === textKey) return [String(value).replace(noLetters, '')];
    if (name === cdataKey) return [textIn(value as ParsedNode[])];
    const { startIndex = 0, endIndex = 0 } = (node[metadataKey] ?? {}) as Record<string, number>;
    return [
      {
        name,
        attributes: (node[attributesKey] ?? {}) as Record<string, string>,
        children: elementsOf(value as ParsedNode[]),
        start: startIndex,
        end: endIndex,
      },
    ];
  });
}

const textIn = (nodes: readonly ParsedNode[]) =>
  nodes.map((node) => (typeof node[textKey] === 'string' ? node[textKey] : '')).join('');

const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== 'string';

/** The elements directly inside, of one name where it is given. */
export const childrenOf = (element: XmlElement | undefined, name?: string): XmlElement[] =>
  (element?.children ?? []).filter(isElement).filter((child) => name === undefined || child.name === name);

export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  childrenOf(element, name)[0];

/** All elements beneath, in the order of the document. */
export const descendantsOf = (element: XmlElement): XmlElement[] =>
  childrenOf(element).flatMap((child) => [child, ...descendantsOf(child)]);

/** All text inside. */
export const textOfElement = (element: XmlElement | undefined): string =>
  (element?.children ?? []).map((node) => (isElement(node) ? textOfElement(node) : node)).join('');

/** @returns tells the line of an offset in a text, from 1 */
export function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
