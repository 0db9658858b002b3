import { pino } from 'pino';
import { describeFailure, placesOf } from './describe-failure.server';

/** One JSON line per event on standard error. Lines carry opaque ids, never names, phone numbers or answers. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL || 'info',
    base: null,
    serializers: {
      err: (error: unknown) => ({ failure: describeFailure(error), places: placesOf(error) }),
    },
  },
  pino.destination({ dest: 2, sync: true }),
);
