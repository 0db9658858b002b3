import type { RenderedBlock } from '~/mdx/index.server';
import type { Translator } from '~/platform/i18n/translate';

/**
 * A lesson's blocks as its author looks at them, each in an element that says which one it is: reflections without a field to write in,
 * facilitators' notes shown.
 */
export function previewHtml(blocks: readonly RenderedBlock[], t: Translator): string {
  return blocks.map((block, index) => `<div data-block="${index}">${blockHtml(block, t)}</div>`).join('\n');
}

/** One of them alone. */
export function blockHtml(block: RenderedBlock, t: Translator): string {
  if (block.kind !== 'reflection') return block.html;
  const heading = escapeHtml(t('lesson-editor:reflection'));
  return `<aside class="callout tip"><p><strong>${heading}</strong></p><p>${escapeHtml(block.question)}</p></aside>`;
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
