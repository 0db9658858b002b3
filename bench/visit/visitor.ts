import { type Exchange, exchange, headerValues } from './exchange';

/** Somebody with a browser: keeps cookies, takes brotli, posts forms from the server's own pages. */
export interface Visitor {
  get: (path: string) => Promise<Exchange>;
  post: (path: string, fields?: [string, string][]) => Promise<Exchange>;
  cookieHeader: () => string;
}

export function createVisitor(origin: string): Visitor {
  const cookies = new Map<string, string>();
  const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

  async function visit(path: string, method: 'GET' | 'POST', fields: [string, string][] = []) {
    const body = method === 'POST' ? new URLSearchParams(fields).toString() : undefined;
    const answer = await exchange(`${origin}${path}`, {
      method,
      body,
      headers: {
        'Accept-Encoding': 'br',
        ...(cookies.size > 0 && { Cookie: cookieHeader() }),
        ...(body !== undefined && {
          Origin: origin,
          'Content-Type': 'application/x-www-form-urlencoded',
          'Content-Length': String(Buffer.byteLength(body)),
        }),
      },
    });
    if (answer.status >= 400 && answer.status !== 404) {
      throw new Error(`${method} ${path} was answered with ${answer.status}`);
    }
    for (const cookie of headerValues(answer, 'set-cookie')) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name && value !== undefined) cookies.set(name, value);
    }
    return answer;
  }

  return {
    get: (path) => visit(path, 'GET'),
    post: (path, fields) => visit(path, 'POST', fields),
    cookieHeader,
  };
}
