/**
 * One block at the top level of a lesson. Most are the same for everybody; a reflection is filled in by the learner,
 * and a facilitator's note is for facilitators alone.
 */
export type RenderedBlock =
  | { kind: 'html'; html: string }
  | { kind: 'facilitator'; html: string }
  | { kind: 'reflection'; id: string; question: string };

/** @returns the blocks that are the same for everybody, as one fragment of HTML */
export function publicHtml(blocks: readonly RenderedBlock[]): string {
  return blocks.map((block) => (block.kind === 'html' ? block.html : '')).join('\n');
}
