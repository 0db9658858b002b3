import { parseHTML } from 'linkedom';

/** What drawings are made of where there is no browser. */
export const { document: drawingDocument } = parseHTML('<!doctype html><html><body></body></html>');

/** @returns HTML of a drawing, to be put into a page */
export function markupOf(svg: Element): string {
  const attributes = ['viewBox', 'text-anchor', 'role', 'aria-label'].map(
    (name) => ` ${name}="${escaped(svg.getAttribute(name) ?? '')}"`,
  );
  return `<svg${attributes.join('')}>${svg.innerHTML}</svg>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
