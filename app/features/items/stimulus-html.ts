import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { escapeHtml } from './rich-text';
import type { LossCode } from './written-items';

interface Component {
  type: string;
  name: string | null;
  attributes: { name?: string; value?: unknown }[];
}

/** The part of remark-rehype's state that is asked here. */
interface State {
  all: (node: Component) => ElementContent[];
}

const element = (tagName: string, children: ElementContent[], properties = {}): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

/**
 * What is shown before a question as HTML.
 * @param pictureAt gives the address of a picture by the path that the stimulus writes
 * @returns the HTML, in which there is no mark of a language; and what of it is simpler than it was
 */
export function stimulusHtml(
  mdx: string,
  pictureAt: (path: string) => string,
): { html: string; losses: LossCode[] } {
  const losses = new Set<LossCode>();
  const component = (state: State, node: Component) => {
    if (node.name === 'Figure') return figureOf(node, pictureAt);
    losses.add('component');
    return element('div', state.all(node));
  };
  const nothing = () => {
    losses.add('component');
    return undefined;
  };
  const toTree = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkMdx)
    .use(remarkRehype, {
      handlers: {
        mdxJsxFlowElement: component,
        mdxJsxTextElement: component,
        mdxFlowExpression: nothing,
        mdxTextExpression: nothing,
        mdxjsEsm: nothing,
      } as never,
    });
  const parsed = orUndefined(() => toTree.parse(mdx));
  // Where it is no MDX that can be read, its words are shown as they stand.
  if (!parsed) return { html: `<p>${escapeHtml(mdx)}</p>`, losses: ['component'] };
  const html = withoutMarks(toHtml(toTree.runSync(parsed)));
  return { html, losses: [...losses] };
}

function orUndefined<Result>(parse: () => Result): Result | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

const withoutMarks = (html: string) => html.replace(/\{(?=\s*mlang)/gi, '&#123;');

function figureOf(node: Component, pictureAt: (path: string) => string): Element {
  const attribute = (name: string) => {
    const value = node.attributes.find((one) => one.name === name)?.value;
    return typeof value === 'string' ? value : '';
  };
  const picture = element('img', [], { src: pictureAt(attribute('src')), alt: attribute('alt') });
  const caption = attribute('caption');
  if (caption === '') return element('p', [picture]);
  return element('figure', [picture, element('figcaption', [{ type: 'text', value: caption }])]);
}
