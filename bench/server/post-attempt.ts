import { type Exchange, exchange } from '../visit/exchange';
import type { Learner } from './make-learners';

/** Posts the form of a learner's attempt as a browser does. */
export function postAttempt(
  origin: string,
  { cookie, attemptId }: Learner,
  fields: [string, string][],
): Promise<Exchange> {
  const body = new URLSearchParams(fields).toString();
  return exchange(`${origin}/sw/attempts/${attemptId}`, {
    method: 'POST',
    body,
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(Buffer.byteLength(body)),
      Cookie: cookie,
      Origin: origin,
    },
  });
}
