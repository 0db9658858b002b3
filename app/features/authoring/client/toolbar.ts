import { redo, undo } from '@codemirror/commands';
import { openSearchPanel } from '@codemirror/search';
import type { Language } from '~/platform/i18n/language';
import { rewriteTag, tagAt, writeComponent } from '../component-source';
import type { EditorVocabulary } from '../editor-vocabulary';
import type { CodeEditor } from './code-editor';
import { askComponent } from './component-dialog';
import { button, make } from './dom';

interface ToolbarOptions {
  vocabulary: EditorVocabulary;
  /** The editor that is written in. */
  active: () => { editor: CodeEditor; language: Language };
  addPicture: () => void;
  addRecording: () => void;
  tell: (words: string) => void;
}

/** The buttons above the text, for people who don't know how Markdown is written. */
export function toolbar({ vocabulary, active, addPicture, addRecording, tell }: ToolbarOptions): HTMLElement {
  const { words, components, labels } = vocabulary;
  const within = (work: (editor: CodeEditor) => void) => () => {
    const { editor } = active();
    work(editor);
    editor.view.focus();
  };
  const choice = make('select', { ariaLabel: words.component });
  choice.append(make('option', { value: '', textContent: `+ ${words.component}` }));
  for (const { name, isTop } of components) {
    if (isTop && name !== 'Figure') {
      choice.append(make('option', { value: name, textContent: labels.component[name] ?? name }));
    }
  }
  choice.onchange = () => {
    const name = choice.value;
    choice.value = '';
    void addComponent(name);
  };
  const bar = make(
    'div',
    { className: 'editor-bar', role: 'toolbar', ariaLabel: words.toolbar },
    button(
      words.heading,
      within((editor) => startLines(editor, '## ')),
    ),
    button(
      words.subheading,
      within((editor) => startLines(editor, '### ')),
    ),
    button(
      words.bold,
      within((editor) => wrap(editor, '**')),
    ),
    button(
      words.italic,
      within((editor) => wrap(editor, '_')),
    ),
    button(
      words.list,
      within((editor) => startLines(editor, '- ')),
    ),
    button(
      words.numbers,
      within((editor) => startLines(editor, '1. ')),
    ),
    button(
      words.table,
      within((editor) => editor.insertBlock(tableStub(words))),
    ),
    button(words.link, within(addLink)),
    button(words.picture, addPicture),
    button(words.recording, addRecording),
    choice,
    button(words.editComponent, () => void editComponent()),
    button(
      words.undo,
      within(({ view }) => undo(view)),
    ),
    button(
      words.redo,
      within(({ view }) => redo(view)),
    ),
    button(words.find, () => openSearchPanel(active().editor.view)),
  );
  return bar;

  function addLink(editor: CodeEditor): void {
    const address = prompt(words.linkAddress, 'https://')?.trim();
    if (!address) return;
    const { view } = editor;
    const { from, to } = view.state.selection.main;
    const text = view.state.sliceDoc(from, to) || words.linkWords;
    view.dispatch({ changes: { from, to, insert: `[${text}](${address})` } });
  }

  async function addComponent(name: string): Promise<void> {
    const form = components.find((one) => one.name === name);
    const { editor, language } = active();
    if (!form) return;
    const filled = await askComponent(form, { vocabulary, language });
    if (!filled) return editor.view.focus();
    const source = writeComponent(filled, tableStub(words));
    if (!form.inline) return editor.insertBlock(source);
    editor.view.dispatch(editor.view.state.replaceSelection(source));
    editor.view.focus();
  }

  async function editComponent(): Promise<void> {
    const { editor, language } = active();
    const { view } = editor;
    const tag = tagAt(editor.read(), view.state.selection.main.head);
    const form = tag && components.find((one) => one.name === tag.name);
    if (!tag || !form) return tell(words.noComponent);
    const filled = await askComponent(form, { vocabulary, language, values: tag.values });
    if (filled) {
      view.dispatch({
        changes: { from: tag.from, to: tag.to, insert: rewriteTag(tag, form, filled.values) },
      });
    }
    view.focus();
  }
}

const tableStub = (words: EditorVocabulary['words']) =>
  [
    `| ${words.column} 1 | ${words.column} 2 |`,
    '| --- | --: |',
    `| ${words.item} | 1 |`,
    `| ${words.write} | 2 |`,
  ].join('\n');

/** Puts a sign before each line that is chosen, or takes it away where all have it. */
function startLines({ view }: CodeEditor, sign: string): void {
  const { state } = view;
  const { from, to } = state.selection.main;
  const first = state.doc.lineAt(from).number;
  const last = state.doc.lineAt(to).number;
  const lines = Array.from({ length: last - first + 1 }, (_, index) => state.doc.line(first + index));
  const isOn = lines.every(({ text }) => text.startsWith(sign));
  view.dispatch({
    changes: lines.map((line) => {
      const other = /^(?:#{1,6} |- |\d+\. )/.exec(line.text)?.[0].length ?? 0;
      return { from: line.from, to: line.from + other, insert: isOn ? '' : sign };
    }),
  });
}

/** Puts a mark around what is chosen. */
function wrap({ view }: CodeEditor, mark: string): void {
  const { from, to } = view.state.selection.main;
  const words = view.state.sliceDoc(from, to);
  view.dispatch({
    changes: { from, to, insert: `${mark}${words}${mark}` },
    selection: { anchor: from + mark.length, head: to + mark.length },
  });
}
