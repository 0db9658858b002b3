import {
  byUrgency,
  type ClientListWords,
  faultOfClient,
  type FollowUpReason,
  isDay,
  isToFollowUp,
  type ListedClient,
  nextLocalNumber,
  readClientList,
} from '../client-list';
import { missedAppointments } from '../missed-appointments';
import { isNumber, type Result } from '../result';
import { roundHalfUp } from '../rounding';

/** What the device keeps, by the names of its items: the list, and thresholds that were changed. */
const listItem = 'missed-appointments';
const itemOfThreshold = (name: string) => `${listItem}.${name}`;

const part = missedAppointments.parts.clients;
const thresholds = ['grace_days', 'ltfu_days'] as const;
const hoursAheadOfUtc = 3;

for (const root of document.querySelectorAll<HTMLElement>('[data-client-list]')) enhance(root);

/**
 * Keeps a list of clients in the browser's storage and judges it by the worksheet's own sum. It sends nothing: the page's policy leaves it no
 * address that it could ask.
 */
function enhance(root: HTMLElement): void {
  const words = JSON.parse(root.dataset.clientList!) as ClientListWords;
  const one = <Kind extends HTMLElement>(name: string) => root.querySelector(`[data-${name}]`) as Kind;
  const field = (name: string) => root.querySelector(`[name=${name}]`) as HTMLInputElement;
  const form = root.querySelector('form')!;
  const [heading, rows, remove] = [one('heading'), one('rows'), one('remove')];
  const typed = ['client', 'due', 'attended', 'reason'].map(field) as Fields;
  const [client, due, attended, reason] = typed;
  const { lang } = document.documentElement;
  const days = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeZone: 'UTC' });
  const figures = new Intl.NumberFormat(lang, { minimumFractionDigits: 1 });
  let list = readClientList(kept(listItem));
  /** The client in the form; none where one is added. */
  let changing: string | undefined;
  let callList = '';

  document.querySelector<HTMLElement>('[data-without-script]')!.hidden = true;
  root.hidden = false;
  field('as_of').value = today();
  for (const name of thresholds) field(name).value = kept(itemOfThreshold(name)) ?? field(name).value;
  one('copy').hidden = !navigator.clipboard;
  startForm();
  draw();

  form.onsubmit = (event) => {
    event.preventDefault();
    save();
  };
  rows.onclick = ({ target }) => {
    const { open } = (target as HTMLElement).dataset;
    const listed = list.find((other) => other.client === open);
    if (listed) startForm(listed);
  };
  one('leave').onclick = () => startForm();
  remove.onclick = () => {
    const removed = changing!;
    list = list.filter((other) => other.client !== removed);
    changed(fill(words.done.removed, { client: removed }));
  };
  one('empty').onclick = () => {
    list = [];
    one<HTMLDetailsElement>('emptying').open = false;
    changed(words.done.emptied);
  };
  one('print').onclick = () => print();
  one('copy').onclick = () =>
    navigator.clipboard.writeText(callList).then(
      () => say(words.done.copied),
      () => say(words.done.notCopied),
    );
  field('as_of').oninput = draw;
  for (const name of thresholds) {
    field(name).oninput = () => {
      keep(itemOfThreshold(name), field(name).value);
      draw();
    };
  }
  // Another tab of the same browser has the same list.
  addEventListener('storage', () => {
    list = readClientList(kept(listItem));
    draw();
  });

  function kept(item: string): string | null {
    try {
      return localStorage.getItem(item);
    } catch {
      one('refused').hidden = false;
      return null;
    }
  }

  function keep(item: string, value: string): void {
    try {
      localStorage.setItem(item, value);
    } catch {
      one('refused').hidden = false;
    }
  }

  function save(): void {
    const given: ListedClient = {
      client: client.value.trim().toUpperCase(),
      due: due.value,
      attended: attended.value || null,
      reason: (reason.value as FollowUpReason) || null,
    };
    const others = list.filter((other) => other.client !== changing);
    const numbers = others.map((other) => other.client);
    const found = faultOfClient(given, numbers, today());
    for (const input of typed) {
      tell(input, found?.field === input.name ? words.faults[found.fault] : undefined);
    }
    if (found) return field(found.field).focus();
    list = [...others, given];
    changed(fill(words.done.added, { client: given.client }));
  }

  /** Keeps what the list is now, and is ready for the next client. */
  function changed(done: string): void {
    keep(listItem, JSON.stringify(list));
    startForm();
    draw();
    say(done);
  }

  function say(done: string): void {
    one('status').textContent = done;
  }

  /** @param listed whom to change; nobody to add one */
  function startForm(listed?: ListedClient): void {
    changing = listed?.client;
    client.value = changing ?? nextLocalNumber(list.map((other) => other.client));
    due.value = listed?.due ?? '';
    attended.value = listed?.attended ?? '';
    reason.value = listed?.reason ?? '';
    for (const input of typed) tell(input);
    const { heading: change, add } = heading.dataset;
    heading.textContent = listed ? fill(change!, { client: listed.client }) : add!;
    remove.textContent = fill(remove.dataset.remove!, { client: changing ?? '' });
    one('changing').hidden = !listed;
    if (!listed) return;
    form.scrollIntoView();
    attended.focus({ preventScroll: true });
  }

  /** Says what is wrong with a field beneath it, or that nothing is. */
  function tell(input: HTMLInputElement, fault?: string): void {
    const [faultId, hint] = [`${input.id}-fault`, document.getElementById(`${input.id}-hint`)];
    document.getElementById(faultId)?.remove();
    input.closest('.field')!.classList.toggle('wrong', fault !== undefined);
    input.setAttribute('aria-invalid', String(fault !== undefined));
    input.setAttribute('aria-describedby', [hint?.id, fault && faultId].filter(Boolean).join(' '));
    if (!fault) return;
    const told = document.createElement('p');
    told.id = faultId;
    told.className = 'fault';
    told.textContent = fault;
    input.after(told);
  }

  /** @returns the day up to which days late are counted; today where none can be read */
  function asOf(): string {
    const input = field('as_of');
    const isRead = isDay(input.value);
    tell(input, isRead ? undefined : words.faults.day);
    return isRead ? input.value : today();
  }

  /** @returns a threshold as typed; the usual one where it can't be read */
  function threshold(name: (typeof thresholds)[number]): number {
    const { least, most, value } = part.settings[name];
    const input = field(name);
    const number = Number(input.value);
    const isRead = /^\d+$/.test(input.value.trim()) && number >= least && number <= most;
    tell(input, isRead ? undefined : words.faults.setting);
    return isRead ? number : value;
  }

  /** Calculates all anew, and shows it. */
  function draw(): void {
    const as_of = asOf();
    const settings = { grace_days: threshold('grace_days'), ltfu_days: threshold('ltfu_days') };
    const outputs = part.compute({ as_of, rows: list }, settings);
    const [finding] = part.interpret(outputs, settings);
    const { missed_rate_pct, return_rate_pct, ltfu_rate_pct, denominator, missed_any, counts } = outputs;
    const sorted = byUrgency(outputs.rows);

    one('none').hidden = list.length > 0;
    one('filled').hidden = list.length === 0;
    one('as-of').textContent = fill(one('as-of').dataset.asOf!, { date: dayInWords(as_of) });
    const totals = {
      missed_rate_pct: percent(missed_rate_pct),
      return_rate_pct: percent(return_rate_pct),
      ltfu_rate_pct: percent(ltfu_rate_pct),
      denominator: String(denominator),
      due: String(counts.due),
    };
    write(root, totals);
    one('says').textContent = finding
      ? fill(words.findings[finding.code as 'someMissed'], {
          missed_any: String(missed_any),
          denominator: String(denominator),
          missed_rate_pct: figure(missed_rate_pct),
          return_rate_pct: figure(return_rate_pct),
        })
      : '';
    rows.replaceChildren(...sorted.map(rowOf));
    const lines = sorted.filter(({ status }) => isToFollowUp(status)).map(wordsOfRow);
    callList = lines.map((line) => [line.client, line.days, line.status, line.reason].join('\t')).join('\n');
    one('to-follow-up').hidden = lines.length === 0;
  }

  type Row = ReturnType<typeof part.compute>['rows'][number];

  function wordsOfRow({ client: number, due: day, days_late, status }: Row) {
    const why = list.find((other) => other.client === number)?.reason;
    return {
      client: number,
      due: dayInWords(day!),
      days: days_late! < 0 ? '–' : String(days_late),
      status: words.statuses[status!],
      reason: why ? words.reasons[why] : '',
    };
  }

  function rowOf(row: Row): Node {
    const copy = one<HTMLTemplateElement>('row').content.firstElementChild!.cloneNode(true) as HTMLElement;
    const open = copy.querySelector<HTMLElement>('[data-open]')!;
    write(copy, wordsOfRow(row));
    copy.classList.toggle('reading', !isToFollowUp(row.status));
    open.dataset.open = row.client;
    open.setAttribute('aria-label', fill(heading.dataset.heading!, { client: row.client }));
    return copy;
  }

  function dayInWords(day: string): string {
    return days.format(new Date(day));
  }

  function figure(result: Result): string {
    return isNumber(result) ? figures.format(roundHalfUp(result, 1)) : '';
  }

  function percent(result: Result): string {
    return isNumber(result)
      ? fill(words.percent, { value: figure(result) })
      : words.notCounted[result.reason as 'noClients'];
  }
}

type Fields = [HTMLInputElement, HTMLInputElement, HTMLInputElement, HTMLInputElement];

/** The day that it is in Tanzania. */
function today(): string {
  return new Date(Date.now() + hoursAheadOfUtc * 3_600_000).toISOString().slice(0, 10);
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** Writes values where they belong, into the words that are around them. */
function write(within: HTMLElement, values: Record<string, string>): void {
  for (const name of Object.keys(values)) {
    const place = within.querySelector<HTMLElement>(`[data-value=${name}]`);
    if (!place) continue;
    const value = values[name]!;
    place.textContent = place.dataset.words ? fill(place.dataset.words, { date: value }) : value;
  }
}
