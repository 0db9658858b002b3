import type { Language } from '~/platform/i18n/language';
import { keptOnDevice } from '~/platform/kept-on-device';
import { previewPolicy } from '~/platform/preview-policy';
import type { EditorVocabulary } from '../editor-vocabulary';
import type { ShownBrought } from '../present-brought';
import type { SavedSince, TypedPreview } from '../present-preview';
import { type CodeEditor, codeEditor } from './code-editor';
import { button, fill, make } from './dom';
import { livePreview } from './live-preview';
import { mdxOffers } from './mdx-offers';
import { notices } from './notices';
import { otherWindows, type SavedElsewhere } from './other-windows';
import { kindOfFile } from './pasted';
import { askPicture } from './picture-dialog';
import { askRecording } from './recording-dialog';
import { moveToSameBlock } from './same-block';
import type { AddedTags } from './send-media';
import { textFacts } from './text-facts';
import { type SaveState, textSaver, type TextSaver, type Theirs } from './text-saver';
import { toolbar } from './toolbar';

const languages: Language[] = ['sw', 'en'];
/** Milliseconds without a keystroke before a text is kept on the device, and before it is saved. */
const keepMs = 150;
const saveMs = 2_500;

/** One language of the lesson on its page. */
interface Text {
  language: Language;
  section: HTMLElement;
  editor: CodeEditor;
  saver: TextSaver;
  key: string;
}

/** A text that this device keeps until it is saved. */
interface KeptText {
  body: string;
  /** The version of the file that it was made from. */
  version: number;
  /** Milliseconds since 1970. */
  at: number;
}

for (const form of document.querySelectorAll<HTMLFormElement>('[data-lesson-editor]')) start(form);

/** Makes an editor of each box of the page, saves by itself, and lets previews and faults follow what is typed. */
function start(form: HTMLFormElement): void {
  const vocabulary = JSON.parse(form.dataset.vocabulary!) as EditorVocabulary;
  const { words } = vocabulary;
  const path = location.pathname;
  const kept = keptOnDevice<KeptText>();
  const policy = previewPolicy();
  const status = make('p', { className: 'editor-status', role: 'status' });
  const { element: noticed, show: notice, forget: forgetNotice } = notices();
  let active: Language = form.dataset.lessonEditor as Language;

  const texts = {} as Record<Language, Text>;
  for (const language of languages) texts[language] = textOf(language);
  const preview = livePreview({
    address: `${path}/preview`,
    read: () => ({
      sw: texts.sw.editor.read(),
      en: texts.en.editor.read(),
      version: { sw: texts.sw.saver.version(), en: texts.en.saver.version() },
    }),
    show,
    onWait: () => setWaiting(true),
  });
  const tellOthers = otherWindows(path.replace(/^\/\w+/, ''), {
    onMeeting: () => notice('second', 'plain', words.secondTab),
    onSaved: takeOver,
  });
  const tabs = languages.map((language) => button(vocabulary.languages[language], () => turnTo(language)));
  const tools = toolbar({
    vocabulary,
    active: () => ({ editor: texts[active].editor, language: active }),
    addPicture: () => void addPicture(),
    addRecording: () => void addRecording(),
    tell,
  });
  tools.prepend(...tabs);
  form.querySelector('[data-editor-tools]')!.append(noticed, tools, status);
  turnTo(active);
  form.onsubmit = (event) => {
    const intent = (event.submitter as HTMLButtonElement | null)?.value;
    if (intent !== 'save') return;
    event.preventDefault();
    void saveAll();
  };
  document.addEventListener('visibilitychange', () => document.hidden && void saveAll());
  addEventListener('online', () => void saveAll());
  for (const language of languages) void offerKept(texts[language]);

  function textOf(language: Language): Text {
    const section = form.querySelector<HTMLElement>(`[data-text=${language}]`)!;
    const box = section.querySelector('textarea')!;
    const version = Number(form.querySelector<HTMLInputElement>(`[name=${language}Version]`)!.value);
    const key = `${form.dataset.person} ${path.replace(/^\/\w+/, '')} ${language}`;
    const timers = { keep: 0, save: 0 };
    const editor = codeEditor({
      box,
      label: section.querySelector('label')!.textContent,
      offers: mdxOffers(vocabulary, language),
      onChange: () => {
        clearTimeout(timers.keep);
        clearTimeout(timers.save);
        timers.keep = window.setTimeout(() => void keep(text), keepMs);
        timers.save = window.setTimeout(() => void text.saver.save(), saveMs);
        tell(words.unsaved);
        preview();
      },
      onPaste: (html) => void bring(editor, { html }),
      onFiles: (files) => void addFiles(files),
    });
    const saver = textSaver({
      address: `${path}/save`,
      language,
      version,
      saved: box.defaultValue,
      read: editor.read,
      tell: (state) => told(text, state),
    });
    const text: Text = { language, section, editor, saver, key };
    return text;
  }

  function turnTo(language: Language): void {
    active = language;
    for (const one of languages) {
      texts[one].section.hidden = one !== language;
      form.querySelector<HTMLElement>(`[data-preview=${one}]`)!.parentElement!.hidden = one !== language;
    }
    tabs.forEach((tab, index) => (tab.ariaPressed = String(languages[index] === language)));
    texts[language].editor.view.requestMeasure();
  }

  function tell(said: string): void {
    status.textContent = said;
  }

  async function keep({ key, editor, saver }: Text): Promise<void> {
    if (!saver.isDirty()) return kept.forget(key);
    await kept.keep(key, { body: editor.read(), version: saver.version(), at: Date.now() });
  }

  async function saveAll(): Promise<void> {
    for (const language of languages) {
      await keep(texts[language]);
      await texts[language].saver.save();
    }
  }

  function told(text: Text, state: SaveState): void {
    if (state.kind === 'saved') {
      if (!text.saver.isDirty()) void kept.forget(text.key);
      tellOthers({ language: text.language, version: state.version, body: state.body });
      tell(fill(words.savedAt, { time: timeOf(Date.now()) }));
    } else if (state.kind === 'conflict') tellConflict(text, state.theirs);
    else if (state.kind === 'signedOut') {
      const address = `/${document.documentElement.lang.slice(0, 2)}/sign-in`;
      const link = make('a', { href: address, target: '_blank', textContent: words.signIn });
      notice('signed-out', 'bad', words.signedOut, ' ', link);
    } else tell(words.saveFailed);
  }

  /** Another one has saved first: both texts are there, and whoever writes here says which one stays. */
  function tellConflict(text: Text, theirs: Theirs): void {
    const { language, editor, saver } = text;
    const values = {
      name: theirs.by ?? words.somebody,
      language: vocabulary.languages[language],
      time: theirs.at ? timeOf(Date.parse(theirs.at)) : '–',
    };
    const name = `conflict-${language}`;
    forgetNotice(`since-${language}`);
    const end = () => forgetNotice(name);
    const changes = theirs.change && path.replace(/lessons\/.*/, `history/${theirs.change}`);
    notice(
      name,
      'bad',
      fill(words.conflict, values),
      ...(changes ? [' ', changesLink(changes)] : []),
      make(
        'div',
        {},
        button(words.mine, () => {
          saver.rebase(theirs.version, theirs.body);
          end();
          void saver.save();
        }),
        button(
          words.theirs,
          () => {
            saver.rebase(theirs.version, theirs.body);
            editor.replaceAll(theirs.body);
            end();
          },
          'quiet',
        ),
      ),
      make(
        'details',
        {},
        make('summary', { textContent: words.showTheirs }),
        make('pre', { textContent: theirs.body, tabIndex: 0 }),
      ),
    );
  }

  /** Somebody elsewhere has saved the text on which this one is written: better to know before more is written twice. */
  async function tellSince({ language, version, words: said, address }: SavedSince): Promise<void> {
    if (!(await texts[language].saver.isBehind(version))) return;
    notice(`since-${language}`, 'plain', said, ' ', changesLink(address));
  }

  function changesLink(href: string): HTMLAnchorElement {
    return make('a', { href, target: '_blank', textContent: words.whatChanged });
  }

  /** What was typed and never saved, since the session or the browser ended. */
  async function offerKept({ key, language, editor, saver }: Text): Promise<void> {
    const found = await kept.read(key);
    if (!found) return;
    if (found.body.trimEnd() === editor.read().trimEnd()) return kept.forget(key);
    const name = `kept-${language}`;
    notice(
      name,
      'plain',
      fill(words.keptOffer, { time: timeOf(found.at), language: vocabulary.languages[language] }),
      make(
        'div',
        {},
        button(words.keptTake, () => {
          // It was made from that version: if somebody has saved since, the server says so.
          saver.rebase(found.version, editor.read());
          turnTo(language);
          editor.replaceAll(found.body);
          forgetNotice(name);
        }),
        button(
          words.keptDrop,
          () => {
            void kept.forget(key);
            forgetNotice(name);
          },
          'quiet',
        ),
      ),
    );
  }

  function takeOver({ language, version, body }: SavedElsewhere): void {
    const { saver, editor } = texts[language];
    // With words of its own that aren't saved, this window hears of it when it saves.
    if (saver.isDirty() || version <= saver.version()) return;
    saver.rebase(version, body);
    editor.replaceAll(body);
    tell(fill(words.takenOver, { language: vocabulary.languages[language] }));
  }

  /** Takes what was pasted, or a document of Word's, as the server writes it for a lesson. */
  async function bring(editor: CodeEditor, source: { html: string } | { file: File }): Promise<void> {
    tell(words.bringing);
    const body = new FormData();
    for (const [name, value] of Object.entries(source)) body.append(name, value as string | File);
    const answer = await fetch(`${path}/bring`, { method: 'POST', body, redirect: 'manual' })
      .then((response) => response.json() as Promise<ShownBrought>)
      .catch(() => undefined);
    if (!answer?.mdx) return tell(answer?.message ?? words.bringFailed);
    if (answer.mdx.includes('\n') || answer.mdx.startsWith('<')) editor.insertBlock(answer.mdx);
    else editor.view.dispatch(editor.view.state.replaceSelection(answer.mdx));
    if (answer.notes.length === 0) return;
    const list = make('ul', {}, ...answer.notes.map((note) => make('li', { textContent: note })));
    notice('brought', 'plain', words.brought, list);
  }

  /** What was dropped or pasted, one after the other, each where its kind is asked for. */
  async function addFiles(files: File[]): Promise<void> {
    for (const file of files) {
      const kind = kindOfFile(file);
      if (kind === 'picture') await addPicture(file);
      else if (kind === 'recording') await addRecording(file);
      else if (kind === 'document') await bring(texts[active].editor, { file });
      else tell(fill(words.noUse, { name: file.name }));
    }
  }

  /** A picture or a recording stands in both languages: where the cursor is in one text, beside the same block in the other. */
  async function addPicture(given?: File): Promise<void> {
    insertInBoth(await askPicture(`${path}/media`, vocabulary, given));
  }

  async function addRecording(given?: File): Promise<void> {
    insertInBoth(await askRecording(`${path}/media`, vocabulary, given));
  }

  function insertInBoth(added: AddedTags | undefined): void {
    if (!added) return;
    const { tags, message } = added;
    for (const language of languages) {
      const { editor } = texts[language];
      if (language !== active) moveToSameBlock(editor, texts[active].editor);
      editor.insertBlock(tags[language]);
    }
    notice('added', 'plain', message);
    texts[active].editor.view.focus();
  }

  function show({ texts: shown, open, since }: TypedPreview): void {
    setWaiting(false);
    for (const one of since) void tellSince(one);
    for (const language of languages) {
      const { html } = shown[language];
      const target = form.querySelector<HTMLElement>(`[data-preview=${language}]`)!;
      target.parentElement!.classList.toggle('waiting', html === null);
      if (html !== null) target.innerHTML = policy(html);
      texts[language].editor.showFaults(shown[language].faults);
      form
        .querySelector(`[data-told=${language}]`)!
        .replaceChildren(...textFacts(shown[language], texts[language].editor));
    }
    form
      .querySelector('[data-open-blocks]')!
      .replaceChildren(
        ...open.map((lines) => make('li', {}, ...lines.map((line) => make('div', { textContent: line })))),
      );
  }

  function setWaiting(isWaiting: boolean): void {
    for (const one of form.querySelectorAll('.editor-preview')) one.classList.toggle('waiting', isWaiting);
  }
}

const timeOf = (at: number) =>
  new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: Date.now() - at > 43_200_000 ? 'medium' : undefined,
    timeStyle: 'short',
  }).format(at);
