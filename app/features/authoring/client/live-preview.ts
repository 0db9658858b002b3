import type { TypedPreview } from '../present-preview';
import type { TypedLesson } from '../lesson-schemas';

/** Milliseconds without a keystroke before the server is asked. */
const waitMs = 300;

/**
 * Asks how the texts look, once typing has paused; the newest answer wins.
 * @returns to be called with each change
 */
export function livePreview(options: {
  address: string;
  read: () => TypedLesson;
  show: (preview: TypedPreview) => void;
  /** What is shown is older than what is typed. */
  onWait: () => void;
}): () => void {
  let timer = 0;
  let question: AbortController | undefined;

  async function ask(): Promise<void> {
    question?.abort();
    const own = (question = new AbortController());
    const answer = await fetch(options.address, {
      method: 'POST',
      redirect: 'manual',
      signal: own.signal,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(options.read()),
    });
    if (!answer.ok || own.signal.aborted) return;
    const preview = (await answer.json()) as TypedPreview;
    if (!own.signal.aborted) options.show(preview);
  }

  return () => {
    options.onWait();
    clearTimeout(timer);
    // A question that fails is asked again with the next keystroke.
    timer = window.setTimeout(() => void ask().catch(() => undefined), waitMs);
  };
}
