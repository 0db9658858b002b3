/**
 * Milliseconds without an answer after which the network counts as silent. On 2G a first answer takes some nine seconds: the radio wakes up, five round
 * trips go to names, connection and request, and something gets lost on the way.
 */
export const longestSilence = 12_000;

/** Milliseconds that are waited for an answer where the last ones were waited for in vain, and the phone has something in its place. */
const longestAfterSilence = 2_000;

/** A cache with nothing in it is there while the network is silent: a worker that is ended while somebody reads forgets all else. */
const silence = 'tumia-silence';

/** @param isSilent whether an answer was waited for in vain, or has begun to come */
function noteSilence(isSilent: boolean): void {
  const noted: Promise<unknown> = isSilent ? caches.open(silence) : caches.delete(silence);
  noted.catch(() => undefined);
}

/**
 * Waits for what was asked, but not long where the network has been silent. It is still asked for: an answer that comes later ends the silence.
 * @throws where it is waited for no longer
 */
export async function notLong<Value>(asked: Promise<Value>): Promise<Value> {
  const isSilent = await caches.has(silence).catch(() => false);
  if (!isSilent) return asked;
  return Promise.race([asked, new Promise<never>((_, stop) => setTimeout(stop, longestAfterSilence))]);
}

/**
 * Asks the network, and gives up where nothing begins to come. An answer that has begun takes as long as it takes.
 * @param bytes that travel there first: a kilobyte a second is slow and alive
 * @throws where there is no network, or none that says anything
 */
export async function fetchInTime(
  asked: Request | string,
  options: RequestInit = {},
  bytes = 0,
): Promise<Response> {
  const stop = new AbortController();
  const timer = setTimeout(() => {
    noteSilence(true);
    stop.abort();
  }, longestSilence + bytes);
  try {
    const answer = await fetch(asked, { ...options, signal: stop.signal });
    noteSilence(false);
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

/** Reads an answer to its end, as long as something comes. @throws where it breaks off, or falls silent */
export async function textInTime({ body }: Response): Promise<string> {
  const reader = body!.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await orSilence(reader.read());
    text += decoder.decode(value, { stream: !done });
    if (done) return text;
  }
}

/** @throws where something takes longer than the longest silence */
function orSilence<Value>(asked: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      noteSilence(true);
      reject(new Error('silence'));
    }, longestSilence);
    asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
