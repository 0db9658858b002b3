import { allowScripts, loadScript } from '~/platform/load-script';
import type { Check, checkPayload, TrustList } from '../check-payload';

/** The part of the BarcodeDetector interface that is used; browsers without it load one. */
interface Detector {
  detect: (image: ImageBitmapSource) => Promise<{ rawValue: string }[]>;
}

const trustUrl = '/v/trust.json';
const workerUrl = '/service-worker.js';
const cacheName = 'verify';
const millisecondsBetweenLooks = 250;

for (const root of document.querySelectorAll<HTMLElement>('[data-check-certificate]')) enhance(root);

/**
 * Checks certificates on the phone itself: the payload behind the page's `#`, what the camera sees, a picture, or a text. Keys and revocations are those
 * of the server where it answers, else those of the last time.
 */
function enhance(root: HTMLElement): void {
  const part = <Kind extends HTMLElement>(name: string) => root.querySelector(`[data-${name}]`) as Kind;
  const video = part<HTMLVideoElement>('video');
  const camera = part<HTMLButtonElement>('camera');
  const text = part<HTMLTextAreaElement>('text');
  const picture = part<HTMLInputElement>('picture');
  const claimsBox = part('claims');
  const { checker, decoder, checkCertificate: page } = root.dataset as Record<string, string>;
  const scripts = allowScripts([workerUrl, checker!, decoder!]);
  let stream: MediaStream | undefined;
  let checks = 0;

  root.hidden = false;
  checkAddress();
  addEventListener('hashchange', checkAddress);
  text.oninput = () => void check(text.value);
  picture.onchange = () => void readPicture();
  camera.onclick = () => void (stream ? stopCamera() : startCamera());
  // Without network it was kept before, or will be the next time.
  keepThisPage().catch(() => undefined);

  function checkAddress(): void {
    if (location.hash.length > 20) void check(location.hash);
  }

  /** Shows what has come of a check, and hides what was shown before. */
  function show(outcome: string, words: Record<string, string> = {}): void {
    for (const box of root.querySelectorAll<HTMLElement>('[data-outcome]')) {
      box.hidden = box.dataset.outcome !== outcome;
      if (!box.hidden) fill(box, words);
    }
  }

  /** Writes values into the words around them. */
  function fill(box: HTMLElement, values: Record<string, string>): void {
    for (const element of box.querySelectorAll<HTMLElement>('[data-value]')) {
      const value = values[element.dataset.value!];
      if (value !== undefined) element.textContent = element.dataset.words!.split('{value}').join(value);
    }
  }

  async function check(...codes: string[]): Promise<void> {
    const order = ++checks;
    claimsBox.hidden = true;
    if (!codes.join('').trim()) return show('');
    if (!window.crypto?.subtle) return show('notHere');
    const trust = await loadTrust();
    if (!trust) return show('noKeys');
    const checker = await openChecker();
    const results = await Promise.all(codes.map((code) => checker(code, trust.list, Date.now() / 1000)));
    if (order !== checks) return;
    if (results.length > 1) showEach(results);
    else showCheck(results[0]!, trust);
  }

  /** Tells of each of several codes by itself, in the words of the outcomes. */
  function showEach(results: Check[]): void {
    show('severalCodes');
    const list = part('each');
    const { each, none } = list.dataset as Record<string, string>;
    list.replaceChildren(
      ...results.map(({ verdict, claims }) => {
        const line = document.createElement('li');
        const words: Record<string, string> = {
          number: claims?.number ?? '',
          holder: claims?.holderName ?? '',
          verdict: root.querySelector(`[data-outcome=${verdict}] h2`)!.textContent,
        };
        line.textContent = claims
          ? each!.replace(/\{(\w+)\}/g, (_, name: string) => words[name]!)
          : verdict === 'unreadable'
            ? none!
            : words.verdict!;
        return line;
      }),
    );
  }

  function showCheck({ verdict, claims, isListOld }: Check, { list, isFresh }: Trust): void {
    const at = formatTime(list.at, true);
    show(verdict !== 'valid' || isFresh ? verdict : isListOld ? 'staleList' : 'validAsOf', {
      at,
      until: formatTime(claims?.validUntil ?? 0),
      number: claims?.number ?? '',
    });
    claimsBox.hidden = !claims;
    if (!claims) return;
    const language = document.documentElement.lang.slice(0, 2) as 'sw' | 'en';
    fill(claimsBox, {
      holder: claims.holderName,
      course: claims.courseTitle,
      issuer: list.issuers[claims.issuer]?.[language] ?? claims.issuer,
      date: formatTime(claims.validFrom),
      score: String(claims.score),
      points: String(claims.creditPoints),
      number: claims.number,
      until: formatTime(claims.validUntil ?? 0),
    });
    for (const [name, isShown] of Object.entries({ until: claims.validUntil, points: claims.creditPoints })) {
      claimsBox.querySelector(`[data-value=${name}]`)!.closest('div')!.hidden = !isShown;
    }
    part('of-course').hidden = claims.isPath;
    part('of-path').hidden = !claims.isPath;
    part('specimen').hidden = !claims.isDemo;
    part<HTMLAnchorElement>('online').href = `/${language}/verify/${claims.number}`;
  }

  async function readPicture(): Promise<void> {
    const [file] = picture.files!;
    if (!file) return;
    show('reading');
    const read = await readCodes(await createImageBitmap(file).catch(() => undefined));
    picture.value = '';
    take(read);
  }

  /** @returns whether the codes that were seen hold anything to check */
  function take(codes: string[]): boolean {
    const different = [...new Set(codes)];
    if (different.length > 0) {
      void check(...different);
      return true;
    }
    claimsBox.hidden = true;
    show('noCode');
    return false;
  }

  async function readCodes(image: ImageBitmapSource | undefined): Promise<string[]> {
    if (!image) return [];
    const found = await (await openDetector()).detect(image).catch(() => []);
    return found.map(({ rawValue }) => rawValue);
  }

  async function openDetector(): Promise<Detector> {
    const inBrowser = window as unknown as {
      BarcodeDetector?: { new (options: object): Detector; getSupportedFormats: () => Promise<string[]> };
    };
    const formats = (await inBrowser.BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
    if (formats.indexOf('qr_code') < 0) await loadScript(scripts(decoder!));
    return new inBrowser.BarcodeDetector!({ formats: ['qr_code'] });
  }

  async function openChecker(): Promise<typeof checkPayload> {
    const inPage = window as unknown as { checkPayload?: typeof checkPayload };
    if (!inPage.checkPayload) await loadScript(scripts(checker!));
    return inPage.checkPayload!;
  }

  async function startCamera(): Promise<void> {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    } catch {
      return show('noCamera');
    }
    show('looking');
    video.srcObject = stream;
    video.hidden = false;
    camera.textContent = camera.dataset.stop!;
    await video.play();
    const detector = await openDetector();
    while (stream) {
      const codes = await detector.detect(video).catch(() => []);
      if (codes.length > 0 && take(codes.map(({ rawValue }) => rawValue))) stopCamera();
      await new Promise((resolve) => setTimeout(resolve, millisecondsBetweenLooks));
    }
  }

  function stopCamera(): void {
    stream?.getTracks().forEach((track) => track.stop());
    stream = undefined;
    video.hidden = true;
    camera.textContent = camera.dataset.start!;
  }

  /** Keeps this page, its style and its scripts for the time without network. */
  async function keepThisPage(): Promise<void> {
    if (!('serviceWorker' in navigator) || !('caches' in window)) return;
    await navigator.serviceWorker.register(scripts(workerUrl), { updateViaCache: 'all' });
    const assets = [...document.querySelectorAll<HTMLElement>('link[rel=stylesheet], script[src]')].map(
      (element) => element.getAttribute('href') ?? element.getAttribute('src')!,
    );
    const cache = await caches.open(cacheName);
    await loadTrust();
    await cache.addAll([...new Set([page!, checker!, decoder!, ...assets])]);
  }
}

interface Trust {
  list: TrustList;
  /** Whether the server has given it just now. */
  isFresh: boolean;
}

/** @returns keys and revocations; undefined where neither the server nor the phone has any */
async function loadTrust(): Promise<Trust | undefined> {
  const cache = await caches.open(cacheName);
  try {
    const answer = await fetch(trustUrl, { cache: 'no-store' });
    const copy = answer.clone();
    const list = (await answer.json()) as Partial<TrustList>;
    // A portal between the phone and the network answers with pages of its own.
    if (!answer.ok || !list.keys || !list.at) throw new TypeError('no trust list');
    await cache.put(trustUrl, copy);
    return { list: list as TrustList, isFresh: true };
  } catch {
    const kept = await cache.match(trustUrl);
    return kept && { list: (await kept.json()) as TrustList, isFresh: false };
  }
}

function formatTime(seconds: number, withTime = false): string {
  const { lang } = document.documentElement;
  const format: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeZone: 'Africa/Dar_es_Salaam' };
  if (withTime) format.timeStyle = 'short';
  return new Intl.DateTimeFormat(lang, format).format(seconds * 1000);
}
