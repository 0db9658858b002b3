import { createHash } from 'node:crypto';

/** By what a page and its forms name a session: a session's id, which is half of what opens it, never leaves the server. */
export const sessionHandle = (sessionId: string): string =>
  createHash('sha256').update(`handle of ${sessionId}`).digest('hex').slice(0, 24);
