import { keptNames } from '../kept-names';
import { attemptPath, layerHeaders, lessonPath } from '../layer-headers';
import type { OutboxKind } from '../outbox';
import { type Answers, answersIn, openQuestions } from './fill-form';
import { draftAt, keepDraft, keptAttempt } from './kept-attempt';
import { keptLesson } from './kept-lesson';
import { newUuid } from './new-uuid';
import { outboxStore } from './outbox-store';
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
  /** Whether the server has no page for such a form, so that it is kept and sent with the outbox, network or not. */
  isForOutbox?: true;
  /** Whether a form is work, and not something else that is sent to the same path. */
  isWork: (fields: FormData) => boolean;
  /** @returns what the form says, to be sealed; undefined where it can't be kept here */
  workIn: (url: URL, fields: FormData) => Promise<PhoneWork | undefined>;
  /** What the phone remembers of a form that has arrived, should the page after it not arrive. */
  whenArrived?: (url: URL, fields: FormData, answer: Response) => Promise<void>;
  /** @returns the page that is shown once it is kept; undefined for one that says no more than that */
  pageAfter: (url: URL, work: PhoneWork, fields: FormData) => Promise<Response | undefined>;
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

/** Answers to a graded quiz. It is handed in once its learner knows which questions are open; what isn't kept here can't tell them. */
const attempt: WorkKind = {
  path: attemptPath,
  isWork: (fields) => /^(save|submit)$/.test(fields.get('intent') as string),
  async workIn({ pathname }, fields) {
    const [page, draft] = await Promise.all([keptAttempt(pathname), draftAt(pathname)]);
    const responses = { ...draft?.answers, ...answersIn(fields) };
    const isAccepted = fields.has('unanswered') || (page && openQuestions(page, responses).length === 0);
    const intent = fields.get('intent') === 'submit' && page && isAccepted ? 'submit' : 'save';
    return {
      uuid: await unusedUuid(fields.get('uuid') as string),
      kind: 'attempt',
      shownAs: intent === 'submit' ? 'submission' : 'answers',
      attempt: pathname.split('/')[3],
      intent,
      responses,
    };
  },
  async whenArrived({ pathname }, fields, { status }) {
    // Of a session that has ended nothing was taken.
    if (status === 401 || status === 429) return;
    const answers = { ...(await draftAt(pathname))?.answers, ...answersIn(fields) };
    await keepDraft(pathname, { answers, uuid: '', isHandedIn: false, isAsked: false });
  },
  async pageAfter(url, { uuid, intent, responses }, fields) {
    const isHandedIn = intent === 'submit';
    const isAsked = !isHandedIn && fields.get('intent') === 'submit';
    const draft = { answers: responses as Answers, uuid, isHandedIn, isAsked };
    await keepDraft(url.pathname, draft).catch(() => undefined);
    return fromPhone(url);
  },
};

/** Practice from a pack, whose answers lie in the page: that it was done is all that there is to tell. */
const practice: WorkKind = {
  path: /^\/(sw|en)\/courses\/[a-z0-9-]+\/[a-z0-9-]+\/practice$/,
  isForOutbox: true,
  isWork: (fields) => fields.get('intent') === 'practised',
  async workIn({ pathname }, fields) {
    const page = await (await caches.open(keptNames.pages)).match(pathname);
    const [quiz, revision] = page?.headers.get(layerHeaders.lesson)?.split(' ') ?? [];
    if (!page || !quiz) return undefined;
    const html = await page.text();
    const asked = html.split('<fieldset').length - 1;
    const answered = asked - openQuestions(html, answersIn(fields)).length;
    return { uuid: newUuid(), kind: 'practice', shownAs: 'practice', quiz, revision, answered };
  },
  pageAfter: () => Promise.resolve(undefined),
};

/** Figures of a period that are to be saved; what is in their boxes the server reads. */
const worksheet: WorkKind = {
  path: /^\/(sw|en)\/toolkits\/[a-z0-9-]+\/[a-z0-9-]+$/,
  isWork: (fields) => fields.has('save'),
  async workIn({ pathname }, fields) {
    const [, , , toolkit, name] = pathname.split('/');
    const cells = [...fields].filter(([box, text]) => text && !/^(save\b|part$|pasted$|file$)/.test(box));
    return {
      uuid: await unusedUuid(fields.get('save') as string),
      kind: 'worksheet',
      shownAs: 'worksheet',
      toolkit,
      worksheet: name,
      part: fields.get('part'),
      period: fields.get('save.period'),
      isForFacility: fields.has('save.facility'),
      fields: Object.fromEntries(cells),
    };
  },
  pageAfter: () => Promise.resolve(undefined),
};

/** A page that is kept has one UUID for all that is sent from it, so that the second sending gets another. */
async function unusedUuid(uuid: string): Promise<string> {
  const store = await outboxStore();
  return (await store.get('entries', uuid)) || (await store.get('receipts', uuid)) ? newUuid() : uuid;
}

/** Every kind of work that can wait on the phone. */
export const workKinds: WorkKind[] = [lesson, attempt, practice, worksheet];
