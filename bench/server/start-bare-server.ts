import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { CleanUp } from '../clean-up';
import type { Exchange } from '../visit/exchange';

export interface BareAnswer {
  path: string;
  status: number;
  /** Names and values in turn. */
  headers: string[];
  /** Base64. */
  body: string;
}

/** What Node's server writes by itself. */
const writtenByNode = ['date', 'connection', 'keep-alive'];

/**
 * Starts a server of `node:http` alone, in a process of its own, that sends what Tumia has sent, byte for byte.
 * @param exchanges by the path that answers with each
 * @returns its origin
 */
export async function startBareServer(exchanges: Map<string, Exchange>, cleanUp: CleanUp): Promise<string> {
  const answers = [...exchanges].map(([path, exchange]): BareAnswer => {
    const headers = exchange.headers.filter(([name]) => !writtenByNode.includes(name.toLowerCase()));
    return { path, status: exchange.status, headers: headers.flat(), body: exchange.body.toString('base64') };
  });
  const child = fork(fileURLToPath(new URL('./bare-server-process.ts', import.meta.url)));
  cleanUp.add(() => void child.kill());
  child.send(answers);
  const [port] = (await once(child, 'message')) as [number];
  return `http://localhost:${port}`;
}
