import type { Element, Nodes, Root, RootContent } from 'hast';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { Problem } from '~/platform/content/problem';
import { parseMarkup } from './parse-markup.server';

const maxBytes = 2_560;
const maxDepth = 16;

const number = /^-?(\d+\.?\d*|\.\d+)$/;
const numbers = /^[-\d.,\s]+$/;
const classes = 's-ink s-warm s-soft f-ink f-warm f-soft t ts tp tb'.split(' ');

/** The attributes a figure's elements may have (hast's names) and how their values look. */
const attributes: Record<string, RegExp> = {
  className: new RegExp(`^(${classes.join('|')})( (${classes.join('|')}))*$`),
  d: /^[MLHVCSQTAZ\d\s.,e+-]+$/i,
  points: numbers,
  transform: /^((translate|rotate|scale|skewX|skewY|matrix)\([-\d.,\s]+\)\s*)+$/,
  textAnchor: /^(start|middle|end)$/,
  strokeDashArray: numbers,
  strokeWidth: number,
  ...Object.fromEntries(
    'x y x1 y1 x2 y2 cx cy r rx ry dx dy width height'.split(' ').map((name) => [name, number]),
  ),
};

const attributesOfRoot: Record<string, RegExp> = {
  xmlns: /^http:\/\/www\.w3\.org\/2000\/svg$/,
  viewBox: /^0 0 320 (1[2-9]\d|2[0-5]\d|260)$/,
};

const drawn = 'g path rect circle ellipse line polyline polygon text title desc'.split(' ');

/** What may stand directly inside what; an element that isn't listed is refused. */
const childrenOf = new Map<string, readonly string[]>([
  ['svg', drawn],
  ['g', drawn],
  ...'path rect circle ellipse line polyline polygon'.split(' ').map((name) => [name, []] as const),
  ['text', ['#text', 'tspan']],
  ['tspan', ['#text', 'tspan']],
  ['title', ['#text']],
  ['desc', ['#text']],
]);

/** The same list for the sanitizer: the second belt, should the walk above ever miss something. */
const schema: Schema = {
  tagNames: [...childrenOf.keys()],
  attributes: { svg: Object.keys(attributesOfRoot), '*': Object.keys(attributes) },
  ancestors: {},
  clobber: [],
  protocols: {},
  required: {},
  strip: [],
};

/**
 * Reads an author's drawing (rules: the guide for authors). Nothing is dropped silently: a drawing with anything
 * that isn't on the list is refused.
 * @returns its tree, of allowed elements and attributes only, or what is wrong with it
 */
export function readFigure(
  bytes: Uint8Array,
): { ok: true; svg: Element } | { ok: false; problems: Problem[] } {
  if (bytes.byteLength > maxBytes) {
    return {
      ok: false,
      problems: [{ code: 'drawingTooBig', values: { bytes: bytes.byteLength, max: maxBytes } }],
    };
  }
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, problems: [{ code: 'drawingEncoding' }] };
  }
  const { tree, errors } = parseMarkup(source);
  const problems: Problem[] = [
    ...problemsOfText(source),
    ...errors.map((reason) => ({ code: 'drawingMalformed' as const, values: { reason } })),
  ];
  const significant = tree.children.filter((node) => !isWhiteSpace(node));
  const [svg] = significant;
  if (significant.length !== 1 || svg?.type !== 'element' || svg.tagName !== 'svg') {
    problems.push({ code: 'drawingNotOneSvg' });
  } else {
    problems.push(...problemsOfTree(svg));
    if (problems.length === 0 && html(sanitize(svg, schema)) === html(svg)) return { ok: true, svg };
  }
  return { ok: false, problems: problems.length > 0 ? problems : [{ code: 'drawingForbidden' }] };
}

/**
 * @param label what the drawing shows, in words; it stands in for the drawing's own title and description
 * @returns the drawing as HTML to be put into a page
 */
export function figureHtml(svg: Element, label: string): string {
  const children = svg.children.filter(
    (child) => !(child.type === 'element' && (child.tagName === 'title' || child.tagName === 'desc')),
  );
  const properties = { viewBox: svg.properties.viewBox, role: 'img', ariaLabel: label };
  return html({ ...svg, properties, children });
}

function html(tree: Nodes): string {
  return toHtml(tree, { space: 'svg', closeEmptyElements: true, tightSelfClosing: true });
}

function problemsOfText(source: string): Problem[] {
  const problems: Problem[] = [];
  if (/<[!?]/.test(source)) problems.push({ code: 'drawingDeclarations' });
  if (/&(?!(amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});)/i.test(source)) {
    problems.push({ code: 'drawingAmpersand' });
  }
  return problems;
}

function problemsOfTree(svg: Element): Problem[] {
  const problems: Problem[] = [];
  if (svg.properties.viewBox === undefined) problems.push({ code: 'drawingViewBox' });
  const waiting: { node: RootContent; parent: string; depth: number }[] = [
    { node: svg, parent: '', depth: 1 },
  ];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, parent, depth } = next;
    if (isWhiteSpace(node)) continue;
    const name = node.type === 'element' ? node.tagName : `#${node.type}`;
    if (depth > maxDepth) {
      problems.push({ code: 'drawingTooDeep' });
      break;
    }
    if (node !== svg && !childrenOf.get(parent)?.includes(name)) {
      problems.push(
        node.type === 'text'
          ? { code: 'drawingText', values: { parent } }
          : { code: 'drawingElement', values: { tag: name, parent } },
      );
    }
    if (node.type !== 'element') continue;
    problems.push(...problemsOfAttributes(node, node === svg ? attributesOfRoot : attributes));
    for (const child of node.children.toReversed()) {
      waiting.push({ node: child, parent: childrenOf.has(name) ? name : parent, depth: depth + 1 });
    }
  }
  return problems;
}

function problemsOfAttributes({ tagName, properties }: Element, allowed: Record<string, RegExp>): Problem[] {
  return Object.entries(properties).flatMap(([name, value]): Problem[] => {
    const pattern = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (!pattern) return [{ code: 'drawingAttribute', values: { name, tag: tagName } }];
    const text = Array.isArray(value) ? value.join(' ') : String(value);
    if (pattern.test(text)) return [];
    return [{ code: 'drawingValue', values: { name, tag: tagName, value: text.slice(0, 60) } }];
  });
}

function isWhiteSpace(node: Root['children'][number]): boolean {
  return node.type === 'text' && node.value.trim() === '';
}
