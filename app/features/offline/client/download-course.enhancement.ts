import { layerHeaders } from '../layer-headers';
import { keptNames } from '../kept-names';
import type { OutboxMessage } from '../outbox';
import { type Pack, type PackEntry, pathsOf } from '../pack';
import { splitPage } from '../page-layers';
import { countBytes } from './count-bytes';

type State = 'running' | 'paused' | 'ready' | 'changed' | 'cut' | 'portal' | 'full' | 'moved';

/** Which buttons a state offers; none of them is there before anything was downloaded. */
const deeds: Record<State | 'none', string[]> = {
  none: ['download'],
  running: ['pause'],
  paused: ['resume', 'delete'],
  cut: ['resume', 'delete'],
  portal: ['resume', 'delete'],
  full: ['resume', 'delete'],
  moved: ['resume', 'delete'],
  ready: ['delete'],
  changed: ['update', 'delete'],
};

/** An answer that isn't what the pack names. */
class Refused extends Error {
  constructor(readonly state: 'portal' | 'moved') {
    super(state);
  }
}

const section = document.querySelector<HTMLElement>('[data-download-course]');
if (section && 'caches' in window) void offerDownload(section);

/**
 * Keeps a course on the phone, one thing after another, and shows how far it has come. What is kept stays kept: a break, a full phone or a closed
 * tab cost no more than the thing that was on its way, and of a course that has changed only what is new travels.
 */
async function offerDownload(section: HTMLElement): Promise<void> {
  const address = section.dataset.downloadCourse ?? '';
  const bar = section.querySelector('progress') as HTMLProgressElement;
  const packs = await caches.open(keptNames.packs);
  const pages = await caches.open(keptNames.pages);
  const lessons = await caches.open(keptNames.content);
  const placeOf = ({ kind }: PackEntry) => (kind === 'lesson' ? lessons : pages);
  let stop = new AbortController();

  section.querySelectorAll<HTMLElement>('[data-deed]').forEach((button) =>
    button.addEventListener('click', () => {
      const { deed } = button.dataset;
      if (deed === 'pause') stop.abort();
      else void (deed === 'delete' ? forget() : download());
    }),
  );
  section.querySelector('[data-pack]')?.removeAttribute('hidden');
  await look();

  /** Shows what there is already: after a closed tab as much as after an hour. */
  async function look(): Promise<void> {
    const kept = await keptPack();
    if (!kept) return show('none');
    const missing = await missingOf(kept);
    if (missing.length > 0) return show('paused', kept, missing);
    show('ready', kept);
    if (kept.version === section.dataset.version) return;
    const newer = await askForPack().catch(() => undefined);
    if (newer && newer.version !== kept.version) show('changed', newer, await missingOf(newer));
  }

  async function download(): Promise<void> {
    stop = new AbortController();
    let pack = await keptPack();
    show('running', pack, pack && (await missingOf(pack)));
    try {
      const newer = await askForPack();
      await keepPack(newer, pack);
      pack = newer;
      void navigator.storage?.persist?.();
      const missing = await missingOf(newer);
      while (missing[0]) {
        show('running', newer, missing);
        await fetchEntry(missing[0]);
        missing.shift();
      }
      show('ready', newer);
      void keepList();
    } catch (error) {
      show(stateAfter(error), pack, pack && (await missingOf(pack)));
    }
    void countBytes();
  }

  /** The page that lists what is kept is to open without network too. */
  async function keepList(): Promise<void> {
    const { active } = await navigator.serviceWorker.ready;
    const message: OutboxMessage = { listIn: location.pathname };
    active?.postMessage(message);
  }

  function stateAfter(error: unknown): State {
    if (stop.signal.aborted) return 'paused';
    if (error instanceof Refused) return error.state;
    return (error as Error).name === 'QuotaExceededError' ? 'full' : 'cut';
  }

  /** Asks as nobody: what is kept serves everybody on this phone. */
  async function ask(where: string): Promise<Response> {
    const response = await fetch(where, { credentials: 'omit', cache: 'no-cache', signal: stop.signal });
    if (response.status >= 500) throw new Error(String(response.status));
    return response;
  }

  async function askForPack(): Promise<Pack> {
    const response = await ask(address);
    // A portal answers with 200 and a page of its own; none sends a header of ours.
    if (!response.ok || response.headers.get(layerHeaders.carries) !== 'pack') throw new Refused('portal');
    return (await response.json()) as Pack;
  }

  async function keepPack(pack: Pack, earlier: Pack | undefined): Promise<void> {
    await packs.put(address, new Response(JSON.stringify(pack)));
    for (const entry of earlier?.entries ?? []) {
      if (!pack.entries.some(({ path }) => path === entry.path)) await drop(entry);
    }
  }

  async function keptPack(): Promise<Pack | undefined> {
    return (await (await packs.match(address))?.json()) as Pack | undefined;
  }

  async function fetchEntry(entry: PackEntry): Promise<void> {
    const response = await ask(entry.address);
    if (response.headers.get('ETag') !== entry.etag) {
      throw new Refused(response.headers.has(layerHeaders.carries) ? 'moved' : 'portal');
    }
    // All of it, before any of it is kept.
    const body = await response.blob();
    const headers = new Headers(response.headers);
    headers.delete('Content-Encoding');
    for (const path of pathsOf(entry)) {
      await placeOf(entry).put(path, new Response(body, { headers }));
    }
    if (entry.kind === 'course') await keepShell(entry.path, body, headers);
  }

  /** Lessons are kept without the page around them: where none has been read here yet, that of the course serves. */
  async function keepShell(path: string, body: Blob, headers: Headers): Promise<void> {
    const shells = await caches.open(keptNames.shell);
    const language = path.slice(0, 3);
    const layers = (await shells.match(language)) ? undefined : splitPage(await new Response(body).text());
    if (layers) await shells.put(language, new Response(layers.shell, { headers }));
  }

  async function missingOf(pack: Pack): Promise<PackEntry[]> {
    const missing: PackEntry[] = [];
    for (const entry of pack.entries) {
      const kept = await placeOf(entry).match(entry.path);
      if (kept?.headers.get('ETag') !== entry.etag) missing.push(entry);
    }
    return missing;
  }

  async function drop(entry: PackEntry): Promise<void> {
    for (const path of pathsOf(entry)) await placeOf(entry).delete(path);
  }

  async function forget(): Promise<void> {
    for (const entry of (await keptPack())?.entries ?? []) await drop(entry);
    await packs.delete(address);
    show('none');
  }

  function show(state: State | 'none', pack?: Pack, missing: PackEntry[] = []): void {
    const all = pack ? pack.bytes : Number(section.dataset.bytes);
    const left = missing.reduce((sum, { bytes }) => sum + bytes, 0);
    const done = pack ? all - left : 0;
    bar.hidden = state === 'none' || state === 'ready' || state === 'changed';
    bar.max = all;
    bar.value = done;
    section.querySelectorAll<HTMLElement>('[data-state]').forEach((line) => {
      line.hidden = line.dataset.state !== state;
      const words = line.dataset.words ?? '';
      line.textContent = words.replace(/{(\w+)}/g, (_, name: string) =>
        kilobytes(name === 'all' ? all : name === 'left' ? left : done),
      );
    });
    section.querySelectorAll<HTMLElement>('[data-deed]').forEach((button) => {
      button.hidden = deeds[state].indexOf(button.dataset.deed ?? '') < 0;
    });
  }
}

const kilobytes = (bytes: number): string =>
  (bytes / 1024).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
