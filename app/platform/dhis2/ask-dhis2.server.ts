import type { Dhis2Settings } from './dhis2-settings.server';

/** How long DHIS2 may take: analytics of a year take seconds on a busy server. */
const answerWithinMs = 30_000;
/** Far above what a form can hold. */
const mostBytes = 4 * 1024 * 1024;

/** Why there are no figures; `worksheets:dhis2.pullFault` says it in words. */
export type PullFault =
  | 'login'
  | 'notAllowed'
  | 'address'
  | 'refused'
  | 'broken'
  | 'redirected'
  | 'slow'
  | 'unreachable'
  | 'tooLarge';

export type PullAnswer =
  | { ok: true; bytes: Uint8Array }
  /** `message` is DHIS2's own, of a question that it can't answer. */
  | { ok: false; fault: PullFault; message?: string };

const faultOfStatus = (status: number): PullFault => {
  if (status === 401) return 'login';
  if (status === 403) return 'notAllowed';
  if (status === 404) return 'address';
  if (status === 400 || status === 409) return 'refused';
  return status >= 300 && status < 400 ? 'redirected' : 'broken';
};

/**
 * Asks DHIS2 for figures. Requests go to the configured address alone: it is put together from identifiers, and a redirection isn't followed, so that the
 * token goes nowhere else. It never throws for what DHIS2 or the network does, and nothing that it gives holds the token.
 * @param path below `/api/`, with its query
 */
export async function askDhis2(
  { url, token }: Dhis2Settings,
  path: string,
  withinMs = answerWithinMs,
): Promise<PullAnswer> {
  try {
    const response = await fetch(`${url}/api/${path}`, {
      headers: { Authorization: `ApiToken ${token}`, Accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(withinMs),
    });
    const bytes = await readUpTo(response, mostBytes);
    if (!bytes) return { ok: false, fault: 'tooLarge' };
    if (response.status === 200) return { ok: true, bytes };
    const fault = faultOfStatus(response.status);
    const message = fault === 'refused' ? messageIn(bytes) : undefined;
    return { ok: false, fault, ...(message === undefined ? {} : { message }) };
  } catch (error) {
    const isSlow = error instanceof Error && error.name === 'TimeoutError';
    return { ok: false, fault: isSlow ? 'slow' : 'unreachable' };
  }
}

async function readUpTo(response: Response, most: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > most) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

/** What DHIS2 says of a question that it refuses, such as an identifier that it doesn't know. */
function messageIn(bytes: Uint8Array): string | undefined {
  try {
    const { message } = JSON.parse(new TextDecoder().decode(bytes)) as { message?: unknown };
    return typeof message === 'string' ? message.slice(0, 200) : undefined;
  } catch {
    return undefined;
  }
}
