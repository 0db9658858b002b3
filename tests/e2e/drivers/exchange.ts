import http from 'node:http';

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** As it came over the wire, compressed where `Content-Encoding` says so. */
  body: Buffer;
}

export interface Question {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/**
 * Exchanges one HTTP request for its answer as it comes over the wire: nothing is followed, unpacked or kept.
 * A server that answers before it has read the whole body is heard all the same.
 */
export function exchange(
  url: string,
  { method = 'GET', headers = {}, body }: Question = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', (error: NodeJS.ErrnoException) => {
      // The rest of a body that is refused meets a closed door; the answer has been sent before.
      if (error.code !== 'EPIPE') reject(error);
    });
    request.end(body);
  });
}
