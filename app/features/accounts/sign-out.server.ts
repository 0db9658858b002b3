import { readSessionCookie } from '~/platform/http/session-cookie.server';
import { closeSession } from './session.server';

/**
 * Ends the session of this request, if any. On a phone that others use too the browser is told to throw away whatever it may have kept of
 * this site: pages, files and what scripts store; cookies stay, since the phone itself is known by one.
 * @returns the headers of the answer
 */
export async function signOut(request: Request, publicUrl: string): Promise<Headers> {
  const headers = new Headers({ 'Set-Cookie': await closeSession(request, publicUrl) });
  if (readSessionCookie(request)?.isShared) headers.set('Clear-Site-Data', '"cache", "storage"');
  return headers;
}
