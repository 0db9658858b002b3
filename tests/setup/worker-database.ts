import { inject } from 'vitest';
import { cloneTemplate, type ClonedDatabase } from './clone-template';

/** Gives a test file a database of its own; it calls `drop()` at its end. */
export function createWorkerDatabase(): Promise<ClonedDatabase> {
  return cloneTemplate({ adminUrl: inject('adminUrl'), templateName: inject('templateName') });
}
