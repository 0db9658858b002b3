import type { IncomingMessage, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { maySeeFacilitatorNotes } from '~/features/lessons/policy';
import type { HeldBody } from '~/platform/http/held-body.server';
import { type Asked, readyKey, withoutBody } from '~/platform/http/ready-answers.server';
import { sessionCookieIn } from '~/platform/http/session-cookie.server';
import { layerHeaders, lessonPath } from './layer-headers';
import type { LessonReader } from './lesson-pages.server';
import { getLessonStandingBySession } from './lesson-standing.server';
import { sessionTag } from './phone-tags.server';

/** An answer that is the same for each reader of its kind, but for the UUID in its body and the header that names the session. */
interface LearnerAnswer {
  headers: Record<string, string>;
  body: HeldBody;
}

interface LessonAnswers {
  courseId: string;
  lessonId: string;
  /** By the kind of reader. */
  ofKind: Map<string, LearnerAnswer>;
}

const mostAddresses = 2_000;

/**
 * Pages of lessons for whoever is signed in, from memory to the socket. All that is asked of the database is who the session lets in and
 * what their page says of them: one statement, at each request. Where its answer is another than a page that is ready, or where something
 * has to be written, the request goes the way of all others.
 */
export class LearnerAnswers {
  readonly #lessons = new LRUCache<string, LessonAnswers>({ max: mostAddresses });

  /** @param isFresh whether what the answers rest on was looked at just now */
  constructor(private readonly isFresh: () => boolean) {}

  clear(): void {
    this.#lessons.clear();
  }

  keep(asked: Asked, { lesson, ...kind }: LessonReader, answer: LearnerAnswer): void {
    const { key } = keyOf(asked) ?? {};
    if (key === undefined) return;
    const kept = this.#lessons.get(key) ?? { ...lesson, ofKind: new Map<string, LearnerAnswer>() };
    kept.ofKind.set(nameOf(kind), answer);
    this.#lessons.set(key, kept);
  }

  /** @param otherwise answers in the way of all others, now or later @returns whether this has taken the request over */
  answer(asked: Asked, incoming: IncomingMessage, outgoing: ServerResponse, otherwise: () => void): boolean {
    if (this.#lessons.size === 0) return false;
    const { key, secret } = keyOf(asked) ?? {};
    const kept = key === undefined ? undefined : this.#lessons.get(key);
    if (!kept || secret === undefined || !this.isFresh()) return false;
    void send(kept, secret, incoming, outgoing).then(
      (isSent) => isSent || otherwise(),
      // What has failed here fails there too, and is told as pages tell it.
      otherwise,
    );
    return true;
  }
}

async function send(
  lesson: LessonAnswers,
  secret: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<boolean> {
  const standing = await getLessonStandingBySession(secret, lesson);
  if (!standing || standing.hasWritten) return false;
  const state = standing.isDone ? 'done' : 'todo';
  const answer = lesson.ofKind.get(nameOf({ state, seesNotes: maySeeFacilitatorNotes(standing) }));
  if (!answer) return false;
  const headers = { ...answer.headers, [layerHeaders.session.toLowerCase()]: sessionTag(secret) };
  if (headers.etag !== undefined && incoming.headers['if-none-match'] === headers.etag) {
    outgoing.writeHead(304, withoutBody(headers)).end();
  } else {
    const body = await answer.body.inEncoding('br');
    outgoing.writeHead(200, headers).end(body);
  }
  return true;
}

const nameOf = ({ state, seesNotes }: Omit<LessonReader, 'lesson'>) => `${state} ${seesNotes}`;

/** Headers by which phones ask for another form of the page. */
const ways = ['save-data', 'ect', layerHeaders.has.toLowerCase()];
const fewSigns = /^[\w -]{0,48}$/;

/** @returns what the answers to a request are kept under, and whose it is; undefined where they depend on more than can be seen here */
function keyOf({ header, ...asked }: Asked): { key: string; secret: string } | undefined {
  if (!lessonPath.test(asked.address ?? '')) return undefined;
  const cookie = header('cookie') ?? '';
  const session = sessionCookieIn(cookie);
  // On a phone that others use too each page moves the session's end.
  if (!session || session.isShared) return undefined;
  const others = cookie
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== session.secret)
    .join('; ');
  const how = ways.map((name) => header(name) ?? '');
  if (!how.every((value) => fewSigns.test(value))) return undefined;
  const key = readyKey({
    ...asked,
    header: (name) => (name === 'cookie' ? others : ways.includes(name) ? undefined : header(name)),
  });
  return key === undefined ? undefined : { key: [key, ...how].join('|'), secret: session.secret };
}
