import type { LoaderFunctionArgs } from '@remix-run/node';
import { readQuestion } from '~/features/tracking/index.server';
import { pageLanguage } from '~/platform/http/page-language.server';
import { requireTracker } from './require-tracker.server';

/**
 * Who asks, and what the address asks of the people whom they answer for.
 * @throws as {@link requireTracker} does
 */
export async function questionOf({ request, params, context }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const { actor, by } = await requireTracker(request, context);
  const { searchParams } = new URL(request.url);
  return { language, actor, by, searchParams, question: await readQuestion(actor, searchParams, language) };
}
