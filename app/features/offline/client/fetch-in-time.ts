/**
 * Milliseconds without an answer after which the network counts as silent. On 2G a first answer takes some nine seconds: the radio wakes up, five round
 * trips go to names, connection and request, and something gets lost on the way.
 */
const longestSilence = 12_000;

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
  const timer = setTimeout(() => stop.abort(), longestSilence + bytes);
  try {
    return await fetch(asked, { ...options, signal: stop.signal });
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
    const timer = setTimeout(reject, longestSilence);
    asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
