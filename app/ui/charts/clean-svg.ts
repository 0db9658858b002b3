/** The attributes that place and shape things; colours, fonts and widths come from the site's classes. */
const kept = new Set('class d points transform text-anchor x y x1 y1 x2 y2 cx cy r width height'.split(' '));
const fontSize = 12;

/**
 * Makes a drawn chart fit for a page: no style, no colour of its own, numbers of one decimal, one description.
 * @param svg as the chart library draws it
 */
export function cleanSvg(svg: Element, description: string): Element {
  for (const style of [...svg.querySelectorAll('style')]) style.remove();
  for (const element of [...svg.querySelectorAll('*')]) cleanElement(element);
  for (const group of [...svg.querySelectorAll('g')].toReversed()) dissolve(group);
  for (const { name } of [...svg.attributes]) if (name !== 'viewBox') svg.removeAttribute(name);
  svg.setAttribute('text-anchor', 'middle');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', description);
  return svg;
}

function cleanElement(element: Element): void {
  const isLabel = /tick label$/.test(element.getAttribute('aria-label') ?? '');
  const isTick = /tick$/.test(element.getAttribute('aria-label') ?? '');
  if (isTick) {
    element.remove();
    return;
  }
  const fill = element.getAttribute('fill') ?? '';
  if (fill.startsWith('f-')) element.setAttribute('class', fill);
  for (const { name, value } of [...element.attributes]) {
    if (!kept.has(name)) element.removeAttribute(name);
    else element.setAttribute(name, rounded(value));
  }
  if (isLabel) element.setAttribute('class', 'ts');
}

/** One decimal is a fifth of a pixel on a phone; heights in letters become numbers, as all others are. */
function rounded(value: string): string {
  return value
    .replaceAll(/-?\d*\.?\d+em\b/g, (height) => String(Number.parseFloat(height) * fontSize))
    .replaceAll(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10));
}

/** A group that says nothing any more gives its children to its parent. */
function dissolve(group: Element): void {
  if (group.children.length === 0) group.remove();
  else if (group.attributes.length === 0) group.replaceWith(...group.childNodes);
}
