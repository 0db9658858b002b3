import { type OutboxSummary, outboxSummary } from '../outbox';
import { countBytes } from './count-bytes';

const worker = '/service-worker.js';
const waitsAfterLoad = 500;

forgetAfterSharedUse();
if ('serviceWorker' in navigator && 'caches' in window) {
  void showUnsent();
  navigator.serviceWorker.addEventListener('message', () => void showUnsent());
}
addEventListener('load', () => setTimeout(() => void begin(), waitsAfterLoad));

/** Says above the page how much of what was done on this phone isn't sent yet, whoever is signed in. */
async function showUnsent(): Promise<void> {
  const kept = await caches.match(outboxSummary.address);
  const { lines } = ((await kept?.json().catch(() => undefined)) ?? {}) as Partial<OutboxSummary>;
  const language = document.documentElement.lang.slice(0, 2) as 'sw' | 'en';
  document.querySelector('.unsent')?.remove();
  if (!lines) return;
  const line = document.createElement('a');
  line.className = 'unsent';
  line.href = `/${language}/kept#outbox`;
  line.textContent = lines[language];
  document.getElementById('main')?.before(line);
  // Only a page may ask that the phone throws away nothing of it.
  void navigator.storage?.persist?.();
}

/** Lets the service worker keep pages from now on; the page itself has been drawn long before. */
async function begin(): Promise<void> {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return;
  // What a page of the worker has loaded, the worker counts.
  if (!navigator.serviceWorker.controller) void countBytes(['navigation', 'resource']);
  // Where the browser forbids it, pages are as before.
  await navigator.serviceWorker.register(trusted(), { updateViaCache: 'all' }).catch(() => undefined);
}

/** The server marks the end of a session on a phone that others use too: what scripts have written on it goes. What was downloaded is everybody's. */
function forgetAfterSharedUse(): void {
  if (!/(^|; )forget=1/.test(document.cookie)) return;
  try {
    localStorage.clear();
    document.cookie = 'forget=; Path=/; Max-Age=0; SameSite=Lax';
  } catch {
    // Without storage there is nothing to forget.
  }
}

/** The address of the worker, as a browser takes it that knows trusted types. */
function trusted(): string {
  const { trustedTypes } = window as unknown as {
    trustedTypes?: {
      createPolicy: (name: string, rules: object) => { createScriptURL: (address: string) => string };
    };
  };
  const rules = { createScriptURL: () => worker };
  return trustedTypes ? trustedTypes.createPolicy('tumia-worker', rules).createScriptURL(worker) : worker;
}
