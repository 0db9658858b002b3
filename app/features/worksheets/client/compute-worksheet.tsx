import { append } from '~/platform/jsx-dom';
import type { Language } from '~/platform/i18n/language';
import { worksheetOf } from '../all-worksheets';
import { answerFigures } from '../answer-figures';
import { WorksheetSheet } from '../components/worksheet-sheet';
import { withoutDrawing } from '../drawing';
import { typedAlone } from '../taken-figures';

/** Buttons that calculate, and what they are called in a form; all others ask the server, and so do files and pasted cells. */
const answeredHere = ['', 'more', 'example'];

type Sent = Record<string, string>;

/** Calculates the page's worksheet where its form is sent, by what the server calculates with, and asks nobody. */
export function computeWorksheets(language: Language): void {
  const root = document.querySelector<HTMLElement>('[data-worksheet]');
  const worksheet = worksheetOf(root?.dataset.worksheet ?? '');
  const path = root?.dataset.path ?? '';
  if (!root || !worksheet || !isNewEnough()) return;
  root.addEventListener('submit', (event) => {
    const sent = sentHere(event);
    if (!sent || !show(sent)) return;
    event.preventDefault();
    keepInAddress(event.target as HTMLFormElement, sent);
    toResult();
  });
  // A page that the phone has kept is the one without figures.
  if (document.getElementById('offline') && location.search !== '') {
    show(Object.fromEntries(new URLSearchParams(location.search)));
  }

  /** @returns whether the worksheet has such a part */
  function show(sent: Sent): boolean {
    const answer = answerFigures(worksheet!, sent.part, typedAlone(sent), language, withoutDrawing);
    if (!answer) return false;
    const sheet = document.createElement('div');
    const isSavable = root!.querySelector('#save') !== null;
    append(
      sheet,
      <WorksheetSheet path={path} worksheet={worksheet!} answer={answer} isSavable={isSavable} />,
    );
    keepPersonalParts(root!, sheet);
    root!.replaceChildren(...sheet.childNodes);
    return true;
  }

  function keepInAddress(form: HTMLFormElement, sent: Sent): void {
    const query = form.method === 'post' ? `?part=${sent.part}` : `?${new URLSearchParams(sent).toString()}`;
    history.replaceState(null, '', path + query);
    const toOtherLanguage = document.querySelector<HTMLAnchorElement>('a.switch');
    if (toOtherLanguage) toOtherLanguage.search = query;
  }

  function toResult(): void {
    const place = root!.querySelector<HTMLElement>('.notice.bad, #result, h2')!;
    place.tabIndex = -1;
    place.focus();
  }
}

/** What the worksheets are written with, and what tells which button was pressed, came into browsers by 2023. */
const isNewEnough = () => 'toSpliced' in Array.prototype && 'submitter' in SubmitEvent.prototype;

/** @returns what a form sends; undefined where that is the server's to answer */
function sentHere({ target, submitter }: SubmitEvent): Sent | undefined {
  const button = submitter as HTMLButtonElement | null;
  if (button?.hasAttribute('formaction') || !answeredHere.includes(button?.name ?? '')) return undefined;
  const sent: Sent = {};
  for (const [name, value] of new FormData(target as HTMLFormElement)) {
    const isOfServer = name === 'pasted' || name === 'file';
    if (isOfServer && (typeof value === 'string' ? value.trim() !== '' : value.size > 0)) return undefined;
    if (typeof value === 'string' && !isOfServer && !/^save\b/.test(name)) sent[name] = value;
  }
  return button?.name ? { ...sent, [button.name]: button.value } : sent;
}

/** What the server put there for one person stays, in the places that it had. */
function keepPersonalParts(from: HTMLElement, to: HTMLElement): void {
  const partsOf = (within: HTMLElement) => within.querySelectorAll('[data-layer=personal]');
  const kept = [...partsOf(from)];
  partsOf(to).forEach((part, place) => part.replaceChildren(...(kept[place]?.childNodes ?? [])));
}
