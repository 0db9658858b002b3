import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from './child';

const intervalMs = 20;
const answerLimitMs = 5_000;
const limitMs = 180_000;

/**
 * Asks `/readyz` until it answers 200.
 * @throws with what the server said, where it ends before or isn't ready after three minutes
 */
export async function waitUntilReady(origin: string, server: Child): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await isReady(origin))) {
    if (server.hasEnded() || performance.now() > deadline) {
      throw new Error(`Tumia did not get ready:\n${server.output()}`);
    }
    await pause(intervalMs);
  }
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(answerLimitMs) });
    await answer.text();
    return answer.ok;
  } catch {
    return false;
  }
}
