/** Programs of anybody, on any site, may read what is published for verifiers. */
const forEverybody = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };

/** @returns an answer for verifiers that may be kept for an hour */
export function published(body: unknown): Response {
  return Response.json(body, { headers: { ...forEverybody, 'Cache-Control': 'public, max-age=3600' } });
}

/** @returns a signed credential in its compact form */
export function publishedToken(token: string, minutes: number): Response {
  return new Response(token, {
    headers: {
      ...forEverybody,
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': `public, max-age=${minutes * 60}`,
    },
  });
}

export const notPublished = () =>
  Response.json({ error: 'not-found' }, { status: 404, headers: forEverybody });
