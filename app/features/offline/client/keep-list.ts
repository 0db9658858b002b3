import { layerHeaders } from '../layer-headers';
import { keptNames } from '../kept-names';
import { contentOf, splitPage } from '../page-layers';
import { fetchInTime } from './fetch-in-time';
import { filesIn, keep } from './keep';
import { keptAnswer } from './kept-lesson';

/**
 * Keeps the page that lists what is on the phone and what is unsent, in the language of an address, and its files. It takes some 6 KB, once, so that it is
 * called where there is something to list.
 */
export async function keepList(pathname: string): Promise<void> {
  const path = `${pathname.slice(0, 3)}/kept`;
  if (await (await caches.open(keptNames.pages)).match(path)) return;
  // As nobody: the page is everybody's.
  const answer = await fetchInTime(path, { credentials: 'omit' });
  const html = await answer.text();
  if (answer.headers.get(layerHeaders.carries) !== 'public' || !splitPage(html)) return;
  for (const file of filesIn(html)) {
    if (await caches.match(file)) continue;
    const script = await fetchInTime(file);
    if (script.ok) await keep(keptNames.shell, file, script);
  }
  await keep(keptNames.pages, path, keptAnswer(contentOf(html), answer.headers));
}
