/** Headers by which the server and the service worker speak about layers. No portal on the way sends them. */
export const layerHeaders = {
  /** Asked with: `<shell>`, or `<shell> <content> <packed>`, what the phone has already, and `true` where the content belongs to a pack. */
  has: 'Tumia-Has',
  /** What the body is: see {@link Carried}. Only answers of ours carry it. */
  carries: 'Tumia-Carries',
  /** Hash of the shell that the page is in. */
  shell: 'Tumia-Shell',
  /** Hash of the page's content layer, as the ETag of its own address. */
  content: 'Tumia-Content',
  /** Which lesson or practice the content is, as `<id> <revision>`: what a phone writes down when it is done without network. */
  lesson: 'Tumia-Lesson',
  /** Another one for each session, and none where there is none: by it a phone sees that it may be somebody else's turn. */
  session: 'Tumia-Session',
  /** Asked with by a worker that sends a form; only an answer of ours has it, and says in it where it leads, if anywhere. */
  arrived: 'Tumia-Arrived',
} as const;

/**
 * `public`: a whole page without anything personal; `personal`: a page to be kept by nobody; `lesson`: a whole page of a lesson;
 * `article`: a lesson without its shell; `parts`: the personal parts of a lesson alone; `content`: the content layer;
 * `attempt`: a graded quiz that may be taken without network, kept for its learner alone;
 * `pack`: what a course consists of for a phone that takes it along.
 */
export type Carried = 'public' | 'personal' | 'lesson' | 'article' | 'parts' | 'content' | 'attempt' | 'pack';

/** Paths of lessons; quizzes and practice have addresses of the same form. */
export const lessonPath =
  /^\/(sw|en)\/courses\/([a-z0-9-]+)\/([a-z0-9-]+)\/(?!(?:quiz|practice)$)([a-z0-9-]+)$/;

/** Paths of attempts at a quiz. */
export const attemptPath = /^\/(sw|en)\/attempts\/[\da-f-]{36}$/;

/** Paths below the language that show everybody the same, signed in or not, but for their personal parts. */
const sameForEverybody =
  /^(courses|toolkits|toolkits\/[a-z0-9-]+(\/[a-z0-9-]+)?|glossary|verify|privacy|kept)?$/;

/** Paths that show a visitor what holds for everybody, and a person who is signed in how far they have come. */
const sameForVisitors =
  /^(courses\/[a-z0-9-]+(\/final|\/[a-z0-9-]+\/(quiz|practice))?|paths(\/[a-z0-9-]+)?)$/;

/** Whether a phone may keep the page at a path: it holds nothing about anybody. */
export function mayBeKept(pathname: string, isSignedIn: boolean): boolean {
  const path = /^\/(?:sw|en)(?:\/(.*))?$/.exec(pathname);
  if (!path) return false;
  const below = path[1] ?? '';
  return sameForEverybody.test(below) || (!isSignedIn && sameForVisitors.test(below));
}
