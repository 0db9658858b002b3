import { setTimeout as pause } from 'node:timers/promises';

const INTERVAL_MS = 10;

/**
 * Looks again every few milliseconds until `look` gives a value.
 * @returns that value, or undefined when `timeoutMs` passed without one
 */
export async function pollUntil<Value>(
  look: () => Value | undefined | Promise<Value | undefined>,
  timeoutMs: number,
): Promise<Value | undefined> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await look();
    if (value !== undefined || performance.now() > deadline) return value;
    await pause(INTERVAL_MS);
  }
}
