import type { SendOutcome } from './gateway';

/** How long a provider may take to answer. */
export const answerWithinMs = 20_000;

export type GatewayAnswer =
  | { status: number; body: string }
  /** There is no answer to read; the outcome says whether the message can have been taken. */
  | Extract<SendOutcome, { outcome: 'again' | 'unknown' }>;

/** Failures before a single byte of the request was sent: finding the host, connecting, and agreeing on TLS. */
const beforeSending =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

/** Posts a message to a provider, on a connection of its own: one left open can break unseen, with the message half way. */
export async function postToGateway(
  url: string,
  headers: Record<string, string>,
  body: string,
  withinMs: number,
): Promise<GatewayAnswer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, Connection: 'close' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(withinMs),
    });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    const reason = reasonOf(error);
    return { outcome: beforeSending.test(reason) ? 'again' : 'unknown', reason };
  }
}

/** The innermost error's code, or its name: nothing of what was sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error.cause === undefined ? error.name : reasonOf(error.cause);
}

/** What an HTTP status that is no success says about the message. */
export function outcomeOfStatus(status: number): SendOutcome {
  const reason = `HTTP ${status}`;
  // A proxy in front of the provider gave up waiting: what stands behind it may have gone on.
  if (status === 502 || status === 504) return { outcome: 'unknown', reason };
  // Keys and accounts are put right by the operator, an overload passes.
  if ([401, 402, 403, 404, 408, 429].includes(status) || status >= 500) return { outcome: 'again', reason };
  return { outcome: 'refused', reason };
}

/** @returns the parsed text, or undefined where it is no JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
