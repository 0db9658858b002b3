import { redirect } from '@remix-run/node';
import type { Question } from '~/features/tracking/index.server';

/**
 * A file holds what its address asks for and nobody else: a filter that was left out is told by the page that the file is of.
 * @throws a redirect to that page
 */
export function refuseLeftOut(request: Request, { faults }: Pick<Question, 'faults'>): void {
  if (Object.keys(faults).length === 0) return;
  const { pathname, search } = new URL(request.url);
  throw redirect(`${pathname.replace(/(\/figures)?\.(csv|xlsx)$/, '')}${search}`, 302);
}
