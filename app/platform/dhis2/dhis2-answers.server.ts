/** Why DHIS2 gave no answer that can be used; `worksheets:dhis2.pullFault` says it in words. */
export type Dhis2Fault =
  | 'login'
  | 'notAllowed'
  | 'address'
  | 'refused'
  | 'broken'
  | 'redirected'
  | 'slow'
  | 'unreachable'
  | 'tooLarge';

export const faultOfStatus = (status: number): Dhis2Fault => {
  if (status === 401) return 'login';
  if (status === 403) return 'notAllowed';
  if (status === 404) return 'address';
  if (status === 400 || status === 409) return 'refused';
  return status >= 300 && status < 400 ? 'redirected' : 'broken';
};

export const faultOfError = (error: unknown): Dhis2Fault =>
  error instanceof Error && error.name === 'TimeoutError' ? 'slow' : 'unreachable';

/** @returns the body of an answer, or undefined where it is longer than `most` bytes */
export async function readUpTo(response: Response, most: number): Promise<Uint8Array | undefined> {
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
