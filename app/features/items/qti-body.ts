import type { XmlElement } from './xml-tree';

/** What is said to whoever marks, or after the answer: no part of the question. */
const notAsked = new Set([
  'rubricBlock',
  'feedbackInline',
  'feedbackBlock',
  'templateInline',
  'templateBlock',
]);

const allowed = new Set(
  'p div span h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr th td caption pre code blockquote br sub sup b strong i em u a'.split(
    ' ',
  ),
);

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/**
 * The body of a QTI item as HTML.
 * @param replace gives what stands in place of an element that isn't HTML, undefined where its contents do
 */
export function qtiHtml(
  nodes: readonly (XmlElement | string)[],
  replace: (element: XmlElement) => string | undefined,
): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escapeHtml(node);
      if (notAsked.has(node.name)) return '';
      const replaced = replace(node);
      if (replaced !== undefined) return replaced;
      if (node.name === 'img') return pictureTag(node.attributes.src, node.attributes.alt);
      if (node.name === 'object' && node.attributes.type?.startsWith('image/')) {
        return pictureTag(node.attributes.data, '') + qtiHtml(node.children, replace);
      }
      const inside = qtiHtml(node.children, replace);
      if (/^(object|audio|video)$/.test(node.name)) return `<${node.name}></${node.name}>`;
      return allowed.has(node.name) ? `<${node.name}>${inside}</${node.name}>`.replace('</br>', '') : inside;
    })
    .join('');
}

const pictureTag = (address = '', description = '') =>
  `<img src="@@PLUGINFILE@@/${escapeHtml(address)}" alt="${escapeHtml(description)}">`;
