import { lessonPath } from '../layer-headers';
import type { OutboxKind } from '../outbox';
import { keptLesson } from './kept-lesson';
import { fromPhone } from './without-network';

/** Work as it is sealed, in the form that `POST /sync` takes, but for its time. */
export interface PhoneWork extends Record<string, unknown> {
  uuid: string;
  kind: 'lesson' | 'practice' | 'attempt' | 'worksheet';
  /** What the list of the outbox calls it; not sealed with the rest. */
  shownAs: OutboxKind;
}

/** How forms of one kind are kept that don't arrive. */
interface WorkKind {
  /** Paths that such forms are sent to. */
  path: RegExp;
  /** Whether a form is work, and not something else that is sent to the same path. */
  isWork: (fields: FormData) => boolean;
  /** @returns what the form says, to be sealed; undefined where it can't be kept here */
  workIn: (url: URL, fields: FormData) => Promise<PhoneWork | undefined>;
  /** @returns the page that is shown once it is kept; undefined for one that says no more than that */
  pageAfter: (url: URL, work: PhoneWork) => Promise<Response | undefined>;
}

const lesson: WorkKind = {
  path: lessonPath,
  isWork: (fields) => fields.get('intent') === 'complete',
  async workIn({ pathname }, fields) {
    const { content } = await keptLesson(pathname);
    if (!content?.lesson) return undefined;
    const [id, revision] = content.lesson.split(' ');
    return { uuid: fields.get('uuid') as string, kind: 'lesson', shownAs: 'lesson', lesson: id, revision };
  },
  pageAfter: (url) => fromPhone(url, true),
};

/** Every kind of work that can wait on the phone. */
export const workKinds: WorkKind[] = [lesson];
