import { readSessionCookie } from '~/platform/http/session-cookie.server';
import { closeSession } from './session.server';

/**
 * Ends the session of this request, if any. On a phone that others use too the browser is told to throw away the pages that it may have
 * kept by itself, and the script of the next page, by a cookie that it takes away again, what scripts have written. What was downloaded
 * stays: it is about nobody, and was paid for by the byte.
 * @returns the headers of the answer
 */
export async function signOut(request: Request, publicUrl: string): Promise<Headers> {
  const headers = new Headers({ 'Set-Cookie': await closeSession(request, publicUrl) });
  if (readSessionCookie(request)?.isShared) {
    headers.set('Clear-Site-Data', '"cache"');
    headers.append('Set-Cookie', 'forget=1; Path=/; SameSite=Lax; Max-Age=34560000');
  }
  return headers;
}
