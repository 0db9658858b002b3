import {
  type OutboxMessage,
  type OutboxSummary,
  outboxSummary,
  type OutboxWords,
  type Received,
  type Unsent,
} from '../outbox';

/** Shows what isn't sent yet and the receipts of what is, of everybody or of one person, and sends when it is asked to. */
export async function showOutbox(root: ParentNode): Promise<void> {
  const section = root.querySelector<HTMLElement>('[data-outbox]')!;
  const words = JSON.parse(section.dataset.outbox!) as OutboxWords;
  const [unsendable] = section.querySelectorAll<HTMLElement>('[data-unsendable]');
  const { serviceWorker } = navigator;
  const ask = (message: OutboxMessage) => serviceWorker.controller?.postMessage(message);
  section.querySelector<HTMLElement>('[data-send]')!.onclick = () => ask('send');
  serviceWorker.onmessage = ({ data }: MessageEvent<OutboxMessage>) => {
    unsendable!.hidden = data !== 'unsendable';
    void show();
  };
  await show();

  async function show(): Promise<void> {
    const kept = await caches.match(outboxSummary.address);
    const { unsent, received } = ((await kept?.json().catch(() => undefined)) ?? {
      unsent: [],
      received: [],
    }) as OutboxSummary;
    const isShown = ({ person }: { person: string }) =>
      !section.dataset.person || section.dataset.person === person;
    fill('unsent', unsent.filter(isShown).map(lineOfUnsent));
    fill('received', received.filter(isShown).map(lineOfReceived));
  }

  function fill(name: string, lines: HTMLElement[]): void {
    section.querySelector(`[data-lines=${name}]`)!.replaceChildren(...lines);
    section.querySelector<HTMLElement>(`[data-part=${name}]`)!.hidden = lines.length === 0;
  }

  function lineOfUnsent({ uuid, kind, at, reason }: Unsent): HTMLElement {
    const why = reason ? (words.reasons[reason] ?? words.reasons.other) : words.waiting;
    const line = lineOf(`${words.kinds[kind]}, ${timeOf(at)}: ${why}`);
    if (!reason) return line;
    const button = document.createElement('button');
    button.className = 'quiet';
    button.textContent = words.forget;
    button.onclick = () => ask({ forget: uuid });
    line.append(' ', button);
    return line;
  }

  function lineOfReceived({ kind, at, receivedAt, code, outcome }: Received): HTMLElement {
    const [done, came] = [timeOf(at), timeOf(receivedAt)];
    const [told, below] = words.received.replace('{time}', came).split('{code}');
    const isOpen = kind === 'submission' && outcome === 'saved';
    const more = isOpen ? words.stillOpen : outcome === 'beside' ? words.beside : '';
    const line = lineOf(`${words.kinds[kind]}${done === came ? '' : `, ${done}`}: ${told}`);
    const shownCode = document.createElement('b');
    shownCode.textContent = code;
    line.firstElementChild!.append(shownCode, below! + more);
    return line;
  }
}

function lineOf(text: string): HTMLElement {
  const line = document.createElement('li');
  const said = document.createElement('span');
  said.textContent = text;
  line.append(said);
  return line;
}

const timeOf = (moment: string) =>
  new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Africa/Dar_es_Salaam',
  }).format(new Date(moment));
