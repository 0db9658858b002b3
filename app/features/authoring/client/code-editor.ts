import { autocompletion, type CompletionSource, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, isolateHistory } from '@codemirror/commands';
import { defineLanguageFacet, HighlightStyle, Language, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, Transaction } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { GFM, parser } from '@lezer/markdown';
import type { ShownFault } from '../present-preview';
import { readTransfer } from './pasted';

interface EditorOptions {
  /** The box that it stands in for, which a form sends. */
  box: HTMLTextAreaElement;
  label: string;
  offers: CompletionSource;
  onChange: () => void;
  onPaste: (html: string) => void;
  onFiles: (files: File[]) => void;
}

/** An editor in the place of a box, whose text it keeps up to date. */
export interface CodeEditor {
  view: EditorView;
  read: () => string;
  /** Puts another text in the place of all of it, in one step that can be undone. */
  replaceAll: (text: string) => void;
  /** Puts blocks on lines of their own at the cursor. */
  insertBlock: (text: string) => void;
  showFaults: (faults: readonly ShownFault[]) => void;
}

/** By itself, without the grammars of scripts and styles that lang-markdown brings along: they would be 40 KB. */
const markdown = new Language(defineLanguageFacet(), parser.configure(GFM), [], 'markdown');

/** In a shadow its styles are sheets and no elements, which the page's policy would refuse. */
export function codeEditor({ box, label, offers, onChange, onPaste, onFiles }: EditorOptions): CodeEditor {
  const host = document.createElement('div');
  host.className = 'editor-host';
  box.after(host);
  box.hidden = true;
  const root = host.attachShadow({ mode: 'open' });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: box.value,
      extensions: [
        lineNumbers(),
        history(),
        markdown,
        syntaxHighlighting(inks),
        autocompletion({ override: [offers] }),
        search({ top: true }),
        highlightSelectionMatches(),
        keymap.of([
          ...completionKeymap,
          { key: 'Enter', run: continueList },
          ...searchKeymap,
          ...historyKeymap,
          ...lintKeymap,
          ...defaultKeymap,
        ]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, lang: box.lang, spellcheck: 'true' }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (!docChanged) return;
          box.value = state.doc.toString();
          onChange();
        }),
        EditorView.domEventHandlers({ paste: taken(onPaste, onFiles), drop: dropped(onFiles) }),
        look,
      ],
    }),
  });
  return {
    view,
    read: () => view.state.doc.toString(),
    replaceAll: (text) =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        annotations: [isolateHistory.of('full'), Transaction.userEvent.of('input.replace')],
      }),
    insertBlock: (text) => insertBlock(view, text),
    showFaults: (faults) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          faults.map((fault) => place(view, fault)),
        ),
      ),
  };
}

/** A new line in a list is its next item; behind an empty item the list ends. */
function continueList(view: EditorView): boolean {
  const { main } = view.state.selection;
  const line = view.state.doc.lineAt(main.head);
  const [item, indent = '', mark = ''] = /^(\s*)([-*]|\d+\.) /.exec(line.text) ?? [];
  if (!item || !main.empty || main.head < line.from + item.length) return false;
  const isEmpty = line.text.trim() === mark;
  const next = /\d/.test(mark) ? `${Number.parseInt(mark, 10) + 1}.` : mark;
  const insert = isEmpty ? '' : `${view.state.lineBreak}${indent}${next} `;
  const from = isEmpty ? line.from : main.head;
  view.dispatch({
    changes: { from, to: main.head, insert },
    selection: { anchor: from + insert.length },
    userEvent: 'input',
  });
  return true;
}

const taken =
  (onPaste: EditorOptions['onPaste'], onFiles: EditorOptions['onFiles']) => (event: ClipboardEvent) => {
    const data = event.clipboardData;
    const found = data && readTransfer({ html: data.getData('text/html'), files: [...data.files] });
    if (!found) return false;
    event.preventDefault();
    if ('files' in found) onFiles(found.files);
    else onPaste(found.html);
    return true;
  };

const dropped = (onFiles: EditorOptions['onFiles']) => (event: DragEvent) => {
  const files = [...(event.dataTransfer?.files ?? [])];
  if (files.length === 0) return false;
  event.preventDefault();
  onFiles(files);
  return true;
};

/** A block needs an empty line before and behind it. */
function insertBlock(view: EditorView, text: string): void {
  const { state } = view;
  const { to } = state.selection.main;
  const line = state.doc.lineAt(to);
  const at = line.text.trim() === '' ? line.from : line.to;
  const before = state.doc.sliceString(0, at).trimEnd();
  const after = state.doc.sliceString(at);
  const insert = `${before === '' ? '' : '\n\n'}${text}${after.trim() === '' ? '\n' : '\n\n'}`;
  const skipped = after.length - after.trimStart().length;
  view.dispatch({
    changes: { from: before.length, to: at + skipped, insert },
    selection: { anchor: before.length + insert.trimEnd().length },
    scrollIntoView: true,
    annotations: isolateHistory.of('full'),
  });
  view.focus();
}

/** The word at which a fault stands, or the rest of its line. */
function place({ state }: EditorView, { line, column, message, hint }: ShownFault): Diagnostic {
  const found = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
  const from = Math.min(found.from + Math.max(column - 1, 0), found.to);
  const rest = state.doc.sliceString(from, found.to);
  const length = /^<?\w+/.exec(rest)?.[0].length ?? rest.length;
  return { from, to: from + length, severity: 'error', message: `${message} ${hint}` };
}

const inks = HighlightStyle.define([
  { tag: tags.heading, color: 'var(--deep)', fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: [tags.link, tags.url], color: 'var(--warm)' },
  { tag: [tags.tagName, tags.angleBracket], color: 'var(--deep)' },
  { tag: tags.attributeName, color: 'var(--warm)' },
  { tag: [tags.processingInstruction, tags.meta], color: 'var(--soft)' },
]);

const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--paper)', fontSize: '0.95rem' },
  '&.cm-focused': { outline: '3px solid var(--bright)' },
  '.cm-scroller': { fontFamily: 'ui-monospace, monospace', minHeight: '22rem', maxHeight: '70vh' },
  '.cm-content, .cm-gutter': { minHeight: '22rem' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '0.5rem 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--shade)', color: 'var(--soft)', border: '0' },
  '&.cm-focused > .cm-scroller .cm-selectionBackground, .cm-content ::selection': {
    backgroundColor: 'var(--line)',
  },
  '.cm-tooltip, .cm-panels': {
    color: 'var(--ink)',
    backgroundColor: 'var(--shade)',
    border: '1px solid var(--line)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { color: 'var(--paper)', background: 'var(--deep)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--bad)',
    textUnderlineOffset: '3px',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
});
