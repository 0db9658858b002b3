import { setTimeout as pause } from 'node:timers/promises';
import type { FetchHandler } from '@remix-run/node-fetch-server';
import { listCourses } from '~/features/catalog/index.server';
import { readContentStamp } from '~/features/offline/index.server';
import { languages } from '~/platform/i18n/language';
import { log } from '~/platform/logging.server';

interface Weighing {
  publicUrl: string;
  /** Ends it. */
  signal: AbortSignal;
}

/** After how long, in milliseconds, it is asked again whether courses have changed. */
const looksEvery = 5_000;

/** Finds out what each course weighs to take along, at first and whenever what pages rest on has changed: no visitor waits for it. */
export async function keepCoursesWeighed(
  handler: FetchHandler,
  { publicUrl, signal }: Weighing,
): Promise<void> {
  let weighed: string | undefined;
  while (!signal.aborted) {
    try {
      const stamp = await readContentStamp();
      if (stamp !== weighed) await weighCourses(handler, { publicUrl, signal });
      weighed = stamp;
    } catch (err) {
      if (!signal.aborted) log.warn({ err }, 'courses were not weighed');
    }
    // What ends the waiting is the end of Tumia.
    await pause(looksEvery, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

/** Asks for each course's pack and file once, one after the other. */
async function weighCourses(handler: FetchHandler, { publicUrl, signal }: Weighing): Promise<void> {
  for (const language of languages) {
    for (const { slug } of await listCourses(language)) {
      for (const path of [`/packs/${slug}/${language}`, `/packs/${slug}/${language}.html`]) {
        if (signal.aborted) return;
        const request = new Request(publicUrl + path, { headers: { 'Accept-Encoding': 'br' } });
        await handler(request, { address: '127.0.0.1', family: 'IPv4', port: 0 });
      }
    }
  }
}
