import type { Language } from '~/platform/i18n/language';
import type { ComponentField, ComponentForm } from '../component-fields';
import type { FilledComponent } from '../component-source';
import type { EditorVocabulary } from '../editor-vocabulary';
import { button, fill, make } from './dom';

interface DialogOptions {
  vocabulary: EditorVocabulary;
  language: Language;
  /** What the component says already, where it is to be changed: then its attributes alone are asked for. */
  values?: Record<string, string>;
}

/** Asks for what a component needs, in a form made of its rule. @returns undefined where nobody wants it any more */
export function askComponent(
  form: ComponentForm,
  options: DialogOptions,
): Promise<FilledComponent | undefined> {
  const { vocabulary, values } = options;
  const { words, labels } = vocabulary;
  const group = componentGroup(form, options, values !== undefined);
  return openDialog(labels.component[form.name] ?? form.name, [group.element], {
    words,
    submit: values ? words.change : words.insert,
    send: () => ({ answer: group.read() }),
  });
}

/** What became of a form: its answer, or why it stays open. */
export type SentForm<Answer> = { answer: Answer } | { fault: string };

interface DialogForm<Answer> {
  words: EditorVocabulary['words'];
  /** The words of its button. */
  submit: string;
  /** @param tell what is said while it goes on */
  send: (tell: (progress: string) => void) => SentForm<Answer> | Promise<SentForm<Answer>>;
}

/** A dialog with a form, which stays open with all that was typed until it could be sent. @returns undefined where it is closed before */
export function openDialog<Answer>(
  title: string,
  content: HTMLElement[],
  { words, submit, send }: DialogForm<Answer>,
): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const cancel = button(words.cancel, () => dialog.close());
    cancel.className = 'button quiet';
    const press = make('button', { className: 'button', textContent: submit });
    const status = make('p', { role: 'status', className: 'hint' });
    const form = make('form', {}, ...content, status, make('div', { className: 'deeds' }, press, cancel));
    const heading = make('h2', { textContent: title, id: 'dialog-title' });
    const dialog = make('dialog', { className: 'editor-dialog' }, heading, form);
    dialog.setAttribute('aria-labelledby', heading.id);
    let answer: Answer | undefined;
    const sendForm = async () => {
      press.disabled = true;
      status.className = 'hint';
      status.textContent = words.sendingFile;
      const sent = await send((progress) => (status.textContent = progress));
      press.disabled = false;
      if ('fault' in sent) {
        status.className = 'fault';
        status.textContent = sent.fault;
        return;
      }
      answer = sent.answer;
      dialog.close();
    };
    form.onsubmit = (event) => {
      event.preventDefault();
      void sendForm();
    };
    dialog.onclose = () => {
      dialog.remove();
      resolve(answer);
    };
    document.body.append(dialog);
    dialog.showModal();
  });
}

interface Group {
  element: HTMLElement;
  read: () => FilledComponent;
}

function componentGroup(form: ComponentForm, options: DialogOptions, attributesOnly: boolean): Group {
  const { vocabulary, language, values = {} } = options;
  const { words, labels } = vocabulary;
  const element = make('div');
  const fields = form.fields.map((field) => {
    const control = controlOf(field, vocabulary, language, values[field.name] ?? '');
    element.append(labelled(labels.attribute[field.name] ?? field.name, control));
    return [field.name, control] as const;
  });
  const hasWords = !attributesOnly && (form.holds === 'words' || form.holds === 'blocks');
  const body = make('textarea', { rows: form.holds === 'words' ? 1 : 3, required: form.holds === 'words' });
  if (hasWords) element.append(labelled(words.body, body));
  const parts: Group[] = [];
  if (!attributesOnly) for (const name of form.parts) addParts(name);
  return {
    element,
    read: () => ({
      form,
      values: Object.fromEntries(fields.map(([name, { value }]) => [name, value])),
      words: body.value,
      parts: parts.map((part) => part.read()),
    }),
  };

  /** Two of what a component is made of, and more when asked; a question is given choices, and its answer on request. */
  function addParts(name: string): void {
    const part = vocabulary.components.find((one) => one.name === name);
    if (!part) return;
    const list = make('div');
    const add = () => {
      const group = componentGroup(part, { vocabulary, language }, false);
      parts.push(group);
      list.append(make('fieldset', {}, make('legend', { textContent: partName(name) }), group.element));
    };
    const isNeeded = form.holds === 'nothing' || name === 'Choice';
    if (isNeeded) [add, add].forEach((one) => one());
    element.append(list, button(fill(words.another, { name: partName(name) }), add));
  }

  function partName(name: string): string {
    return labels.component[name] ?? name;
  }
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function controlOf(
  field: ComponentField,
  { labels, terms, media, words }: EditorVocabulary,
  language: Language,
  value: string,
): Control {
  const { kind, required, max, endings, pattern } = field;
  if (kind === 'choice' || kind === 'term' || kind === 'media') {
    const options =
      kind === 'choice'
        ? field.options.map((one) => [one, labels.option[one] ?? one])
        : kind === 'term'
          ? terms.map(({ id, term }) => [id, term[language]])
          : media
              .filter((path) => endings.some((ending) => path.endsWith(`.${ending}`)))
              .map((path) => [path, path.slice('media/'.length)]);
    const select = make('select', { required }, make('option', { value: '', textContent: words.choose }));
    for (const [one = '', name = ''] of options)
      select.append(make('option', { value: one, textContent: name }));
    select.value = value;
    return select;
  }
  const control =
    kind === 'lines' ? make('textarea', { rows: 3, required }) : make('input', { required, pattern });
  if (max > 0) control.maxLength = max;
  control.value = value;
  return control;
}

export function labelled(words: string, control: Control): HTMLElement {
  control.id = `field-${crypto.randomUUID()}`;
  return make(
    'div',
    { className: 'field' },
    make('label', { htmlFor: control.id, textContent: words }),
    control,
  );
}
