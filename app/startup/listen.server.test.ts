import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '~/platform/settings.server';
import { listen, type Listening } from './listen.server';

let listening: Listening;
let port = 0;

beforeAll(async () => {
  const impatient = { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 50 };
  listening = await listen(readSettings({ PORT: '0', HOST: '127.0.0.1' }), impatient);
  listening.serve(async (request) => new Response(await request.text()));
  port = Number(new URL(listening.address).port);
});
afterAll(() => listening.close());

/** Opens a connection, sends these bytes and nothing more. @returns all that the server answers until it closes */
function sendAndWait(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk));
    socket.on('error', reject).on('close', () => resolve(answer));
  });
}

describe('a client that never gets to the end', () => {
  it.each([
    ['of the head', 'GET /sw HTTP/1.1\r\nHost: tumia\r\nX-Slow: '],
    ['of the body', 'POST /sw HTTP/1.1\r\nHost: tumia\r\nContent-Length: 1000\r\n\r\nname=A'],
  ])('%s is told so and cut off', async (_, bytes) => {
    expect(await sendAndWait(bytes)).toMatch(/^HTTP\/1\.1 408 /);
  });
});

describe('a request that no page can take', () => {
  it.each([
    ['without a host', 'GET /sw HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    [
      'with two lengths',
      'POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
      400,
    ],
    [
      'with a length and in chunks',
      'POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['with a head of 32 KB', `GET / HTTP/1.1\r\nHost: t\r\nX: ${'x'.repeat(32_768)}\r\n\r\n`, 431],
    ['to trace', 'TRACE / HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n', 405],
  ])('%s is refused', async (_, bytes, status) => {
    expect(await sendAndWait(bytes)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });
});

it('answers that Tumia is starting until it serves', async () => {
  const early = await listen(readSettings({ PORT: '0', HOST: '127.0.0.1' }));
  const answer = await fetch(`${early.address}/en`);
  expect(answer.status).toBe(503);
  expect(answer.headers.get('Retry-After')).toBe('5');
  await early.close();
});
