import type { OutboxMessage, QuizWords, TakenQuiz } from '../outbox';
import { countBytes } from './count-bytes';
import { longestSilence } from './fetch-in-time';
import { newUuid } from './new-uuid';

const section = document.querySelector<HTMLElement>('[data-take-quizzes]');
if (section && 'serviceWorker' in navigator) void offerQuizzes(section);

/** Offers each quiz that isn't on the phone yet; once there is a worker, since it is the worker that keeps them. */
async function offerQuizzes(section: HTMLElement): Promise<void> {
  const words = JSON.parse(section.dataset.words!) as QuizWords;
  const { active } = await navigator.serviceWorker.ready;
  const places = Array.from(section.querySelectorAll<HTMLElement>('[data-quiz]'));
  const said = section.querySelector<HTMLElement>('[role=status]')!;
  show(await askWorker(''));
  section.hidden = false;

  /** @param attempt address of a page to be kept, if any */
  function askWorker(attempt: string): Promise<TakenQuiz[]> {
    const { port1, port2 } = new MessageChannel();
    const message: OutboxMessage = { take: attempt };
    return new Promise((resolve) => {
      port1.onmessage = ({ data }: MessageEvent<TakenQuiz[]>) => resolve(data);
      active!.postMessage(message, [port2]);
    });
  }

  function show(taken: TakenQuiz[]): void {
    for (const place of places) {
      const kept = taken.find(({ quiz }) => quiz === place.dataset.quiz);
      if (kept) {
        const link = document.createElement('a');
        link.href = kept.path;
        link.textContent = words.taken;
        place.replaceChildren(link);
      } else if (!place.firstChild) {
        const button = document.createElement('button');
        button.className = 'quiet';
        button.textContent = words.take;
        button.setAttribute('aria-label', `${words.take}: ${place.previousElementSibling!.textContent}`);
        button.onclick = () => void take(place, button);
        place.replaceChildren(button);
      }
    }
  }

  async function take(place: HTMLElement, button: HTMLElement): Promise<void> {
    said.textContent = '';
    place.textContent = words.taking;
    const [attempt, fault] = await reserve(place.dataset).catch(() => ['', words.cut] as const);
    if (attempt) show(await askWorker(attempt));
    if (place.querySelector('a')) return;
    said.textContent = fault;
    place.replaceChildren(button);
  }

  /**
   * @returns the address of the attempt's page and what to say where that doesn't come; an empty address where the server gives none
   * @throws without network, or where another than the server answers
   */
  async function reserve({ module }: DOMStringMap): Promise<readonly [attempt: string, fault: string]> {
    const language = document.documentElement.lang.slice(0, 2);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), longestSilence);
    const answer = await fetch('/sync/attempts', {
      signal: stop.signal,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ uuid: newUuid(), course: section.dataset.takeQuizzes, module, language }),
    });
    const { id, refused } = (await answer.json()) as { id?: string; refused?: string };
    await countBytes();
    if (id) return [`${location.origin}/${language}/attempts/${id}`, words.cut];
    return ['', refused === 'signIn' ? words.signIn : words.refused];
  }
}
