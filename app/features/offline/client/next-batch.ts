import { outboxLimits } from '../outbox';

/**
 * Takes from the front of some entries as many as go in one sending, at least one: few enough that each sending gets through on a slow link, and that its receipts
 * are there when the next one breaks.
 */
export function nextBatch<Entry extends { sealed: string }>(entries: Entry[]): Entry[] {
  let characters = 0;
  let count = 0;
  for (const { sealed } of entries.slice(0, outboxLimits.entries)) {
    characters += sealed.length;
    if (count > 0 && characters > outboxLimits.characters) break;
    count++;
  }
  return entries.splice(0, count);
}
