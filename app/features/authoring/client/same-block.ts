import type { CodeEditor } from './code-editor';

/** Puts the cursor of one text behind the block that stands where the cursor of the other one is. */
export function moveToSameBlock({ view, read }: CodeEditor, other: CodeEditor): void {
  const blocks = read().split(/(\n\s*\n)/);
  const anchor = blocks.slice(0, blockAt(other) * 2 - 1).join('').length;
  view.dispatch({ selection: { anchor: Math.min(anchor, view.state.doc.length) } });
}

/** How many blocks there are up to the cursor. */
const blockAt = ({ view }: CodeEditor): number =>
  view.state.sliceDoc(0, view.state.selection.main.head).split(/\n\s*\n/).length;
