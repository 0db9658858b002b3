import { layerHeaders } from './layer-headers';

/**
 * Tells a phone's worker that a form has arrived here. A worker can't see where a redirect leads or who sent it, and a portal's looks the
 * same, so that for a worker it becomes a header, and the worker leads the page there.
 */
export function tellArrival(request: Request, response: Response): Response {
  if (request.method !== 'POST' || !request.headers.has(layerHeaders.arrived)) return response;
  const headers = new Headers(response.headers);
  const leadsTo = headers.get('Location');
  headers.set(layerHeaders.arrived, leadsTo ?? '');
  if (leadsTo === null) return new Response(response.body, { status: response.status, headers });
  headers.delete('Location');
  headers.delete('Content-Length');
  return new Response(null, { status: 204, headers });
}
