import type { getMDXComponent } from 'mdx-bundler/client/index.js';
import { Children, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { lessonComponents } from './components/lesson-components';
import type { RenderedBlock } from './rendered-block';

type Components = ReturnType<typeof lessonComponents>;

/**
 * Renders a compiled lesson block by block, so that a page can fill in what is the learner's own, leave out what is
 * for facilitators, and set a block beside that of the other language.
 */
export function renderBlocks(
  lesson: ReturnType<typeof getMDXComponent>,
  components: Components,
): RenderedBlock[] {
  // MDX's code is a function of its components without hooks: called, it gives the lesson's own top level.
  const content = (lesson as (props: object) => ReactElement<{ children?: ReactNode }>)({ components });
  const blocks = content.type === (Fragment as unknown) ? content.props.children : content;
  return Children.toArray(blocks).flatMap((block) =>
    isValidElement(block) ? [renderBlock(block, components)] : [],
  );
}

function renderBlock(block: ReactElement, { Reflection, FacilitatorNote }: Components): RenderedBlock {
  if (block.type === Reflection) {
    const { id, question } = block.props as Parameters<Components['Reflection']>[0];
    return { kind: 'reflection', id, question };
  }
  const html = renderToStaticMarkup(block);
  return { kind: block.type === FacilitatorNote ? 'facilitator' : 'html', html };
}
