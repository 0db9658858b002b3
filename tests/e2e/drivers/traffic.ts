import type { Page } from '@playwright/test';

export interface Transfer {
  url: string;
  type: string;
  status: number;
  /** Over the wire, headers of the answer included. */
  bytes: number;
}

/** Watches what a page fetches over the wire, each redirect as a request of its own, as Chromium's network log counts it. */
export async function watchTraffic(
  page: Page,
  cache: 'with-cache' | 'without-cache' = 'with-cache',
): Promise<Transfer[]> {
  const session = await page.context().newCDPSession(page);
  const transfers: Transfer[] = [];
  const running = new Map<string, Transfer>();
  session.on('Network.requestWillBeSent', ({ requestId, request, type, redirectResponse }) => {
    const redirected = redirectResponse && running.get(requestId);
    if (redirected) {
      Object.assign(redirected, {
        status: redirectResponse.status,
        bytes: redirectResponse.encodedDataLength,
      });
    }
    const transfer = { url: request.url, type: type ?? 'Other', status: 0, bytes: 0 };
    running.set(requestId, transfer);
    transfers.push(transfer);
  });
  const forget = (requestId: string) => {
    transfers.splice(0, transfers.length, ...transfers.filter((one) => one !== running.get(requestId)));
  };
  session.on('Network.requestServedFromCache', ({ requestId }) => forget(requestId));
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache) forget(requestId);
    Object.assign(running.get(requestId) ?? {}, { status: response.status });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    Object.assign(running.get(requestId) ?? {}, { bytes: encodedDataLength });
  });
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: cache === 'without-cache' });
  return transfers;
}
