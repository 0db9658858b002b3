import { lessonPath } from '../layer-headers';
import type { Scope } from './worker-scope';
import { keptLesson } from './kept-lesson';
import { outboxStore } from './outbox-store';
import { sealWork } from './seal-work';
import { tellPages } from './send-outbox';
import { fromPhone, notKept } from './without-network';
import { keysOfTurn } from './whose-turn';

/** Whether it is work that can wait on the phone: somebody says that they have done a lesson. */
export const isLessonForm = ({ method, mode }: Request, { pathname }: URL): boolean =>
  method === 'POST' && mode === 'navigate' && lessonPath.test(pathname);

/**
 * Sends a form of a lesson. Where it doesn't arrive and says that the lesson is done, it is kept to be sent later; where it can't be kept either, the
 * page says so.
 */
export async function sendOrKeep(request: Request, url: URL): Promise<Response> {
  const form = request.clone().formData();
  const answer = await fetch(request).catch(() => undefined);
  // Of a form that has arrived the server leads elsewhere, or says what is wrong with it; a portal answers with 200.
  const hasArrived =
    answer && (answer.type === 'opaqueredirect' || (answer.status >= 300 && answer.status < 500));
  const fields = hasArrived ? undefined : await form;
  if (fields?.get('intent') !== 'complete') return answer ?? Response.error();
  const isKept = await keepDone(url, fields.get('uuid') as string).catch(() => false);
  return (isKept ? await fromPhone(url, true) : undefined) ?? notKept(url, isKept);
}

/** @returns whether it is in the outbox */
async function keepDone({ pathname }: URL, uuid: string): Promise<boolean> {
  const [keys, { content }] = await Promise.all([keysOfTurn(), keptLesson(pathname)]);
  if (!keys || !content?.lesson) return false;
  const [lesson, revision] = content.lesson.split(' ');
  const at = new Date().toISOString();
  const work = { uuid, at, kind: 'lesson', lesson, revision } as const;
  const sealed = await sealWork(work, keys.signing, keys.sealing);
  await (await outboxStore()).put('entries', { uuid, at, kind: 'lesson', sealed });
  await tellPages();
  await (self as unknown as Scope).registration.sync?.register('outbox').catch(() => undefined);
  return true;
}
