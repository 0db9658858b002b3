import { pino } from 'pino';

/** One JSON line per event on standard error. Lines carry opaque ids, never names, phone numbers or answers. */
export const log = pino(
  { level: process.env.LOG_LEVEL || 'info', base: null },
  pino.destination({ dest: 2, sync: true }),
);
