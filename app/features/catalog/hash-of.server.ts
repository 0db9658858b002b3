import { createHash } from 'node:crypto';

/** @returns the content hash of a value whose keys always stand in one order */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
