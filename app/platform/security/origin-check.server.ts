const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Where programs of others post to. What they may do there follows from a secret in the address, never from a cookie. */
const calledByMachines = /^\/api\/sms\/[^/]+\/[^/]+$/;

/**
 * Whether an unsafe request comes from one of our own pages. Browsers name the origin of every form they post; a request without one comes
 * from no browser, so it can't be a page of somebody else that acts in a visitor's name. Addresses for machines are left to their secret.
 * @param ownOrigins the origins that this server is reached by
 */
export function isOwnOrigin(request: Request, ownOrigins: string[]): boolean {
  if (safeMethods.has(request.method) || calledByMachines.test(new URL(request.url).pathname)) return true;
  const origin = request.headers.get('Origin');
  if (origin !== null) return ownOrigins.includes(origin);
  const site = request.headers.get('Sec-Fetch-Site');
  return site === null || site === 'same-origin' || site === 'none';
}
