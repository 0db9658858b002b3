import { contentAddress, countAddress, keptNames } from '../kept-names';
import { type PackEntry, pathsOf } from '../pack';
import { showOutbox } from './show-outbox';

interface Pack {
  title: string;
  entries: Pick<PackEntry, 'path' | 'also'>[];
}

/** One line of the list. */
interface Kept {
  /** Undefined where there is nothing to open. */
  path?: string;
  title: string;
  bytes: number;
  forget: () => Promise<unknown>;
}

type Listed = Kept & { path: string };

const [root] = document.querySelectorAll<HTMLElement>('[data-kept-list]');
if (root && 'caches' in window) void show(root);

/** Lists what is on the phone; after each deletion anew. */
async function show(root: HTMLElement): Promise<void> {
  const [lessons, pages, packs] = await Promise.all([
    listPages(keptNames.content),
    listPages(keptNames.pages),
    listPacks(),
  ]);
  const inPacks = new Set(packs.flatMap(({ paths }) => paths));
  const shown = {
    packs,
    lessons: apart(lessons, inPacks),
    pages: withPicturesAsOne(apart(pages, inPacks), root.dataset.pictures!),
  };
  for (const [kind, list] of Object.entries(shown)) {
    part(`kind=${kind}`).replaceChildren(...list.map((kept) => lineOf(kept)));
    part(`nothing=${kind}`).hidden = list.length > 0;
  }
  const month = await (await caches.open(keptNames.count)).match(countAddress(new Date()));
  const { usage = 0 } = (await navigator.storage?.estimate()) ?? {};
  part('install').textContent = inKilobytes(usage);
  part('month').textContent = inKilobytes(Number(await month?.text()) || 0);
  await showPersistence();
  await showOutbox(root);
  part('delete-all').onclick = () => void forgetAll().then(() => show(root));
  root.hidden = false;
  document.querySelector<HTMLElement>('[data-without-script]')!.hidden = true;

  function part(name: string): HTMLElement {
    return root.querySelector<HTMLElement>(`[data-${name}]`)!;
  }

  function lineOf({ path, title, bytes, forget }: Kept): HTMLElement {
    const line = document.createElement('li');
    const link = document.createElement('a');
    if (path) link.href = path;
    link.textContent = title;
    const size = document.createElement('small');
    size.textContent = inKilobytes(bytes);
    const button = document.createElement('button');
    button.className = 'quiet';
    button.textContent = root.dataset.delete!;
    button.setAttribute('aria-label', `${root.dataset.delete}: ${title}`);
    button.onclick = () => void forget().then(() => show(root));
    line.append(link, ' ', size, ' ', button);
    return line;
  }

  async function showPersistence(): Promise<void> {
    const isKnown = 'storage' in navigator;
    const isPersisted = isKnown && (await navigator.storage.persisted());
    part('persisted').hidden = !isPersisted;
    part('not-persisted').hidden = !isKnown || isPersisted;
    part('persist').onclick = () => void navigator.storage.persist().then(showPersistence);
  }

  function inKilobytes(bytes: number): string {
    const format = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 });
    return root.dataset.keptList!.replace('{value}', format.format(bytes / 1024));
  }
}

const apart = (list: Listed[], inPacks: Set<string>) => list.filter(({ path }) => !inPacks.has(path));

/** Photographs that were seen have no names that say anything: one line is for all of them. */
function withPicturesAsOne(list: Listed[], title: string): Kept[] {
  const pictures = list.filter(({ path }) => path.startsWith('/media/'));
  const bytes = pictures.reduce((sum, one) => sum + one.bytes, 0);
  const forget = () => Promise.all(pictures.map((one) => one.forget()));
  const others = list.filter((one) => !pictures.includes(one));
  return pictures.length > 0 ? [...others, { title, bytes, forget }] : others;
}

async function listPages(name: string): Promise<Listed[]> {
  const cache = await caches.open(name);
  const listed: Listed[] = [];
  for (const request of await cache.keys()) {
    const answer = await cache.match(request);
    const html = (await answer?.clone().text()) ?? '';
    const [, title] = /<h1[^>]*>([^<]*)<\/h1>/.exec(html) ?? [];
    const path = new URL(request.url).pathname;
    const bytes = (await answer?.blob())?.size ?? 0;
    listed.push({
      path,
      title: title ? textOf(title) : path,
      bytes,
      forget: () => cache.delete(request),
    });
  }
  return listed;
}

async function listPacks(): Promise<(Kept & { paths: string[] })[]> {
  const cache = await caches.open(keptNames.packs);
  const [lessons, pages] = await Promise.all([caches.open(keptNames.content), caches.open(keptNames.pages)]);
  const listed: (Kept & { paths: string[] })[] = [];
  for (const request of await cache.keys()) {
    const pack = (await (await cache.match(request))?.json().catch(() => undefined)) as Pack | undefined;
    if (!pack) continue;
    const paths = pack.entries.flatMap(pathsOf).map((path) => new URL(path, location.origin).pathname);
    let bytes = 0;
    for (const path of paths) {
      const entry = (await lessons.match(contentAddress(path))) ?? (await pages.match(path));
      bytes += (await entry?.blob())?.size ?? 0;
    }
    const [, , course, language] = new URL(request.url).pathname.split('/');
    listed.push({
      path: `/${language}/courses/${course}`,
      title: pack.title,
      bytes,
      paths,
      forget: async () => {
        await cache.delete(request);
        for (const path of paths) {
          await lessons.delete(contentAddress(path));
          await pages.delete(path);
        }
      },
    });
  }
  return listed;
}

async function forgetAll(): Promise<void> {
  for (const name of [keptNames.packs, keptNames.content, keptNames.pages]) await caches.delete(name);
}

/** The text of a heading of ours, whose only markup is that of signs. */
function textOf(html: string): string {
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
  return html.replace(/&(#?\w+);/g, (whole, name: string) => signs[name] ?? whole);
}
