import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** An answer that went to the phone. */
export interface Sent {
  path: string;
  status: number;
  /** Of status line and headers, and of the body as it was compressed. */
  head: number;
  body: number;
}

/**
 * What happens to a request on the way. `silent`: nothing ever comes back; `half silent`: no more than the half of it; `slow`: it comes in pieces; `half`: it breaks off;
 * `portal`: a hotspot answers everything with a page of its own; `leading portal`: it leads there; `new build`: another build of Tumia answers, with other styles and
 * another service worker.
 */
type Weather =
  | 'fair'
  | 'cut'
  | 'silent'
  | 'half silent'
  | 'slow'
  | 'portal'
  | 'leading portal'
  | 'failing'
  | 'half'
  | 'new build';

/** What gets lost of one request, if anything: it, its answer, or, in silence, whether there is anybody. */
type Loss = 'request' | 'answer' | 'silence' | undefined;

export interface Network {
  /** The address of Tumia through this network. */
  origin: string;
  weather: Weather;
  sent: Sent[];
  /** Headers that each request has beside its own, as those of a browser that is set to save data. */
  says: http.OutgoingHttpHeaders;
  /** Says of a request what of it gets lost, and may hold it up until then. */
  lose: ((method: string, path: string) => Loss | Promise<Loss>) | undefined;
  close: () => Promise<void>;
}

/** How an answer comes on a slow network, and how long after each other. */
const slow = { pieces: 8, milliseconds: 300 };

const partOf = (body: Buffer, piece: number): Buffer =>
  body.subarray((body.length * piece) / slow.pieces, (body.length * (piece + 1)) / slow.pieces);

const portalPage =
  '<!DOCTYPE html><html><body><main id="main"><article><h1>Karibu! Nunua bando</h1></article></main></body></html>';

/** A network between a phone and Tumia that weighs every byte of an answer, and goes wrong as it is told. */
export async function openNetwork(baseURL: string): Promise<Network> {
  const server = http.createServer((incoming, outgoing) => void forward(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const network: Network = {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    weather: 'fair',
    sent: [],
    says: {},
    lose: undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function forward(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const lost = await network.lose?.(incoming.method ?? '', incoming.url ?? '');
    const { weather } = network;
    if (weather === 'silent' || lost === 'silence') return void incoming.resume();
    if (weather === 'cut' || lost === 'request') return void incoming.socket.destroy();
    if (weather === 'portal') return answer(200, { 'content-type': 'text/html' }, Buffer.from(portalPage));
    if (weather === 'leading portal') return answer(302, { location: '/welcome' }, Buffer.alloc(0));
    if (weather === 'failing')
      return answer(500, { 'content-type': 'text/html' }, Buffer.from('<h1>500</h1>'));
    // A server that is down answers as little as a network that is cut.
    const asked = await askTumia(incoming).catch(() => undefined);
    if (!asked) return void incoming.socket.destroy();
    if (lost === 'answer') return void incoming.socket.destroy();
    if (weather === 'new build' && incoming.method === 'GET') {
      const headers = { ...incoming.headers, 'tumia-has': '', 'accept-encoding': '' };
      const whole = await askTumia(Object.assign(incoming, { headers }));
      const isWorker = incoming.url === '/service-worker.js';
      const html = isWorker
        ? `${whole.body.toString()}//newbuild`
        : whole.body.toString().replace(/tumia-[\w-]{8}\.css/, 'tumia-newbuild.css');
      const shell = whole.headers['tumia-shell'] && { 'tumia-shell': 'newbuild' };
      return answer(
        whole.status,
        { ...whole.headers, ...shell, 'content-length': undefined },
        Buffer.from(html),
      );
    }
    if (weather === 'half' || weather === 'half silent') {
      outgoing.writeHead(asked.status, asked.headers);
      outgoing.write(asked.body.subarray(0, asked.body.length / 2), () => {
        if (weather === 'half') outgoing.destroy();
      });
      return;
    }
    if (weather === 'slow') {
      outgoing.writeHead(asked.status, asked.headers);
      for (let piece = 0; piece < slow.pieces; piece++) {
        outgoing.write(partOf(asked.body, piece));
        await setTimeout(slow.milliseconds);
      }
      return void outgoing.end();
    }
    answer(asked.status, asked.headers, asked.body);

    function answer(status: number, headers: http.OutgoingHttpHeaders, body: Buffer): void {
      const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
      outgoing.writeHead(status, given).end(body);
      const lines = Object.entries(given).flatMap(([name, value]) =>
        [value].flat().map((one) => `${name}: ${String(one)}\r\n`),
      );
      network.sent.push({
        path: incoming.url ?? '',
        status,
        head: Buffer.byteLength(`HTTP/1.1 ${status} OK\r\n${lines.join('')}\r\n`),
        body: body.length,
      });
    }
  }

  function askTumia(incoming: IncomingMessage) {
    const { url, method } = incoming;
    const headers = { ...incoming.headers, ...network.says };
    return new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: Buffer }>(
      (resolve, reject) => {
        const request = http.request(`${baseURL}${url}`, { method, headers, agent: false }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              body: Buffer.concat(chunks),
            }),
          );
        });
        request.on('error', reject);
        if (method === 'GET') request.end();
        else incoming.pipe(request);
      },
    );
  }

  return network;
}
