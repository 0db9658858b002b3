import { keptOnDevice } from '~/platform/kept-on-device';
import { type Fields, fieldsIn, putFields, saySame } from './form-fields';

interface KeptForm {
  fields: Fields;
  /** Milliseconds since 1970. */
  at: number;
}

/** Milliseconds without a keystroke before a form is kept. */
const stillMs = 150;
/** Where a tab remembers which form it has sent, until a page says that it was saved. */
const sentName = 'tumia-sent-form';

const kept = keptOnDevice<KeptForm>();

for (const mark of document.querySelectorAll<HTMLElement>('[data-keep-form]')) follow(mark);
if (document.querySelector('[data-form-saved]')) void forgetSent();

/** Keeps what is typed into the form around a mark until it is saved, and offers what an earlier page left unsaved. */
function follow(mark: HTMLElement): void {
  const form = mark.closest('form')!;
  // A page with two such forms links the script twice.
  if (mark.dataset.isFollowed) return;
  mark.dataset.isFollowed = 'yes';
  const { keepForm: key = '', state, words = '', again } = mark.dataset;
  const isOurs = sessionStorage.getItem(sentName) === key;
  if (isOurs) sessionStorage.removeItem(sentName);
  let timer = 0;
  const keep = () => {
    clearTimeout(timer);
    timer = 0;
    return kept.keep(key, { fields: fieldsIn(form), at: Date.now() });
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void keep(), stillMs);
  });
  addEventListener('pagehide', () => timer && void keep());
  form.addEventListener('submit', () => {
    sessionStorage.setItem(sentName, key);
    void keep();
  });
  if (state === 'typed') void keep();
  else if (state === 'saved' && isOurs) void kept.forget(key);
  else void offer();

  async function offer(): Promise<void> {
    const found = await kept.read(key);
    if (!found) return;
    const hidden = [...form.querySelectorAll<HTMLInputElement>('input[type=hidden]')];
    if (saySame(found.fields, fieldsIn(form), new Set(hidden.map(({ name }) => name)))) {
      return kept.forget(key);
    }
    const said = JSON.parse(words) as Record<'offer' | 'take' | 'drop' | 'noPlace', string>;
    mark.className = 'notice plain';
    mark.setAttribute('role', 'status');
    mark.append(
      said.offer.replace('{time}', timeOf(found.at)),
      ' ',
      button(said.take, () => take(found.fields, said.noPlace)),
      ' ',
      button(said.drop, () => {
        void kept.forget(key);
        clear();
      }),
    );
  }

  function clear(): void {
    mark.replaceChildren();
    mark.className = '';
  }

  function take(fields: Fields, noPlace: string): void {
    clear();
    const rest = putFields(form, fields);
    if (rest.length > 0 && again) {
      // Rows that were added then are made by the page itself, which knows how they look.
      for (const [name, value] of [...rest, [again, 'asTyped']] as const) {
        form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
      }
      return form.submit();
    }
    if (rest.length > 0) {
      mark.className = 'notice plain';
      mark.append(noPlace, ...rest.map(([, value]) => source(value)));
    }
    form.dispatchEvent(new Event('input'));
  }
}

async function forgetSent(): Promise<void> {
  const key = sessionStorage.getItem(sentName);
  sessionStorage.removeItem(sentName);
  if (key !== null) await kept.forget(key);
}

function button(words: string, press: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  return Object.assign(element, { type: 'button', className: 'quiet', textContent: words, onclick: press });
}

const source = (text: string) =>
  Object.assign(document.createElement('pre'), { className: 'source', textContent: text });

const timeOf = (at: number) =>
  new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: Date.now() - at > 43_200_000 ? 'medium' : undefined,
    timeStyle: 'short',
  }).format(at);
