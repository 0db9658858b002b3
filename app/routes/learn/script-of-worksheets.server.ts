import { createCookie, redirect } from '@remix-run/node';
import { asksToSaveData } from '~/platform/http/saves-data.server';

/** What asks for the script in the address of a worksheet's page. */
const asking = 'onPhone';

/** That somebody has asked for the script although their browser is to save data. */
const wantsScript = createCookie('worksheets', { path: '/', sameSite: 'lax', maxAge: 365 * 24 * 3600 });

/** @returns the address that brings the script which calculates on the phone; null where the page has it */
export async function scriptAddress(request: Request): Promise<string | null> {
  if (!asksToSaveData(request)) return null;
  if ((await wantsScript.parse(request.headers.get('Cookie'))) !== null) return null;
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set(asking, '1');
  return `${pathname}?${searchParams.toString()}`;
}

/** @returns the way back to the page, which has the script from now on; undefined where it wasn't asked for */
export async function bringScript({ url }: Request): Promise<Response | undefined> {
  const { pathname, searchParams } = new URL(url);
  if (!searchParams.has(asking)) return undefined;
  searchParams.delete(asking);
  const query = searchParams.size === 0 ? '' : `?${searchParams.toString()}`;
  return redirect(pathname + query, { headers: { 'Set-Cookie': await wantsScript.serialize('1') } });
}
