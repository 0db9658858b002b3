import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ClientAddress, createRequestListener, type FetchHandler } from '@remix-run/node-fetch-server';
import { refusalPage } from '~/platform/http/refusal-page.server';
import type { Settings } from '~/platform/settings.server';
import { StartupError } from './startup-error';

export interface Listening {
  address: string;
  /**
   * From now on requests are answered by `handler`, but for those that `answerAtOnce` has answered; until then each hears that Tumia is
   * starting.
   */
  serve: (handler: FetchHandler, answerAtOnce?: AnswerAtOnce) => void;
  /** Takes no new requests, lets running ones end, and closes. */
  close: () => Promise<void>;
}

/**
 * Answers from memory, without a Request and a Response.
 * @param otherwise has the handler answer, where that turns out to be needed later
 * @returns whether it has answered or will see to it
 */
type AnswerAtOnce = (incoming: IncomingMessage, outgoing: ServerResponse, otherwise: () => void) => boolean;

/**
 * How long a client may take to send: 20 seconds for the head of a request, three minutes for all of it, which is enough for the largest
 * form over EDGE and the largest file over 3G. Who sends byte by byte to hold connections is cut off.
 */
const patience = { headersTimeout: 20_000, requestTimeout: 180_000, connectionsCheckingInterval: 10_000 };

/** Takes the port before anything else is done, so that a port in use costs nothing. */
export async function listen(settings: Settings, limits = patience): Promise<Listening> {
  let handler: FetchHandler = (request) => refusalPage(request, 'starting');
  let answerAtOnce: AnswerAtOnce = () => false;
  const listener = createRequestListener((request: Request, client: ClientAddress) =>
    handler(request, client),
  );
  const server = http.createServer(limits, (incoming, outgoing) => {
    // What the Fetch standard has no Request for never reaches a page.
    if (!incoming.headers.host) outgoing.writeHead(400).end();
    else if (/^(TRACE|TRACK|CONNECT)$/.test(incoming.method ?? '')) outgoing.writeHead(405).end();
    else {
      const handOver = () => void listener(incoming, outgoing);
      if (!answerAtOnce(incoming, outgoing, handOver)) handOver();
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new StartupError(portFault(error, settings))),
    );
    server.listen(settings.port, settings.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = settings.host === '0.0.0.0' || settings.host === '::' ? 'localhost' : settings.host;
  return {
    address: `http://${host === '127.0.0.1' ? 'localhost' : host}:${port}`,
    serve(next, atOnce = answerAtOnce) {
      handler = next;
      answerAtOnce = atOnce;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 5_000).unref();
      }),
  };
}

function portFault(error: NodeJS.ErrnoException, { host, port }: Settings): string {
  const known: Record<string, string> = {
    EADDRINUSE: `port ${port} is in use; stop what uses it or choose another, such as PORT=${port + 1} npm start`,
    EACCES: `port ${port} may not be opened by this user; choose one above 1023`,
    EADDRNOTAVAIL: `HOST=${host} is no address of this machine`,
    ENOTFOUND: `HOST=${host} is no address of this machine`,
  };
  return known[error.code ?? ''] ?? `can't listen on ${host}:${port}: ${error.message}`;
}
