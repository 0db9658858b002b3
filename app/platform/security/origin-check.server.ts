const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether an unsafe request comes from one of our own pages. Browsers name the origin of every form they post; a request without one comes
 * from no browser, so it can't be a page of somebody else that acts in a visitor's name.
 * @param ownOrigins the origins that this server is reached by
 */
export function isOwnOrigin(request: Request, ownOrigins: string[]): boolean {
  if (safeMethods.has(request.method)) return true;
  const origin = request.headers.get('Origin');
  if (origin !== null) return ownOrigins.includes(origin);
  const site = request.headers.get('Sec-Fetch-Site');
  return site === null || site === 'same-origin' || site === 'none';
}
