import type { ShownText } from '../present-preview';
import type { CodeEditor } from './code-editor';
import { button, make } from './dom';

/** What is wrong with a text, a tap leading to its place, and what it weighs. */
export function textFacts({ summary, faults, facts }: ShownText, { view }: CodeEditor): HTMLElement[] {
  const lead = make('p', faults.length === 0 ? { className: 'hint' } : {}, summary);
  const list = make('ul');
  for (const { line, column, place, message, hint } of faults) {
    const jump = button(place, () => {
      const found = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
      view.dispatch({
        selection: { anchor: Math.min(found.from + column - 1, found.to) },
        scrollIntoView: true,
      });
      view.focus();
    });
    list.append(make('li', {}, jump, ` ${message} `, make('span', { className: 'hint', textContent: hint })));
  }
  return [
    ...(faults.length === 0 ? [lead] : [make('div', { className: 'editor-faults' }, lead, list)]),
    ...facts.map((fact) => make('p', { className: 'hint', textContent: fact })),
  ];
}
