import type { Element, Root } from 'hast';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { attributeOf, shownTags } from './lesson-elements';

/** Writes blocks of HTML, as lessonBlocks makes them, as MDX without front matter. */
export function writeMdx(blocks: Element[]): string {
  const root: Root = { type: 'root', children: blocks };
  return withoutModules(toMdx.stringify(toMdx.runSync(root)).trim());
}

/** A paragraph that begins with these words would be a line of a program. */
const withoutModules = (mdx: string) =>
  mdx.replace(
    /^(import|export)(?=[ {*"'])/gm,
    (word) => `&#x${word.charCodeAt(0).toString(16)};${word.slice(1)}`,
  );

const attribute = (name: string, value: string) => ({ type: 'mdxJsxAttribute', name, value });

const component = (name: string, attributes: unknown[]) => ({
  type: 'mdxJsxFlowElement',
  name,
  attributes,
  children: [],
});

const withTitle = (name: string) => (_state: unknown, node: Element) =>
  component(name, [
    attribute('src', attributeOf(node, 'src')),
    attribute('title', attributeOf(node, 'title')),
  ]);

const figure = (_state: unknown, node: Element) =>
  component('Figure', [
    attribute('src', attributeOf(node, 'src')),
    ...(attributeOf(node, 'alt') === '' ? [] : [attribute('alt', attributeOf(node, 'alt'))]),
    ...(attributeOf(node, 'title') === '' ? [] : [attribute('caption', attributeOf(node, 'title'))]),
  ]);

const toMdx = unified()
  .use(rehypeRemark, {
    handlers: {
      [shownTags.picture]: figure,
      [shownTags.audio]: withTitle('Audio'),
      [shownTags.video]: withTitle('Video'),
      [shownTags.download]: withTitle('Download'),
    } as never,
  })
  .use(remarkGfm)
  .use(remarkMdx)
  .use(remarkStringify, { bullet: '-', emphasis: '_' });
