import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';

/** An answer that is the same for everybody who asks like that, headers included. */
export interface ReadyAnswer {
  etag: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** How a visitor asks: what of a request an answer may depend on. */
export interface Asked {
  method: string | undefined;
  /** Path and query. */
  address: string | undefined;
  header: (name: string) => string | null | undefined;
}

const mostBytes = 16 * 1024 * 1024;

/** Headers by which a request asks for something else than the page as everybody gets it. */
const special = ['save-data', 'ect', 'tumia-has', 'range', 'x-forwarded-host'];

/** Cookies that answers may depend on and visitors share: the language read last, and whether data are to be saved. */
const plainCookies = /^(?:(?:language=[\w%=]+|data-saver=\w+)(?:; |$))+$/;

/** Answers that need no route, no query and no React: straight from memory to the socket. */
export class ReadyAnswers {
  readonly #answers = new LRUCache<string, ReadyAnswer>({
    maxSize: mostBytes,
    sizeCalculation: ({ body }) => body.length + 1024,
  });
  readonly #isFresh: () => boolean;

  /** @param isFresh whether what the answers rest on was looked at just now */
  constructor(isFresh: () => boolean) {
    this.#isFresh = isFresh;
  }

  clear(): void {
    this.#answers.clear();
  }

  keep(key: string, answer: ReadyAnswer): void {
    this.#answers.set(key, answer);
  }

  /** @returns whether the request has been answered */
  answer(asked: Asked, incoming: IncomingMessage, outgoing: ServerResponse): boolean {
    if (this.#answers.size === 0 || !this.#isFresh()) return false;
    const key = readyKey(asked);
    const ready = key === undefined ? undefined : this.#answers.get(key);
    if (!ready) return false;
    if (incoming.headers['if-none-match'] === ready.etag) {
      outgoing.writeHead(304, withoutBody(ready.headers)).end();
    } else {
      outgoing.writeHead(200, ready.headers).end(ready.body);
    }
    return true;
  }
}

/** @returns the request as far as answers may depend on it */
export const askedBy = ({ method, url, headers }: IncomingMessage): Asked => ({
  method,
  address: url,
  header: (name) => headers[name] as string | undefined,
});

/** @returns the headers of an answer that says that what the browser has still holds */
export const withoutBody = (headers: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(headers).filter(([name]) => !/^content-(type|encoding|length)$/.test(name)),
  );

/** @returns what the answer to a request is kept under; undefined where it isn't the one that everybody gets */
export function readyKey({ method, address, header }: Asked): string | undefined {
  if (method !== 'GET' || !address || address.includes('?')) return undefined;
  if (!/(^|,) *br *(,|$)/.test(header('accept-encoding') ?? '')) return undefined;
  const cookie = header('cookie') ?? '';
  if (!plainCookies.test(cookie) || special.some((name) => header(name))) return undefined;
  return `${cookie} ${address}`;
}
