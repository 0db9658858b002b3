import { randomUUID } from 'node:crypto';
import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import { fieldsTo } from './answer-fields';
import { coursePath, itemOfId, lessonPaths } from './course-files';
import { newNurse, type Person } from './person';

/** The fields of a form: an object, or pairs where a name stands more than once. */
export type Fields = Record<string, string> | [string, string][];

/** Posts a form as a browser does, and stays at the answer where it leads elsewhere. */
export function postForm(
  request: APIRequestContext,
  path: string,
  fields: Fields,
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  return request.post(path, {
    data: new URLSearchParams(fields).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    maxRedirects: 0,
  });
}

async function go(request: APIRequestContext, path: string, fields: Fields): Promise<string> {
  const response = await postForm(request, path, fields);
  expect(response.status(), `POST ${path}`).toBe(303);
  return new URL(response.headers().location ?? '', response.url()).pathname;
}

/** Signs a person up; the request context holds the session from then on. */
export async function signUp(request: APIRequestContext, person: Person = newNurse()): Promise<Person> {
  await go(request, '/sw/sign-up', { ...person, consent: 'yes' });
  return person;
}

/** Ends the session of the request context. */
export async function signOut(request: APIRequestContext): Promise<void> {
  await go(request, '/sw/sign-out', {});
}

/** Enrols in the course. */
export async function enrol(request: APIRequestContext): Promise<void> {
  await go(request, `/sw${coursePath}`, { intent: 'enrol', uuid: randomUUID() });
}

/** Marks lessons as done, which enrols in their course. */
export async function completeLessons(request: APIRequestContext, paths = lessonPaths): Promise<void> {
  for (const path of paths) await go(request, `/sw${path}`, { uuid: randomUUID() });
}

/** Starts an attempt at a quiz. @returns the path of its page, without its language */
export async function startQuiz(request: APIRequestContext, quizPath: string): Promise<string> {
  const path = await go(request, `/sw${quizPath}`, { intent: 'start', uuid: randomUUID() });
  return path.replace(/^\/sw/, '');
}

/** @returns the fields that answer all items of an open attempt */
export async function answersOf(
  request: APIRequestContext,
  attemptPath: string,
  want: 'right' | 'wrong',
): Promise<[string, string][]> {
  const html = await (await request.get(`/sw${attemptPath}`)).text();
  const ids = [...html.matchAll(/<fieldset[^>]* id="item\.([^"]+)"/g)].map((match) => match[1] ?? '');
  return ids.flatMap((id) => fieldsTo(html, itemOfId(id), want, 'sw'));
}

/** Answers an attempt and submits it. */
async function submitAttempt(
  request: APIRequestContext,
  attemptPath: string,
  want: 'right' | 'wrong',
): Promise<void> {
  const answers = await answersOf(request, attemptPath, want);
  await go(request, `/sw${attemptPath}`, [...answers, ['intent', 'submit'], ['uuid', randomUUID()]]);
}

/** Saves the figures of a worksheet. @returns the saved run's id */
export async function saveFigures(request: APIRequestContext): Promise<string> {
  const path = await go(request, '/sw/toolkits/immunisation/immunisation-dropout?part=coverage', {
    target_surviving_infants: '437',
    penta1: '411',
    penta3: '389',
    'save.period': '202510',
    save: randomUUID(),
  });
  return path.split('/').at(-1) ?? '';
}

/** Writes the minutes of a meeting on saved figures and one more worksheet. @returns the meeting's id */
async function holdMeeting(request: APIRequestContext, savedRun: string): Promise<string> {
  const agenda = await go(request, '/sw/me/meetings/new', {
    uuid: randomUUID(),
    period: '202510',
    heldOn: '2025-11-05',
    chair: 'Mganga mfawidhi',
  });
  const send = async (path: string, fields: [string, string][]) => {
    const seen = /name="seen" value="([^"]+)"/.exec(await (await request.get(path)).text())?.[1] ?? '';
    await go(request, path, [['seen', seen], ...fields]);
  };
  await send(agenda, [
    ['pick', `run:${savedRun}`],
    ['pick', 'sheet:W01'],
  ]);
  await send(agenda.replace('/agenda', '/actions'), [
    ['action.0.action', 'Kuwapigia simu walezi wa watoto waliokosa chanjo'],
    ['action.0.owner', 'Muuguzi kiongozi wa RCH'],
    ['action.0.due', '2025-11-30'],
  ]);
  return agenda.split('/').at(-2) ?? '';
}

/** What somebody who has completed the course has got. */
export interface Graduate {
  person: Person;
  /** Paths without their language. */
  openAttempt: string;
  result: string;
  certificateNumber: string;
  /** Id of worksheet figures that were saved. */
  savedRun: string;
  /** Id of a meeting whose minutes are written. */
  meeting: string;
}

/** Takes a new person through the whole course, and leaves one more attempt at a module's quiz open. */
export async function graduate(request: APIRequestContext, openQuizPath: string): Promise<Graduate> {
  const person = await signUp(request);
  await completeLessons(request);
  const result = await startQuiz(request, `${coursePath}/final`);
  await submitAttempt(request, result, 'right');
  const html = await (await request.get(`/sw${result}`)).text();
  const certificateNumber = /\/me\/certificates\/([\w-]{14})"/.exec(html)?.[1] ?? '';
  expect(certificateNumber).toMatch(/^\w{4}-\w{4}-\w{4}$/);
  const openAttempt = await startQuiz(request, openQuizPath);
  const savedRun = await saveFigures(request);
  const meeting = await holdMeeting(request, savedRun);
  return { person, result, certificateNumber, openAttempt, savedRun, meeting };
}
