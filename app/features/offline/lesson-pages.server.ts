import { LRUCache } from 'lru-cache';
import { type Actor, getActor } from '~/features/accounts/index.server';
import { getLesson } from '~/features/lessons/index.server';
import { maySeeFacilitatorNotes } from '~/features/lessons/policy';
import type { AroundUuid } from '~/platform/http/brotli-around.server';
import { type HeldBody, hashOfText, holdBody } from '~/platform/http/held-body.server';
import { savesData, withDataSaver } from '~/platform/http/saves-data.server';
import { readSessionCookie } from '~/platform/http/session-cookie.server';
import { noPage, scriptedPage } from '~/platform/security/headers.server';
import { parseLanguage } from '~/platform/i18n/language';
import { readContentStamp } from './content-stamp.server';
import { type Carried, layerHeaders, lessonPath } from './layer-headers';
import { getLessonStanding } from './lesson-standing.server';
import { contentOf, personalPartsOf, splitPage } from './page-layers';

/** A body to be sent, and what its answer says of it. */
export interface LayeredAnswer {
  body: HeldBody;
  carries: Carried;
  /** Undefined where the answer is kept by the service worker alone, which knows it by its content. */
  etag: string | undefined;
  headers: Record<string, string>;
  /** The kind of reader that it is for; undefined where everybody who asks in this way gets it. */
  reader: LessonReader | undefined;
}

/** Who gets the same page of a lesson. */
export interface LessonReader {
  lesson: { courseId: string; lessonId: string };
  state: 'todo' | 'done';
  seesNotes: boolean;
}

/** Makes the page of a request anew. */
export type RenderPage = (request: Request) => Promise<Response>;

/** A lesson's page as one kind of reader gets it, ready in its layers. */
interface LayeredPage {
  whole: HeldBody;
  article: HeldBody;
  parts: HeldBody;
  content: HeldBody;
  shellHash: string;
  lesson: LessonIds;
}

interface LessonIds {
  courseId: string;
  lessonId: string;
  revision: string;
}

type State = 'visitor' | 'todo' | 'done';

/** A page takes some 60 KB of memory. */
const mostPages = 600;

/** After how long, in milliseconds, it is asked again whether what pages rest on still holds; pages are answered meanwhile. */
const looksEvery = 500;

/** After how long without an answer nothing is served that rests on the last one. */
const trustsFor = 2_000;

const uuidOfForm = /(<input type="hidden" name="uuid" value=")[\da-f-]{36}(?=")/;

/**
 * The pages of lessons, rendered once for each kind of reader (visitor, learner who has still to do it, learner who has done it) and kept in
 * their three layers. Somebody who has written under a lesson's questions gets a page made for them alone.
 */
export class LessonPages {
  readonly #pages = new LRUCache<string, Promise<LayeredPage | undefined>>({ max: mostPages });
  readonly #lessons = new LRUCache<string, Promise<LessonIds | undefined>>({ max: mostPages });
  #stamp = '';
  #lookedAt = 0;
  #looking: Promise<void> | undefined;

  /** @param onChange called when pages that were answered no longer hold */
  constructor(private readonly onChange: () => void) {}

  /** Whether it is known that pages still hold; looks again where the last look is a while ago. */
  isFresh(): boolean {
    const age = Date.now() - this.#lookedAt;
    if (age < looksEvery) return true;
    // Who needs the answer waits for it and hears of its failure.
    if (age < trustsFor) this.#look().catch(() => undefined);
    return age < trustsFor;
  }

  /** @returns undefined where the page has to be made for this request alone */
  async answer(request: Request, render: RenderPage): Promise<LayeredAnswer | undefined> {
    const { pathname, search } = new URL(request.url);
    const wantsContent = search === '?part=content';
    if (request.method !== 'GET' || !lessonPath.test(pathname) || (search && !wantsContent)) return undefined;
    if (request.headers.get('Cache-Control') === 'no-cache') {
      // A look that has begun may have seen what was there before.
      await this.#looking?.catch(() => undefined);
      await this.#look();
    } else if (!this.isFresh()) await this.#look();
    if (wantsContent) {
      const page = await this.#pageOfVisitor(request, render, false);
      return page && contentAnswer(page);
    }
    const isSaving = savesData(request) && !(await this.#isOfPack(request, render));
    const actor = readSessionCookie(request) ? await getActor(request) : undefined;
    if (!actor) {
      const page = await this.#pageOfVisitor(request, render, isSaving);
      return page && pageAnswer(request, page, undefined);
    }
    const reader = await this.#readerOf(actor, pathname);
    const page = reader && (await this.#page(withDataSaver(request, isSaving), render, reader));
    return page && pageAnswer(request, page, reader);
  }

  /** Whether the phone has the lesson as its course's pack brings it, with its pictures: then nothing is saved by leaving them out. */
  async #isOfPack(request: Request, render: RenderPage): Promise<boolean> {
    const [, content, isPacked] = (request.headers.get(layerHeaders.has) ?? '').split(' ');
    if (isPacked !== 'true') return false;
    return (await this.#pageOfVisitor(request, render, false))?.content.hash === content;
  }

  #pageOfVisitor(request: Request, render: RenderPage, isSaving: boolean) {
    const asked = withDataSaver(withoutReader(request), isSaving);
    return this.#page(asked, render, { state: 'visitor', seesNotes: false });
  }

  async #readerOf(actor: Actor, pathname: string): Promise<LessonReader | undefined> {
    const lesson = await this.#lesson(pathname);
    const standing = lesson && (await getLessonStanding(actor.id, lesson));
    if (!standing || standing.hasWritten) return undefined;
    return { lesson, state: standing.isDone ? 'done' : 'todo', seesNotes: maySeeFacilitatorNotes(actor) };
  }

  #lesson(pathname: string) {
    return once(this.#lessons, pathname, async () => {
      const [, lang, course = '', module = '', lesson = ''] = lessonPath.exec(pathname) ?? [];
      const language = parseLanguage(lang);
      const found = language && (await getLesson({ course, module, lesson, language }));
      return found && { courseId: found.courseId, lessonId: found.place.lesson.id, revision: found.revision };
    });
  }

  #page(request: Request, render: RenderPage, { state, seesNotes }: { state: State; seesNotes: boolean }) {
    const key = `${new URL(request.url).pathname} ${state} ${seesNotes} ${savesData(request)}`;
    return once(this.#pages, key, async () => {
      const response = await render(request);
      const lesson = response.status === 200 ? await this.#lesson(new URL(request.url).pathname) : undefined;
      if (!lesson) return undefined;
      const html = await response.text();
      // Between the question and the page the person may have done the lesson, or written something.
      return stateShownBy(html) === state && !/<textarea[^>]*>[^<]/.test(html)
        ? holdPage(html, lesson)
        : undefined;
    });
  }

  /** Looks whether what pages rest on is still the same; all who ask at one time wait for one look. */
  async #look(): Promise<void> {
    this.#looking ??= (async () => {
      try {
        const began = Date.now();
        const stamp = await readContentStamp();
        if (stamp !== this.#stamp) {
          this.#pages.clear();
          this.#lessons.clear();
          this.onChange();
        }
        this.#stamp = stamp;
        this.#lookedAt = began;
      } finally {
        this.#looking = undefined;
      }
    })();
    await this.#looking;
  }
}

/** @returns what is kept under a key, made once for all who ask at a time; what can't be kept is made again the next time */
function once<Value extends object>(
  kept: LRUCache<string, Promise<Value | undefined>>,
  key: string,
  make: () => Promise<Value | undefined>,
): Promise<Value | undefined> {
  const found = kept.get(key);
  if (found) return found;
  const making = make();
  kept.set(key, making);
  const forget = () => {
    if (kept.get(key) === making) kept.delete(key);
  };
  making.then((value) => value ?? forget(), forget);
  return making;
}

/** The same request from nobody, with nothing of its own that a page for everybody could depend on. */
function withoutReader(request: Request): Request {
  const { origin, pathname } = new URL(request.url);
  return new Request(origin + pathname);
}

function holdPage(html: string, lesson: LessonIds): LayeredPage | undefined {
  const layers = splitPage(html);
  if (!layers) return undefined;
  const { shell, article } = layers;
  const hold = (text: string) => holdBody(aroundUuid(text));
  return {
    whole: hold(html),
    article: hold(article),
    parts: hold(personalPartsOf(article).join('')),
    content: hold(contentOf(article)),
    shellHash: hashOfText(shell).slice(0, 10),
    lesson,
  };
}

function aroundUuid(text: string): string | AroundUuid {
  const found = uuidOfForm.exec(text);
  if (!found) return text;
  const start = found.index + (found[1]?.length ?? 0);
  return { before: text.slice(0, start), after: text.slice(start + 36) };
}

function stateShownBy(html: string): State {
  const [part = ''] = personalPartsOf(html).filter((one) => one.includes(' id="done"'));
  if (part.includes('value="complete"')) return 'todo';
  return part.includes('class="done-mark"') ? 'done' : 'visitor';
}

const lessonHeader = ({ lesson: { lessonId, revision } }: LayeredPage) => ({
  [layerHeaders.lesson]: `${lessonId} ${revision}`,
});

function contentAnswer(page: LayeredPage): LayeredAnswer {
  return {
    body: page.content,
    carries: 'content',
    etag: `"${page.content.hash}"`,
    headers: {
      ...noPage,
      ...lessonHeader(page),
      'Cache-Control': 'public, no-cache',
      'Content-Type': 'text/html; charset=utf-8',
    },
    reader: undefined,
  };
}

/** The whole page, or of it what the phone says that it hasn't got yet. */
function pageAnswer(request: Request, page: LayeredPage, reader: LessonReader | undefined): LayeredAnswer {
  const [shell, content] = (request.headers.get(layerHeaders.has) ?? '').split(' ');
  const carries: Carried =
    shell !== page.shellHash ? 'lesson' : content !== page.content.hash ? 'article' : 'parts';
  const body = { lesson: page.whole, article: page.article, parts: page.parts }[carries];
  return {
    body,
    carries,
    etag: carries === 'lesson' ? `W/"${body.hash}"` : undefined,
    headers: {
      'Cache-Control': 'private, no-cache',
      'Content-Type': 'text/html; charset=utf-8',
      [layerHeaders.content]: page.content.hash,
      ...(carries === 'parts' ? {} : lessonHeader(page)),
      ...(carries === 'lesson' ? { ...scriptedPage, [layerHeaders.shell]: page.shellHash } : noPage),
    },
    reader,
  };
}
