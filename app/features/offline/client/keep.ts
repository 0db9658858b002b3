import { keptNames } from '../kept-names';

/** @returns addresses of the styles, scripts and icons that a page names */
export const filesIn = (html: string): string[] => html.match(/\/assets\/[\w./-]+\.(?:css|js|svg)/g) ?? [];

/** How many things are thrown away at most to make room for one. */
const mostThrownAway = 20;

/** Keeps an answer on the phone; where no room can be made for it, it isn't kept. */
export const keep = (name: string, address: string, answer: Response): Promise<void> =>
  withRoom(async () => (await caches.open(name)).put(address, answer.clone()), address).catch(
    () => undefined,
  );

/**
 * Writes something on the phone. Where there is no room the pages go that were visited longest ago, but nothing of a pack.
 * @param except an address that stays
 * @throws where that doesn't help
 */
export async function withRoom(write: () => Promise<unknown>, except = ''): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return void (await write());
    } catch (error) {
      if (tries === mostThrownAway || !(await throwOldestAway(except))) throw error;
    }
  }
}

async function throwOldestAway(except: string): Promise<boolean> {
  const packed = await inPacks();
  let oldest: { name: string; request: Request; at: number } | undefined;
  for (const name of [keptNames.pages, keptNames.content]) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const { pathname, search } = new URL(request.url);
      const address = pathname + search;
      if (packed(address) || address === except) continue;
      const at = Date.parse((await cache.match(request))?.headers.get('Date') ?? '') || 0;
      if (!oldest || at < oldest.at) oldest = { name, request, at };
    }
  }
  return oldest !== undefined && (await caches.open(oldest.name)).delete(oldest.request);
}

/** Whether the thing at an address belongs to a pack. */
export const isPacked = async (address: string): Promise<boolean> => (await inPacks())(address);

/** @returns what tells of an address whether it belongs to a pack: in the packs' JSON it stands in quotation marks */
async function inPacks(): Promise<(address: string) => boolean> {
  const cache = await caches.open(keptNames.packs);
  let text = '';
  for (const request of await cache.keys()) text += await (await cache.match(request))?.text();
  return (address) => text.includes(`"${address}"`);
}
