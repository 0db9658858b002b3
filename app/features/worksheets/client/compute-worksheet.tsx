import { append } from '~/platform/jsx-dom';
import { allowScripts, loadScript } from '~/platform/load-script';
import type { Language } from '~/platform/i18n/language';
import { getTranslator } from '~/platform/i18n/translate';
import { Notice } from '~/ui/notice';
import { worksheetOf } from '../all-worksheets';
import { answerFigures } from '../answer-figures';
import { SaveRun } from '../components/save-run';
import { WorksheetSheet } from '../components/worksheet-sheet';
import { type Drawing, type Plotting, withoutDrawing } from '../drawing';
import { asPeriod } from '../month-in-words';
import { isPeriod } from '../period';
import { typedAlone } from '../taken-figures';
import type { Worksheet } from '../worksheet';
import { isExampleOf } from '../worksheet-forms';

/** Buttons that calculate, and what they are called in a form; all others ask the server, and so do files and pasted cells. */
const answeredHere = ['', 'more', 'example'];

type Sent = Record<string, string>;

/** Calculates the page's worksheet where its form is sent, by what the server calculates with, and asks nobody. */
export function computeWorksheets(language: Language): void {
  const root = document.querySelector<HTMLElement>('[data-worksheet]');
  const worksheet = worksheetOf(root?.dataset.worksheet ?? '');
  const path = root?.dataset.path ?? '';
  if (!root || !worksheet || !isNewEnough()) return;
  const t = getTranslator(language);
  const charts = root.dataset.charts!;
  const allowed = allowScripts([charts]);
  /** The figures of the answer that is on the page, where it was calculated here. */
  let shown: Sent | undefined;
  root.addEventListener('submit', (event) => {
    if (isSaving(event)) return refuseToSave(event);
    const sent = sentHere(event);
    if (!sent || !show(sent)) return;
    event.preventDefault();
    keepInAddress(event.target as HTMLFormElement, sent);
    toResult();
  });
  // A page that the phone has kept is the one without figures, and without what saves them.
  const fromPhone = document.getElementById('offline');
  if (fromPhone && location.search !== '') show(Object.fromEntries(new URLSearchParams(location.search)));
  if (fromPhone?.dataset.turn !== undefined) offerToSave();
  root.addEventListener('click', (event) => {
    const button = (event.target as Element).closest('[data-draw-here]');
    if (button)
      drawHere().catch(
        () => (root.querySelector('[role=status]')!.textContent = t('worksheets:noDrawingYet')),
      );
  });
  // What draws is loaded without being asked for only where it costs nothing.
  isKept(charts)
    .then((kept) => (kept ? drawHere() : undefined))
    .catch(() => undefined);

  async function drawHere(): Promise<void> {
    if (!plotting()) await loadScript(allowed(charts));
    const section = root!.querySelector('[aria-labelledby=result]');
    const drawn = shown && sheetOf(shown)?.querySelector('[aria-labelledby=result]');
    if (section && drawn) section.replaceWith(drawn);
  }

  /** @returns whether the worksheet has such a part */
  function show(sent: Sent): boolean {
    const sheet = sheetOf(sent);
    if (!sheet) return false;
    keepPersonalParts(root!, sheet);
    root!.replaceChildren(...sheet.childNodes);
    shown = sent;
    return true;
  }

  /** Draws the worksheet below its heading, with a chart where what draws is there. */
  function sheetOf(sent: Sent): HTMLElement | undefined {
    const drawn: Element[] = [];
    const drawing = drawingInto(drawn);
    const answer = answerFigures(worksheet!, sent.part, typedAlone(sent), language, drawing);
    if (!answer) return undefined;
    const sheet = document.createElement('div');
    const isSavable = root!.querySelector('#save') !== null;
    append(
      sheet,
      <WorksheetSheet path={path} worksheet={worksheet!} answer={answer} isSavable={isSavable} />,
    );
    sheet.querySelector('.chart > div')?.append(...drawn);
    return sheet;
  }

  /** What is saved without network waits on the phone: whose facility it is only the server knows. */
  function offerToSave(): void {
    const form = root!.querySelector<HTMLFormElement>('form.worksheet');
    const [place] = [...(form?.querySelectorAll('[data-layer=personal]') ?? [])].slice(-1);
    if (!form || !place) return;
    const saving = {
      formId: crypto.randomUUID(),
      period: lastMonth(),
      facility: t('runs:save.ownFacility'),
      isForFacility: true,
      refusal: null,
    };
    const name = new FormData(form).get('part') as string;
    append(place, <SaveRun path={path} name={name} saving={saving} />);
  }

  /** Says at once what the server would refuse, without network perhaps days later. */
  function refuseToSave(event: SubmitEvent): void {
    const button = event.submitter!;
    button.parentElement!.querySelector('.notice')?.remove();
    const refusal = refusalOf(worksheet!, new FormData(event.target as HTMLFormElement), language);
    if (!refusal) return;
    event.preventDefault();
    const told = document.createElement('div');
    append(told, <Notice kind="bad">{t(refusal)}</Notice>);
    button.before(...told.childNodes);
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

/** What draws, once its script has run. */
const plotting = () => (window as unknown as { tumiaPlotting?: Plotting }).tumiaPlotting;

/** Whether the phone has kept a file, so that it is loaded without network. */
const isKept = async (address: string): Promise<boolean> =>
  'caches' in window && (await caches.match(address)) !== undefined;

/** Charts as elements, whose place in the page is empty until they are put there. */
function drawingInto(drawn: Element[]): Drawing {
  const found = plotting();
  if (!found) return withoutDrawing;
  const take = (svg: Element) => {
    drawn.push(svg);
    return '';
  };
  return {
    chart: (chart) => take(found.plotChart(chart, document)),
    fishbone: (fishbone) => take(found.plotFishbone(fishbone, document)),
  };
}

/** What the worksheets are written with, and what tells which button was pressed, came into browsers by 2023. */
const isNewEnough = () => 'toSpliced' in Array.prototype && 'submitter' in SubmitEvent.prototype;

const isSaving = ({ submitter }: SubmitEvent) => (submitter as HTMLButtonElement | null)?.name === 'save';

/** @returns the words for why figures can't be saved, by the server's rules */
function refusalOf(worksheet: Worksheet, form: FormData, language: Language) {
  const sent = textsIn(form);
  const answer = answerFigures(worksheet, sent.part, typedAlone(sent), language, withoutDrawing);
  if (!answer?.result || Object.keys(answer.state.faults).length > 0) return 'runs:save.unfinished';
  if (answer.isExample || isExampleOf(worksheet, answer.name, answer.state.typed)) return 'runs:save.example';
  const period = asPeriod((form.get('save.period') as string).trim());
  return isPeriod(period) ? undefined : 'worksheets:fault.periodUnknown';
}

/** The month before this one, as DHIS2 writes it, by the phone's calendar. */
function lastMonth(): string {
  const now = new Date();
  const month = new Date(Date.UTC(now.getFullYear(), now.getMonth() - 1));
  return month.toISOString().slice(0, 7).replace('-', '');
}

/** What was typed into a form's boxes, but for what says where it is saved. */
function textsIn(form: FormData): Sent {
  const texts: Sent = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && name !== 'pasted' && !/^save\b/.test(name)) texts[name] = value;
  }
  return texts;
}

/** @returns what a form sends; undefined where that is the server's to answer */
function sentHere({ target, submitter }: SubmitEvent): Sent | undefined {
  const button = submitter as HTMLButtonElement | null;
  if (button?.hasAttribute('formaction') || !answeredHere.includes(button?.name ?? '')) return undefined;
  const form = new FormData(target as HTMLFormElement);
  const [file, pasted] = [form.get('file') as File | null, form.get('pasted') as string | null];
  if (file?.size || pasted?.trim()) return undefined;
  const sent = textsIn(form);
  return button?.name ? { ...sent, [button.name]: button.value } : sent;
}

/** What the server put there for one person stays, in the places that it had. */
function keepPersonalParts(from: HTMLElement, to: HTMLElement): void {
  const partsOf = (within: HTMLElement) => within.querySelectorAll('[data-layer=personal]');
  const kept = [...partsOf(from)];
  partsOf(to).forEach((part, place) => part.replaceChildren(...(kept[place]?.childNodes ?? [])));
}
