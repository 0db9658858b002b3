import { countAddress, keptNames } from '../kept-names';

let counting: Promise<unknown> = Promise.resolve();

/** Adds what was loaded since the last call to the bytes of this month; what came from the phone itself weighs nothing. */
export function countBytes(kinds = ['resource']): Promise<unknown> {
  const loaded = kinds.flatMap((kind) => performance.getEntriesByType(kind)) as PerformanceResourceTiming[];
  performance.clearResourceTimings();
  const bytes = loaded.reduce((sum, { transferSize }) => sum + (transferSize || 0), 0);
  if (bytes === 0) return counting;
  counting = counting.then(async () => {
    const cache = await caches.open(keptNames.count);
    const address = countAddress(new Date());
    const before = Number(await (await cache.match(address))?.text()) || 0;
    await cache.put(address, new Response(String(before + bytes)));
  });
  // A phone that can't write any more counts no longer, and pages go on.
  return (counting = counting.catch(() => undefined));
}
