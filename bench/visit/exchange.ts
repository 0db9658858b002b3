import http from 'node:http';
import { brotliDecompressSync } from 'node:zlib';

export interface Exchange {
  method: string;
  path: string;
  status: number;
  /** Name and value of each header, as sent. */
  headers: [string, string][];
  /** As sent, compressed or not. */
  body: Buffer;
  /** Bytes of the whole answer on the wire: status line, headers and body. */
  wireBytes: number;
}

export interface Asking {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
}

/** Sends one request on a connection of its own and takes the answer as it is. */
export function exchange(
  url: string,
  { method = 'GET', headers = {}, body }: Asking = {},
): Promise<Exchange> {
  const { pathname, search } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          method,
          path: pathname + search,
          status: response.statusCode ?? 0,
          headers: inPairs(response.rawHeaders),
          body: Buffer.concat(chunks),
          wireBytes: response.socket.bytesRead,
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

function inPairs(rawHeaders: string[]): [string, string][] {
  return rawHeaders.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? '']] : [],
  );
}

/** @returns the values of a header, in the order in which they were sent */
export function headerValues({ headers }: Exchange, name: string): string[] {
  return headers.filter(([sent]) => sent.toLowerCase() === name).map(([, value]) => value);
}

/** @returns the text of an answer that was sent with brotli or as it is */
export function textOf(answer: Exchange): string {
  const isBrotli = headerValues(answer, 'content-encoding').includes('br');
  return (isBrotli ? brotliDecompressSync(answer.body) : answer.body).toString('utf8');
}
