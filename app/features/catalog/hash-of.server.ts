import { createHash } from 'node:crypto';
import type { CourseManifest } from '~db/schema/catalog';

/** @returns the content hash of a value whose keys always stand in one order */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** What a course's revision is known by. */
export const revisionHashOf = (manifest: CourseManifest): string => hashOf(manifest);
