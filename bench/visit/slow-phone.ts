import type { Browser, CDPSession, Page } from 'playwright';
import { lessonPath } from '~/features/offline/layer-headers';
import { residentMegabytes } from '../measure/resident-memory';

/** What a phone and its network are slowed down to. */
export interface Condition {
  name: string;
  /** Milliseconds from a request to its answer's first byte, and kilobits per second both ways; undefined where the network is as it is. */
  network?: { latency: number; kilobits: number };
  /** How many times slower the processor is. */
  slowerBy: number;
}

/** What came over the network until a page could be read, and when that was. */
export interface PageVisit {
  /** From the start of the navigation until the text was there and drawn. */
  milliseconds: number;
  /** Of the page and what it can't be drawn without, headers included. */
  bytes: number;
  /** How often one request had to wait for the answer to another. */
  rounds: number;
}

/** A browser with nothing kept yet, slowed down by Chromium's own means. */
export class SlowPhone {
  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async take(
    browser: Browser,
    { origin, cookieHeader = '' }: { origin: string; cookieHeader?: string },
  ): Promise<SlowPhone> {
    const context = await browser.newContext({
      viewport: { width: 360, height: 640 },
      locale: 'sw-TZ',
      reducedMotion: 'reduce',
    });
    const cookies = cookieHeader.split('; ').filter(Boolean);
    await context.addCookies(
      cookies.map((cookie) => {
        const [name = '', ...value] = cookie.split('=');
        return { name, value: value.join('='), url: origin };
      }),
    );
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    return new SlowPhone(browser, page, session);
  }

  /** Opens a page under a condition. What the service worker asks for on the way is slowed down and counted as well. */
  async visit(address: string, condition: Condition): Promise<PageVisit> {
    const arrived: { at: number; type: string; bytes: number }[] = [];
    const types = new Map<string, string>();
    const hear = (method: string, event: never) => {
      if (method === 'Network.responseReceived') {
        const { requestId, type, response } = event as ResponseReceived;
        if (!response.fromServiceWorker && !response.fromDiskCache) types.set(requestId, type);
      }
      if (method === 'Network.loadingFinished') {
        const { requestId, encodedDataLength } = event as LoadingFinished;
        const type = types.get(requestId);
        if (type) arrived.push({ at: performance.now(), type, bytes: encodedDataLength });
      }
    };
    const onResponse = (event: unknown) => hear('Network.responseReceived', event as never);
    const onFinished = (event: unknown) => hear('Network.loadingFinished', event as never);
    this.session.on('Network.responseReceived', onResponse).on('Network.loadingFinished', onFinished);
    const { targetInfo } = await this.session.send('Target.getTargetInfo');
    const worker = await attachToWorker(this.browser, targetInfo.browserContextId, hear);
    for (const send of [this.#sendToPage, worker?.send])
      await send?.('Network.emulateNetworkConditions', throttle(condition));
    await this.session.send('Emulation.setCPUThrottlingRate', { rate: condition.slowerBy });
    await this.page.goto(address, { waitUntil: 'load' });
    const milliseconds = await this.page.evaluate(whenReadable);
    await this.session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    for (const send of [this.#sendToPage, worker?.send])
      await send?.('Network.emulateNetworkConditions', throttle(asItIs));
    await worker?.detach();
    this.session.off('Network.responseReceived', onResponse).off('Network.loadingFinished', onFinished);
    const needed = arrived.filter(
      ({ type }) => type === 'Document' || type === 'Stylesheet' || type === 'Fetch',
    );
    const kinds = new Set(needed.map(({ type }) => (type === 'Stylesheet' ? 'style' : 'page')));
    return { milliseconds, bytes: needed.reduce((sum, { bytes }) => sum + bytes, 0), rounds: kinds.size };
  }

  /** Goes from page to page under a condition. @returns milliseconds that they were waited for, each until it could be read */
  async wait(condition: Condition, steps: (() => Promise<unknown>)[]): Promise<number> {
    const { targetInfo } = await this.session.send('Target.getTargetInfo');
    const worker = await attachToWorker(this.browser, targetInfo.browserContextId, () => undefined);
    for (const send of [this.#sendToPage, worker?.send])
      await send?.('Network.emulateNetworkConditions', throttle(condition));
    let milliseconds = 0;
    for (const step of steps) {
      await step();
      milliseconds += await this.page.evaluate(whenReadable);
    }
    for (const send of [this.#sendToPage, worker?.send])
      await send?.('Network.emulateNetworkConditions', throttle(asItIs));
    await worker?.detach();
    return milliseconds;
  }

  readonly #sendToPage = (method: string, params: object) =>
    this.session.send(method as never, params as never);

  /** Waits until the service worker answers for the phone's network; for a lesson, until it holds its content too. */
  async untilReady(path: string): Promise<void> {
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    if (!lessonPath.test(path)) return;
    await this.page.waitForFunction(
      (address) => caches.match(address).then(Boolean),
      `${path}?part=content`,
      {
        polling: 200,
      },
    );
  }

  /** @returns megabytes of the process that draws the page; undefined where the system doesn't tell */
  async residentMegabytes(): Promise<number | undefined> {
    const whole = await this.browser.newBrowserCDPSession();
    const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
    await whole.detach();
    const drawing = processInfo
      .filter(({ type }) => type === 'renderer')
      .sort((a, b) => b.cpuTime - a.cpuTime);
    return drawing[0] && residentMegabytes(drawing[0].id);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

interface ResponseReceived {
  requestId: string;
  type: string;
  response: { fromServiceWorker?: boolean; fromDiskCache?: boolean };
}

interface LoadingFinished {
  requestId: string;
  encodedDataLength: number;
}

const asItIs: Condition = { name: 'as it is', slowerBy: 1 };

const throttle = ({ network }: Condition) => {
  const bytesPerSecond = network ? (network.kilobits * 1000) / 8 : -1;
  return {
    offline: false,
    latency: network?.latency ?? 0,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  };
};

/** Runs in the page. @returns milliseconds from the navigation's start until all of the text had come and something was drawn */
function whenReadable(): Promise<number> {
  const [navigation] = performance.getEntriesByType('navigation');
  const came = navigation instanceof PerformanceNavigationTiming ? navigation.responseEnd : 0;
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const drawn = list.getEntriesByName('first-contentful-paint')[0];
      if (drawn) resolve(Math.max(came, drawn.startTime));
    }).observe({ type: 'paint', buffered: true });
  });
}

/** Speaks to the service worker of one phone, if it has one: Playwright opens sessions to pages only. */
async function attachToWorker(
  browser: Browser,
  phone: string | undefined,
  hear: (method: string, event: never) => void,
) {
  const whole = await browser.newBrowserCDPSession();
  const { targetInfos } = await whole.send('Target.getTargets');
  const target = targetInfos.find(
    ({ type, browserContextId }) => type === 'service_worker' && browserContextId === phone,
  );
  if (!target) {
    await whole.detach();
    return undefined;
  }
  const { sessionId } = await whole.send('Target.attachToTarget', {
    targetId: target.targetId,
    flatten: false,
  });
  const answers = new Map<number, () => void>();
  whole.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
    if (from !== sessionId) return;
    const { id, method, params } = JSON.parse(message) as { id?: number; method?: string; params: never };
    if (id !== undefined) answers.get(id)?.();
    else if (method) hear(method, params);
  });
  let sent = 0;
  const send = async (method: string, params: object = {}) => {
    const id = ++sent;
    const answered = new Promise<void>((resolve) => answers.set(id, resolve));
    await whole.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method, params }),
    });
    await answered;
  };
  await send('Network.enable');
  return { send, detach: () => whole.detach() };
}
