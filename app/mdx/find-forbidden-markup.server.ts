import type { Element } from 'hast';
import { parseMarkup } from './parse-markup.server';

const anywhereInSvg = [
  ...['className', 'd', 'points', 'transform', 'textAnchor', 'strokeDashArray', 'strokeWidth'],
  ...['x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'dx', 'dy', 'width', 'height'],
];

/** Every element that a compiled lesson may hold, with its attributes: written down apart from the gate's lists. */
const allowed: Record<string, string[]> = {
  ...Object.fromEntries(
    'h2 h3 strong em del code br hr ul li blockquote table thead tbody tr summary picture'
      .split(' ')
      .map((name) => [name, []]),
  ),
  ...Object.fromEntries(
    'g path rect circle ellipse line polyline polygon text tspan title desc'
      .split(' ')
      .map((name) => [name, anywhereInSvg]),
  ),
  svg: ['viewBox', 'role', 'ariaLabel', 'textAnchor'],
  figure: ['className'],
  figcaption: [],
  span: ['className'],
  data: ['value'],
  img: ['src', 'alt', 'width', 'height', 'loading'],
  source: ['src', 'srcSet', 'sizes', 'type'],
  audio: ['controls', 'preload', 'ariaLabel'],
  video: ['controls', 'preload', 'poster', 'ariaLabel', 'playsInline'],
  track: ['kind', 'src', 'srcLang', 'label', 'default'],
  p: ['className'],
  ol: ['start', 'className'],
  a: ['href', 'className', 'download'],
  th: ['className'],
  td: ['className'],
  div: ['className', 'role', 'tabIndex', 'ariaLabel'],
  section: ['className'],
  aside: ['className'],
  details: ['className', 'name', 'open'],
};

/**
 * Reads a compiled lesson as a browser would.
 * @returns each element, attribute or address in it that a lesson must not have
 */
export function findForbiddenMarkup(html: string): string[] {
  const found: string[] = [];
  const waiting = [...parseMarkup(html).tree.children];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'element') {
      found.push(...forbiddenIn(node));
      waiting.push(...node.children);
    } else if (node.type !== 'text') {
      found.push(node.type);
    }
  }
  return found;
}

function forbiddenIn({ tagName, properties }: Element): string[] {
  const attributes = Object.hasOwn(allowed, tagName) ? allowed[tagName] : undefined;
  if (!attributes) return [`<${tagName}>`];
  const unknown = Object.keys(properties).filter((name) => !attributes.includes(name));
  const address = properties.href === undefined ? '' : String(properties.href);
  const isHarmless = address === '' || /^(https:\/\/|mailto:|tel:|\/(?![/\\])|#)/.test(address);
  const loaded = [properties.src, properties.poster, ...String(properties.srcSet ?? '').split(/, */)]
    .map((source) => String(source ?? ''))
    .filter((source) => source !== '' && !/^\/media\/[a-z0-9]+\.[a-z0-9]+( \d+w)?$/.test(source));
  return [
    ...unknown.map((name) => `<${tagName} ${name}>`),
    ...(isHarmless ? [] : [address]),
    ...loaded.map((source) => `it loads ${source}`),
  ];
}
