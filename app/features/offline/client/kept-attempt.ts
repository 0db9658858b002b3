import { attemptPath, layerHeaders } from '../layer-headers';
import { keptNames } from '../kept-names';
import type { Received } from '../outbox';
import { splitPage } from '../page-layers';
import { textInTime } from './fetch-in-time';
import { type Answers, fillForm, openQuestions } from './fill-form';
import { keep, withRoom } from './keep';
import { keepList } from './keep-list';
import { keptAnswer, keptLesson } from './kept-lesson';
import { outboxStore } from './outbox-store';
import { noteTurn, openOwn, sealToOwn } from './whose-turn';
import { wordsAt } from './worker-scope';

/** What was answered on this phone and may not have arrived. */
export interface Draft {
  answers: Answers;
  /** The last entry of the outbox that holds it; empty where the server has it. */
  uuid: string;
  isHandedIn: boolean;
  /** Whether it was to be handed in while some questions were open. */
  isAsked: boolean;
}

const idIn = (pathname: string) => pathname.split('/')[3] ?? '';

/** Passes the page of an attempt on, with the answers that wait on this phone, and keeps it sealed to its learner. One that is over is forgotten. */
export async function takeAttempt(
  answer: Response,
  { pathname }: URL,
  later: (work: Promise<unknown>) => void,
): Promise<Response> {
  const carries = answer.headers.get(layerHeaders.carries);
  if (carries === 'personal') later(forgetAttempt(pathname));
  if (carries !== 'attempt') return answer;
  const html = await textInTime(answer);
  const layers = splitPage(html);
  if (!layers) throw new TypeError('half a page');
  const { article, shell } = layers;
  later(keepAttempt(pathname, article, answer.headers).then(() => keepList(pathname)));
  const { headers } = answer;
  if (!(await keptLesson(pathname)).shell)
    later(keep(keptNames.shell, pathname.slice(0, 3), keptAnswer(shell, headers)));
  const waiting = await waitingDraft(pathname).catch(() => undefined);
  const shown = waiting ? html.replace(article, () => withWork(article, waiting, pathname)) : html;
  return keptAnswer(shown, headers);
}

async function keepAttempt(path: string, article: string, headers: Headers): Promise<void> {
  await noteTurn(headers);
  const own = await sealToOwn(article);
  const [, quiz = '', module = ''] = /<a href="([^"]*)">([^<]*)/.exec(article) ?? [];
  const [, heading = ''] = /<h1>([^<]*)/.exec(article) ?? [];
  const title = `${module}: ${heading}`;
  const savedAt = headers.get('Date') ?? '';
  if (own) await (await outboxStore()).put('attempts', { ...own, path, quiz, title, savedAt });
}

/** @returns answers that the server hasn't got; those that it has are forgotten */
async function waitingDraft(pathname: string): Promise<Draft | undefined> {
  const store = await outboxStore();
  const draft = await draftAt(pathname);
  if (!draft || (await store.get('entries', draft.uuid))) return draft;
  await store.delete('drafts', idIn(pathname));
}

async function forgetAttempt(pathname: string): Promise<void> {
  const store = await outboxStore();
  for (const language of ['sw', 'en']) await store.delete('attempts', `/${language}${pathname.slice(3)}`);
  await store.delete('drafts', idIn(pathname));
}

/** @returns what was answered without network; undefined where nothing was, or where it is somebody else's turn */
export const draftAt = async (pathname: string): Promise<Draft | undefined> =>
  openOwn<Draft>(await (await outboxStore()).get('drafts', idIn(pathname)));

/** Keeps answers so that their learner can go on with them. */
export async function keepDraft(pathname: string, draft: Draft): Promise<void> {
  const own = await sealToOwn(draft);
  if (own) await withRoom(async () => (await outboxStore()).put('drafts', own, idIn(pathname)));
}

/** @returns what is kept of an attempt's page; undefined where nothing is, or where it is somebody else's turn */
export const keptAttempt = async (pathname: string): Promise<string | undefined> =>
  attemptPath.test(pathname)
    ? openOwn<string>(await (await outboxStore()).get('attempts', pathname))
    : undefined;

/** @returns an attempt as it stands on this phone, and when it came */
export async function attemptFromPhone(
  pathname: string,
): Promise<{ article: string; savedAt: string } | undefined> {
  const article = await keptAttempt(pathname);
  if (article === undefined) return undefined;
  const store = await outboxStore();
  const { savedAt = '' } = (await store.get('attempts', pathname)) ?? {};
  const draft = await draftAt(pathname);
  if (!draft) return { article, savedAt };
  const receipt = await store.get('receipts', draft.uuid);
  return { article: withWork(article, draft, pathname, receipt), savedAt };
}

/** An attempt with what was done of it on this phone: its answers, or in the place of all its questions that it was handed in. */
function withWork(article: string, draft: Draft, pathname: string, receipt?: Received): string {
  const spoken = wordsAt(pathname)!;
  if (!draft.isHandedIn || receipt?.outcome === 'saved')
    return withDraft(article, draft, pathname, receipt && spoken.stillOpen);
  const told = receipt ? spoken.handedInReceived.replace('{code}', receipt.code) : spoken.handedIn;
  return article.replace(/<form[^]*<\/form>/, () => noticeOf('good', told));
}

/** @param told what is said of it, where it isn't that it waits */
function withDraft(article: string, draft: Draft, pathname: string, told?: string): string {
  const { answers, isAsked } = draft;
  const spoken = wordsAt(pathname)!;
  let notices = draft.uuid && noticeOf(told ? 'bad' : 'good', told ?? spoken.answersKept);
  let filled = fillForm(article, answers).replace(/(<div class="deeds">)<p class="meta">[^<]*<\/p>/, '$1');
  const open = openQuestions(article, answers);
  if (isAsked && open.length > 0) {
    notices += noticeOf('bad', spoken.unanswered.replace('{list}', open.join(', ')));
    notices += '<input type="hidden" name="unanswered" value="accept">';
    filled = filled.replace(/( value="submit">)[^<]*/, (_, start: string) => start + spoken.submitAnyway);
  }
  return filled.replace(/<form[^>]*>/, (start) => start + notices);
}

const noticeOf = (kind: 'good' | 'bad', text: string) =>
  `<p class="notice ${kind}" role="status">${text}</p>`;

/** @returns the attempts that can be gone on with without network: those of the person whose turn it is */
export async function ownAttempts(): Promise<{ path: string; title: string; quiz: string }[]> {
  const kept = await (await outboxStore()).getAll('attempts');
  const opened = await Promise.all(kept.map(openOwn));
  return kept.filter((_, index) => opened[index] !== undefined);
}
