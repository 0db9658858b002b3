import autocannon from 'autocannon';
import { percentile } from './statistics';

export interface Asked {
  url: string;
  headers: Record<string, string>;
  /** The status that every answer must have. */
  status: number;
}

export interface LoadFigures {
  requestsPerSecond: number;
  /** Milliseconds from a request's first byte to its answer's last, half of them and all but a hundredth below. */
  p50: number;
  p99: number;
}

/**
 * Asks for one page over and over, each connection waiting for its answer before it asks again.
 * @throws where a request fails or is answered with another status
 */
export function load(
  { url, headers, status }: Asked,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<LoadFigures> {
  return new Promise((resolve, reject) => {
    const milliseconds: number[] = [];
    const others = new Set<number>();
    let began = performance.now();
    let ended = began;
    const run = autocannon(
      { url, headers, connections, duration: seconds },
      (fault: Error | null, result) => {
        if (fault) return reject(fault);
        if (result.errors > 0 || others.size > 0 || milliseconds.length === 0) {
          const statuses = [...others].join(', ') || 'none';
          return reject(new Error(`${url}: ${result.errors} requests failed; other statuses: ${statuses}`));
        }
        milliseconds.sort((a, b) => a - b);
        resolve({
          requestsPerSecond: (1000 * milliseconds.length) / (ended - began),
          p50: percentile(milliseconds, 0.5),
          p99: percentile(milliseconds, 0.99),
        });
      },
    );
    run.on('start', () => (began = performance.now()));
    // autocannon's own latencies are whole milliseconds, too coarse for a bare server.
    run.on('response', (_client, answered, _bytes, taken) => {
      ended = performance.now();
      milliseconds.push(taken);
      if (answered !== status) others.add(answered);
    });
  });
}
