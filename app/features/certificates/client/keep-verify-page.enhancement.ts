/** What this worker needs of the events that it listens to: the compiler knows pages, not workers. */
interface FetchEvent extends Event {
  request: Request;
  respondWith: (answer: Promise<Response>) => void;
}

/** Without network the page that checks certificates comes from what the phone has kept of it; nothing else is touched. */
addEventListener('fetch', (event) => {
  const { request, respondWith } = event as FetchEvent;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  const isPage = request.mode === 'navigate' && /^\/(v|(sw|en)\/verify)$/.test(pathname);
  if (!isPage && !pathname.startsWith('/assets/')) return;
  respondWith.call(
    event,
    fetch(request).catch(
      async () => (await (isPage ? keptPage(pathname) : caches.match(request))) || Response.error(),
    ),
  );
});

/** The page as it was kept, in its own language or else in the one that was read last. */
async function keptPage(pathname: string): Promise<Response | undefined> {
  const same = await caches.match(pathname);
  if (same) return same;
  const cache = await caches.open('verify');
  const pages = (await cache.keys()).filter(({ url }) => /\/verify$/.test(new URL(url).pathname));
  return pages.length > 0 ? cache.match(pages[pages.length - 1]!) : undefined;
}
