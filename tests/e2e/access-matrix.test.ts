import { accessMatrix, type Belongings, openParams, openPatterns } from './drivers/access-matrix';
import {
  assembleCast,
  bankIds,
  beginCohort,
  beginCourse,
  cast,
  type CastMember,
  type Cookies,
  findPeople,
  enrolNurse,
  fillBank,
  findMediaFile,
  submitProposal,
  uploadList,
} from './drivers/cast';
import { exchange } from './drivers/exchange';
import { makeLessonDraft } from './drivers/lesson-draft';
import type { Answers, Status, Visit } from './drivers/matrix-visit';
import { faultsOfProtection } from './drivers/protection';
import { fitsPattern, routePatterns } from './drivers/route-patterns';
import { expect, test } from './drivers/tumia';

/** What the matrix says of each route, before the ids of anything are known. */
const outline = accessMatrix({
  openAttempt: '/attempts/x',
  result: '/attempts/x',
  certificateNumber: 'x',
  people: { learner: 'x', atInstitute: 'x', atFacility: 'x', elsewhere: 'x' },
  uploadedList: 'x',
  mediaFile: '/media/x',
  savedRun: 'x',
  meeting: 'x',
  bank: bankIds('x', 'x', 'x'),
  draft: '/sw/studio/courses/x',
  proposal: { own: '/sw/studio/courses/x/proposal', received: '/sw/studio/proposals/x' },
  cohort: '/sw/tracking/cohorts/x',
  draftLesson: '/studio/courses/x/lessons/x',
});

test.describe('the access matrix', { tag: '@js-on' }, () => {
  test('has a row for every route, and none for a route that is gone', () => {
    const rows = Object.keys(outline);
    expect(
      routePatterns.filter((pattern) => !rows.includes(pattern)),
      'routes without a row in tests/e2e/drivers/access-matrix.ts: say there who may open them',
    ).toEqual([]);
    expect(rows.filter((pattern) => !routePatterns.includes(pattern))).toEqual([]);
  });

  test('visits addresses of the routes that it tells of', () => {
    for (const [pattern, visits] of Object.entries(outline)) {
      expect(visits.length, pattern).toBeGreaterThan(0);
      for (const { path } of visits) expect(fitsPattern(pattern, path), `${path} is ${pattern}`).toBe(true);
    }
  });

  test('visits somebody else’s by each id in an address, and never answers 200 there', () => {
    const withIds = routePatterns.filter(
      (pattern) =>
        !openPatterns.includes(pattern) &&
        [...pattern.matchAll(/:(\w+)/g)].some(([, param = '']) => !openParams.includes(param)),
    );
    expect(withIds.length).toBeGreaterThan(0);
    for (const pattern of withIds) {
      const owned = (outline[pattern] ?? []).filter(({ owners }) => owners !== undefined);
      expect(owned.length, `${pattern} has a visit to what belongs to somebody`).toBeGreaterThan(0);
      for (const { owners = [], get, post } of owned) {
        for (const member of cast.filter((one) => !owners.includes(one))) {
          expect([get[member], post[member]], `${pattern} for ${member}`).not.toContain(200);
        }
      }
    }
  });
});

test.describe('everybody gets what the access matrix says', { tag: '@js-on' }, () => {
  let baseURL: string;
  let cookies: Cookies;
  let belongings: Belongings;

  test.beforeAll(async ({ graduate }, { project }) => {
    // A dozen people sign up and in, and each password takes its time.
    test.setTimeout(300_000);
    baseURL = project.use.baseURL ?? '';
    const session = graduate.storageState.cookies.find(({ name }) => name === 'tumia_session');
    cookies = await assembleCast(baseURL, `tumia_session=${session?.value}`);
    belongings = {
      ...graduate,
      people: await findPeople(baseURL, cookies, graduate.person.phone),
      uploadedList: await uploadList(baseURL, cookies.manager, 'ttcih'),
      mediaFile: await findMediaFile(baseURL),
      bank: await fillBank(baseURL, cookies.author),
      draft: await beginCourse(baseURL, cookies.author),
      proposal: await submitProposal(baseURL, cookies['foreign author']),
      cohort: await beginCohort(baseURL, cookies.coordinator),
      draftLesson: await makeLessonDraft(baseURL, `rights-${Date.now().toString(36)}`),
    };
  });

  /** Opens or posts to an address as a member of the cast; an answer that is not protected as all are fails the test. */
  async function ask(path: string, method: 'GET' | 'POST', cookie: string | undefined, form: Visit['form']) {
    const body = new URLSearchParams(form).toString();
    const answer = await exchange(`${baseURL}${path}`, {
      method,
      headers: {
        ...(cookie && { Cookie: cookie }),
        ...(method === 'POST' && {
          'Content-Type': 'application/x-www-form-urlencoded',
          'Content-Length': String(body.length),
        }),
      },
      ...(method === 'POST' && { body }),
    });
    expect(faultsOfProtection(answer), `${method} ${path}`).toEqual([]);
    return answer;
  }

  async function statusOf(
    path: string,
    method: 'GET' | 'POST',
    cookie: string | undefined,
    form: Visit['form'],
  ) {
    const { status, headers } = await ask(path, method, cookie, form);
    const leadsToSignIn = headers.location === `/sw/sign-in?next=${encodeURIComponent(path)}`;
    return status === (method === 'GET' ? 302 : 303) && leadsToSignIn ? 'sign-in' : status;
  }

  async function answersTo(look: (member: CastMember) => Promise<Status>): Promise<Answers> {
    const found = cast.map(async (member) => [member, await look(member)] as const);
    return Object.fromEntries(await Promise.all(found)) as Answers;
  }

  for (const pattern of routePatterns) {
    test(`who may come to ${pattern}`, async () => {
      for (const visit of accessMatrix(belongings)[pattern] ?? []) {
        const about = `${visit.path} ${visit.what}`;
        const cookieOf = (member: CastMember) => (member === 'anonymous' ? undefined : cookies[member]);
        const get = await answersTo((member) => statusOf(visit.path, 'GET', cookieOf(member), {}));
        expect(get, `GET ${about}`).toEqual(visit.get);
        const post = await answersTo(async (member) => {
          const cookie =
            visit.endsSession && member !== 'anonymous' ? await sessionToLose() : cookieOf(member);
          return statusOf(visit.path, 'POST', cookie, visit.form);
        });
        expect(post, `POST ${about}`).toEqual(visit.post);
      }
    });
  }

  test('the id of somebody else’s session in a form ends nothing', async () => {
    const owner = await enrolNurse(baseURL);
    const page = await ask('/sw/me/sessions', 'GET', owner.cookie, {});
    const session = /name="session" value="([\da-f]+)"/.exec(page.body.toString())?.[1] ?? '';
    expect(session).not.toBe('');
    for (const member of cast) {
      if (member === 'anonymous') continue;
      await ask('/sw/me/sessions', 'POST', cookies[member], { intent: 'end', session });
    }
    expect(await statusOf('/sw/me', 'GET', owner.cookie, {})).toBe(200);
    await ask('/sw/me/sessions', 'POST', owner.cookie, { intent: 'end', session });
    expect(await statusOf('/sw/me', 'GET', owner.cookie, {}), 'it is the right id').toBe('sign-in');
  });

  test('the id of somebody else’s invitation in a form answers nothing', async () => {
    const invited = await enrolNurse(baseURL);
    const list = await uploadList(baseURL, cookies.manager, 'ttcih', invited);
    await ask(`/sw/people/import/${list}`, 'POST', cookies.manager, {});
    const invitationOf = async () => {
      const page = await ask('/sw/me', 'GET', invited.cookie, {});
      return /name="invitation" value="([\da-f-]+)"/.exec(page.body.toString())?.[1];
    };
    const invitation = (await invitationOf()) ?? '';
    expect(invitation).not.toBe('');
    const form = { invitation, answer: 'accepted' };
    for (const member of cast) {
      const cookie = member === 'anonymous' ? undefined : cookies[member];
      const status = await statusOf('/sw/me/invitations', 'POST', cookie, form);
      expect([404, 'sign-in'], member).toContain(status);
    }
    expect(await invitationOf(), 'it is still open').toBe(invitation);
    expect(await statusOf('/sw/me/invitations', 'POST', invited.cookie, form)).toBe(303);
    expect(await invitationOf()).toBeUndefined();
  });

  /** The cookie of a session that nobody needs later. */
  const sessionToLose = async () => (await enrolNurse(baseURL)).cookie;
});
