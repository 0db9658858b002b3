import type { Element, ElementContent, RootContent, Text } from 'hast';

/** What a lesson shows on lines of its own. */
export type ShownKind = 'picture' | 'audio' | 'video' | 'download';

/** The elements that stand for what a lesson shows, until they are written as components. */
export const shownTags: Record<ShownKind, string> = {
  picture: 'lesson-figure',
  audio: 'lesson-audio',
  video: 'lesson-video',
  download: 'lesson-download',
};

/** Letters that the texts of a component may have. */
const most = { alt: 600, title: 300 };

/** @param title of a picture its caption, if any */
export function shownElement(
  kind: ShownKind,
  { src, alt, title }: { src: string; alt: string; title: string },
): Element {
  return element(shownTags[kind], [], {
    src,
    alt: alt.replace(/\s+/g, ' ').trim().slice(0, most.alt),
    title: title.replace(/\s+/g, ' ').trim().slice(0, most.title),
  });
}

export const isElement = (node: RootContent | ElementContent): node is Element => node.type === 'element';

export const isWhite = (node: RootContent | ElementContent): boolean =>
  node.type === 'comment' || (node.type === 'text' && node.value.trim() === '');

export const element = (
  tagName: string,
  children: ElementContent[],
  properties: Element['properties'] = {},
): Element => ({ type: 'element', tagName, properties, children });

export const textNode = (value: string): Text => ({ type: 'text', value });

export const attributeOf = ({ properties }: Element, name: string): string => {
  const value = properties[name];
  return typeof value === 'string' ? value : '';
};
