import { setImmediate } from 'node:timers/promises';

/** How long a piece of work may keep all others waiting. */
const turnMs = 20;

/**
 * For work that takes long: `await giveWay()` in its loop lets other requests be answered whenever a turn is over, and costs next to
 * nothing in between.
 */
export function takeTurns(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < turnMs) return undefined;
    return setImmediate().then(() => {
      since = performance.now();
    });
  };
}
