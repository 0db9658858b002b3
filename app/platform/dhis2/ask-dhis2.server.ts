import { type Dhis2Fault, faultOfError, faultOfStatus, readUpTo } from './dhis2-answers.server';
import type { Dhis2Settings } from './dhis2-settings.server';

/** How long DHIS2 may take: analytics of a year take seconds on a busy server. */
const answerWithinMs = 30_000;
/** Far above what a form can hold. */
const mostBytes = 4 * 1024 * 1024;

export type PullAnswer =
  | { ok: true; bytes: Uint8Array }
  /** `message` is DHIS2's own, of a question that it can't answer. */
  | { ok: false; fault: Dhis2Fault; message?: string };

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
    return { ok: false, fault: faultOfError(error) };
  }
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
