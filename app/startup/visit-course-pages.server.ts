import type { FetchHandler } from '@remix-run/node-fetch-server';
import { listCourses } from '~/features/catalog/index.server';
import { languages } from '~/platform/i18n/language';
import { log } from '~/platform/logging.server';

/**
 * Asks for the page of each course once, one after the other: what a course weighs to take along is found out at its page's first visit, for
 * which a learner would wait.
 */
export async function visitCoursePages(
  handler: FetchHandler,
  { publicUrl, signal }: { publicUrl: string; signal: AbortSignal },
): Promise<void> {
  try {
    for (const language of languages) {
      for (const { slug } of await listCourses(language)) {
        if (signal.aborted) return;
        const request = new Request(`${publicUrl}/${language}/courses/${slug}`);
        await handler(request, { address: '127.0.0.1', family: 'IPv4', port: 0 });
      }
    }
  } catch (err) {
    if (!signal.aborted) log.warn({ err }, 'the pages of courses were not visited');
  }
}
