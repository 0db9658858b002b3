import type { BankIds, CastMember, PeopleIds, ProposalPaths } from './cast';
import { coursePath, learningPath, lessonPaths, moduleQuizPath, practicePath } from './course-files';
import {
  forEverybody,
  forMembers,
  forOwners,
  forRoles,
  signIn,
  type Statuses,
  type Visit,
  type VisitOptions,
} from './matrix-visit';

/** What belongs to the learner of the cast; paths are without their language. */
export interface Belongings {
  openAttempt: string;
  result: string;
  certificateNumber: string;
  people: PeopleIds;
  /** A list that the manager has uploaded. */
  uploadedList: string;
  /** Address of a picture, recording or form. */
  mediaFile: string;
  /** Id of the worksheet figures that the learner has saved. */
  savedRun: string;
  /** Id of the meeting whose minutes the learner writes. */
  meeting: string;
  /** What the author has in an item bank. */
  bank: BankIds;
  /** Address of a draft of the author's. */
  draft: string;
  /** Addresses of what the foreign author proposes to a course of that institute. */
  proposal: ProposalPaths;
  /** Address of a cohort of the coordinator's. */
  cohort: string;
  /** Path of a lesson in a draft of the author's. */
  draftLesson: string;
}

/** A page that anybody reads; acting on it asks to sign in. */
const readByAll = { anonymous: { get: 200, post: signIn.post ?? 303 } };

/** An expired session doesn't cost the answers: the page carries them through the sign-in. */
const carriesAnswers = { anonymous: { ...signIn, post: 401 } };

const administrator = ['administrator'] as const;
const learner = ['learner'] as const;
/** Members of the institute of the demo accounts. */
const ofTtcih = ['author', 'reviewer', 'facilitator', 'manager'] as const satisfies CastMember[];
/** Those who work on the courses of that institute. */
const writers = ['author', 'reviewer', 'manager', 'administrator'] as const satisfies CastMember[];
/** Those who arrange the quizzes of that institute's courses. */
const arrangers = ['facilitator', 'manager', 'administrator'] as const satisfies CastMember[];
/** Those who say how that institute's certificates look. */
const designers = ['manager', 'administrator'] as const satisfies CastMember[];
/** Those who answer for other people. */
const officers = [
  'manager',
  'foreign manager',
  'coordinator',
  'foreign coordinator',
  'in-charge',
  'administrator',
] as const satisfies CastMember[];
const adders = officers.filter((member) => member !== 'in-charge');
const isAdder = (member: CastMember) => adders.some((adder) => adder === member);

/** Something of the manager's on the pages for adding people; it is not there for the others who add people. */
const ofManager = (path: string, answers: Statuses) =>
  forOwners(path, ['manager'], () => answers, {
    refused: (member) => (isAdder(member) ? { get: 404, post: 404 } : { get: 403, post: 403 }),
  });

/** Those who see how the people of an area learn. */
const trackers = ['coordinator', 'foreign coordinator', 'administrator'] as const satisfies CastMember[];

/** Pages on how the people of an area learn; they are not there for others. */
const forTrackers = (path: string) => forRoles(path, trackers, { get: 200 }, { refused: { get: 404 } });

/** Those who run cohorts. */
const runners = [
  'coordinator',
  'foreign coordinator',
  'manager',
  'foreign manager',
  'facilitator',
  'administrator',
] as const satisfies CastMember[];
const isRunner = (member: CastMember) => runners.some((runner) => runner === member);

/** Pages on cohorts; they are not there for those who run none. */
const forRunners = (path: string, answers: Statuses, typed = {}) =>
  forRoles(path, runners, answers, { refused: { get: 404, post: 404 }, ...typed });

/** Something of a cohort of the coordinator's. */
const ofCohort = (
  path: string,
  answers: Statuses,
  { elsewhere, ...typed }: { elsewhere: Statuses; anonymous?: Statuses },
) =>
  forOwners(path, ['coordinator', 'administrator'], () => answers, {
    ...typed,
    refused: (member) => (isRunner(member) ? elsewhere : { get: 404, post: 404 }),
  });

/** A list of a cohort of the coordinator's to take along. */
const fileOfCohort = (path: string) =>
  forOwners(path, ['coordinator', 'administrator'], () => ({ get: 200 }), {
    refused: () => ({ get: 404 }),
  });

/** Something of an item bank of that institute; it is not there for anybody else. */
const ofWriters = (path: string, answers: Statuses) => forOwners(path, writers, () => answers);

/** A page on which much is typed: an expired session doesn't cost it. */
const ofTypingWriters = (path: string, answers: Statuses) =>
  forOwners(path, writers, () => answers, carriesAnswers);

/** An address that a lesson's editor posts to; nobody gets anything from it. */
const forEditorScript = (path: string, answers: Statuses) =>
  forOwners(path, writers, () => answers, {
    anonymous: { get: 405, post: 'sign-in' },
    refused: () => ({ get: 405, post: 404 }),
  });

/** Who answers for each of the people. */
const responsible: Record<keyof PeopleIds, readonly CastMember[]> = {
  learner: ['coordinator', 'administrator'],
  atInstitute: ['manager', 'coordinator', 'administrator'],
  atFacility: ['coordinator', 'in-charge', 'administrator'],
  elsewhere: ['foreign coordinator', 'administrator'],
};

/** A page about one person, as each of the cast comes to it: it is not there for officers who don't answer for the person. */
function aboutPeople(
  people: PeopleIds,
  pathOf: (id: string) => string,
  answers: (member: CastMember, person: keyof PeopleIds) => Statuses,
  options: VisitOptions = {},
): Visit[] {
  return (Object.keys(responsible) as (keyof PeopleIds)[]).map((person) =>
    forOwners(pathOf(people[person]), responsible[person], (member) => answers(member, person), {
      ...options,
      what: person,
      refused: (member) =>
        officers.some((officer) => officer === member) ? { get: 404, post: 404 } : { get: 403, post: 403 },
    }),
  );
}

/** An in-charge only confirms, and a coordinator may not act for an author, whom a coordinator could not appoint. */
const mayActFor = (member: CastMember, person: keyof PeopleIds) =>
  member !== 'in-charge' && !(member === 'coordinator' && person === 'atInstitute');

/** A well-formed id that nothing has. */
const idOfNothing = '01890a5d-ac96-774b-bcce-b302099a8057';

/** A role that none of the people has. */
const nothingToTakeBack = { intent: 'revoke', role: 'facilitator', scope: 'udom' };

/** Every route of `app/routes.ts`, with visits that prove who may come in. */
export function accessMatrix({
  openAttempt,
  result,
  certificateNumber,
  people,
  uploadedList,
  mediaFile,
  savedRun,
  meeting,
  bank,
  draft,
  proposal,
  cohort,
  draftLesson,
}: Belongings): Record<string, Visit[]> {
  return {
    '/': [forEverybody('/', { get: 302 })],
    '/:lang': [forEverybody('/sw', { get: 200 })],
    '/:lang/courses': [forEverybody('/sw/courses', { get: 200 })],
    '/:lang/courses/:course': [forMembers(`/sw${coursePath}`, { get: 200, post: 400 }, readByAll)],
    '/:lang/courses/:course/final': [
      forMembers(
        `/sw${coursePath}/final`,
        { get: 200, post: 303 },
        { ...readByAll, form: { intent: 'enrol' } },
      ),
    ],
    '/:lang/courses/:course/:module/quiz': [
      forMembers(
        `/sw${moduleQuizPath(1)}`,
        { get: 200, post: 303 },
        { ...readByAll, form: { intent: 'enrol' } },
      ),
    ],
    '/:lang/courses/:course/:module/practice': [
      forMembers(`/sw${practicePath}`, { get: 200, post: 303 }, { ...readByAll, form: { intent: 'enrol' } }),
    ],
    '/:lang/courses/:course/:module/:lesson': [
      forMembers(`/sw${lessonPaths[0]}`, { get: 200, post: 303 }, readByAll),
    ],
    '/:lang/studio/components': [forEverybody('/sw/studio/components', { get: 200 })],
    '/:lang/studio/certificates': [
      forRoles(
        '/sw/studio/certificates',
        ['manager', 'foreign manager', 'administrator'],
        { get: 200 },
        { refused: { get: 404 } },
      ),
    ],
    '/:lang/studio/certificates/:credential': [
      forOwners(`/sw/studio/certificates/${certificateNumber}`, ['manager', 'administrator'], () => ({
        get: 200,
        post: 400,
      })),
    ],
    '/:lang/studio/items': [
      forRoles(
        '/sw/studio/items',
        [...writers, 'foreign author', 'foreign manager'],
        { get: 200, post: 422 },
        { refused: { get: 404, post: 404 } },
      ),
    ],
    '/:lang/studio/items/:bank': [ofWriters(bank.home, { get: 200, post: 422 })],
    '/:lang/studio/items/:bank/write': [ofTypingWriters(`${bank.home}/write`, { get: 200, post: 422 })],
    '/:lang/studio/items/:bank/import': [ofWriters(`${bank.home}/import`, { get: 200, post: 422 })],
    '/:lang/studio/items/:bank/import/:upload': [ofWriters(bank.upload, { get: 200, post: 303 })],
    '/:lang/studio/items/:bank/export': [ofWriters(`${bank.home}/export?format=gift`, { get: 200 })],
    '/:lang/studio/items/:bank/export/:file': [ofWriters(bank.file, { get: 200 })],
    '/:lang/studio/items/:bank/questions/:item': [ofTypingWriters(bank.item, { get: 200, post: 422 })],
    '/:lang/studio/items/:bank/media/:file': [ofWriters(bank.picture, { get: 200 })],
    '/:lang/studio/institutes/:institute/certificate-design': [
      forOwners(
        '/sw/studio/institutes/ttcih/certificate-design',
        designers,
        () => ({ get: 200, post: 422 }),
        { form: { name0: 'A name without titles' } },
      ),
      forMembers(
        '/sw/studio/institutes/no-such-institute/certificate-design',
        { get: 404, post: 404 },
        { what: 'of an institute that is not there' },
      ),
    ],
    // Nobody has designed any yet.
    '/:lang/studio/institutes/:institute/certificate-design.pdf': [
      forOwners('/sw/studio/institutes/ttcih/certificate-design.pdf', designers, () => ({ get: 404 })),
    ],
    '/:lang/studio/institutes/:institute/certificate-design/:picture': [
      forOwners(`/sw/studio/institutes/ttcih/certificate-design/${'0'.repeat(24)}.png`, designers, () => ({
        get: 404,
      })),
    ],
    '/:lang/studio/institutes/:institute/media': [
      ofWriters('/sw/studio/institutes/ttcih/media', { get: 200, post: 422 }),
    ],
    // What such a hash names is in no library.
    '/:lang/studio/institutes/:institute/media/:picture': [
      ofWriters(`/sw/studio/institutes/ttcih/media/${'0'.repeat(64)}`, { get: 404 }),
    ],
    '/:lang/studio/courses': [
      forRoles(
        '/sw/studio/courses',
        [...writers, 'foreign author', 'foreign manager'],
        { get: 200, post: 422 },
        { refused: { get: 404, post: 404 } },
      ),
    ],
    '/:lang/studio/proposals': [
      forRoles(
        '/sw/studio/proposals',
        [...writers, 'foreign author', 'foreign manager'],
        { get: 200, post: 422 },
        { refused: { get: 404, post: 404 } },
      ),
    ],
    '/:lang/studio/proposals/:proposal': [ofTypingWriters(proposal.received, { get: 200, post: 422 })],
    '/:lang/studio/courses/:course/proposal': [
      forOwners(
        proposal.own,
        ['foreign author', 'foreign manager', 'administrator'],
        () => ({ get: 200, post: 422 }),
        carriesAnswers,
      ),
    ],
    '/:lang/studio/courses/:course': [ofTypingWriters(draft, { get: 200, post: 422 })],
    '/:lang/studio/courses/:course/about': [ofTypingWriters(`${draft}/about`, { get: 200, post: 422 })],
    '/:lang/studio/courses/:course/file': [
      ofTypingWriters(`${draft}/file?path=final.yml`, { get: 200, post: 422 }),
    ],
    '/:lang/studio/courses/:course/save': [ofTypingWriters(`${draft}/save`, { get: 302, post: 422 })],
    '/:lang/studio/courses/:course/checks': [ofWriters(`${draft}/checks`, { get: 200, post: 303 })],
    '/:lang/studio/courses/:course/review': [ofTypingWriters(`${draft}/review`, { get: 200, post: 422 })],
    '/:lang/studio/courses/:course/review/file': [
      ofTypingWriters(`${draft}/review/file?path=course.yml`, { get: 200, post: 422 }),
    ],
    '/:lang/studio/courses/:course/publish': [ofTypingWriters(`${draft}/publish`, { get: 200, post: 422 })],
    '/:lang/studio/courses/:course/history': [ofWriters(`${draft}/history`, { get: 200 })],
    '/:lang/studio/courses/:course/history/:change': [
      ofWriters(`${draft}/history/${idOfNothing}`, { get: 404, post: 404 }),
    ],
    '/:lang/studio/courses/:course/syllabus.docx': [ofWriters(`${draft}/syllabus.docx`, { get: 200 })],
    '/:lang/studio/courses/:course/import-report': [ofWriters(`${draft}/import-report`, { get: 404 })],
    '/:lang/studio/courses/:course/export': [ofWriters(`${draft}/export`, { get: 200 })],
    '/:lang/studio/courses/:course/lessons/:lesson': [
      ofTypingWriters(`/sw${draftLesson}`, { get: 200, post: 400 }),
    ],
    '/:lang/studio/courses/:course/lessons/:lesson/facts': [
      ofTypingWriters(`/sw${draftLesson}/facts`, { get: 200, post: 422 }),
    ],
    '/:lang/studio/courses/:course/lessons/:lesson/preview': [
      forEditorScript(`/sw${draftLesson}/preview`, { get: 405, post: 400 }),
    ],
    // What is sent is looked at before the lesson is.
    '/:lang/studio/courses/:course/lessons/:lesson/save': [
      forMembers(
        `/sw${draftLesson}/save`,
        { get: 405, post: 400 },
        { anonymous: { get: 405, post: 'sign-in' } },
      ),
    ],
    '/:lang/studio/courses/:course/lessons/:lesson/bring': [
      forEditorScript(`/sw${draftLesson}/bring`, { get: 405, post: 422 }),
    ],
    '/:lang/studio/courses/:course/lessons/:lesson/media': [
      ofWriters(`/sw${draftLesson}/media`, { get: 200, post: 400 }),
    ],
    '/:lang/studio/courses/:course/lessons/:lesson/review': [
      ofTypingWriters(`/sw${draftLesson}/review`, { get: 200, post: 422 }),
    ],
    '/:lang/studio/courses/:course/lessons/:lesson/both': [
      ofTypingWriters(`/sw${draftLesson}/both`, { get: 200, post: 400 }),
    ],
    '/:lang/studio/courses/:course/lessons/:lesson/both.docx': [
      ofWriters(`/sw${draftLesson}/both.docx`, { get: 200 }),
    ],
    '/:lang/studio/courses/:course/translations': [
      forOwners(`/sw/studio${coursePath}/translations`, writers, () => ({ get: 200 })),
      forMembers(
        '/sw/studio/courses/no-such-course/translations',
        { get: 404 },
        { what: 'of a course that is not there' },
      ),
    ],
    '/:lang/studio/courses/:course/accommodations': [
      forOwners(`/sw/studio${coursePath}/accommodations`, arrangers, () => ({ get: 200, post: 422 })),
      forMembers(
        '/sw/studio/courses/no-such-course/accommodations',
        { get: 404, post: 404 },
        { what: 'of a course that is not there' },
      ),
    ],
    '/:lang/studio/courses/:course/corrections': [
      forOwners(`/sw/studio${coursePath}/corrections`, arrangers, () => ({ get: 200, post: 400 })),
      forMembers(
        '/sw/studio/courses/no-such-course/corrections',
        { get: 404, post: 404 },
        { what: 'of a course that is not there' },
      ),
    ],
    '/:lang/studio/courses/:course/pace': [
      forOwners(`/sw/studio${coursePath}/pace`, arrangers, () => ({ get: 200 })),
      forMembers(
        '/sw/studio/courses/no-such-course/pace',
        { get: 404 },
        { what: 'of a course that is not there' },
      ),
    ],
    '/:lang/studio/courses/:course/analysis': [
      forOwners(`/sw/studio${coursePath}/analysis`, [...ofTtcih, 'administrator'], () => ({ get: 200 })),
      forMembers(
        '/sw/studio/courses/no-such-course/analysis',
        { get: 404 },
        { what: 'of a course that is not there' },
      ),
    ],
    '/:lang/attempts/:attempt': [
      forOwners(`/sw${openAttempt}`, learner, () => ({ get: 200, post: 303 }), {
        ...carriesAnswers,
        what: 'open',
      }),
      forOwners(`/sw${result}`, learner, () => ({ get: 200, post: 303 }), {
        ...carriesAnswers,
        what: 'submitted',
      }),
    ],
    '/:lang/paths': [forEverybody('/sw/paths?cadre=NO', { get: 200 })],
    '/:lang/paths/:path': [forEverybody(`/sw${learningPath}`, { get: 200 })],
    '/:lang/toolkits': [forEverybody('/sw/toolkits', { get: 200 })],
    '/:lang/toolkits/:toolkit': [
      forEverybody('/sw/toolkits/immunisation', { get: 200 }),
      forEverybody('/sw/toolkits/no-such-toolkit', { get: 404 }, { what: 'that is not there' }),
    ],
    '/:lang/toolkits/:toolkit/job-aid': [
      forEverybody('/sw/toolkits/immunisation/job-aid', { get: 200 }),
      forEverybody('/sw/toolkits/no-such-toolkit/job-aid', { get: 404 }, { what: 'that is not there' }),
    ],
    '/:lang/toolkits/:toolkit/:worksheet': [
      forEverybody('/sw/toolkits/immunisation/immunisation-dropout', { get: 200, post: 200 }),
      forEverybody(
        '/sw/toolkits/immunisation/no-such-worksheet',
        { get: 404, post: 404 },
        { what: 'that is not there' },
      ),
    ],
    '/:lang/toolkits/:toolkit/:worksheet/dhis2': [
      forEverybody('/sw/toolkits/data-quality-routine/strange-values/dhis2?part=months', {
        get: 200,
        post: 422,
      }),
      forEverybody(
        '/sw/toolkits/immunisation/immunisation-dropout/dhis2?part=coverage',
        { get: 404, post: 404 },
        { what: 'of figures that are no rows' },
      ),
    ],
    '/:lang/toolkits/:toolkit/:worksheet/notice-board': [
      forEverybody('/sw/toolkits/immunisation/immunisation-dropout/notice-board?part=coverage', { get: 200 }),
      forEverybody(
        '/sw/toolkits/immunisation/immunisation-dropout/notice-board?part=dosesNeeded',
        { get: 404 },
        { what: 'of figures that are not for citizens' },
      ),
    ],
    '/:lang/toolkits/missed-appointments/missed-appointments': [
      forEverybody('/sw/toolkits/missed-appointments/missed-appointments', { get: 200 }),
    ],
    '/:lang/toolkits/:toolkit/:worksheet/figures.xlsx': [
      forEverybody('/sw/toolkits/supervision/verification-factor/figures.xlsx', { get: 200, post: 200 }),
    ],
    '/:lang/toolkits/:toolkit/:worksheet/figures.csv': [
      forEverybody('/sw/toolkits/supervision/verification-factor/figures.csv', { get: 200, post: 200 }),
    ],
    '/:lang/glossary': [forEverybody('/sw/glossary?q=takwimu', { get: 200 })],
    '/:lang/verify': [forEverybody('/sw/verify', { get: 200 })],
    '/:lang/verify/:credential': [forEverybody(`/sw/verify/${certificateNumber}`, { get: 200 })],
    '/:lang/tracking': [forTrackers('/sw/tracking')],
    '/:lang/tracking/figures.csv': [forTrackers('/sw/tracking/figures.csv')],
    '/:lang/tracking/figures.xlsx': [forTrackers('/sw/tracking/figures.xlsx')],
    '/:lang/tracking/learners': [forTrackers('/sw/tracking/learners')],
    '/:lang/tracking/learners.csv': [forTrackers('/sw/tracking/learners.csv')],
    '/:lang/tracking/learners.xlsx': [forTrackers('/sw/tracking/learners.xlsx')],
    '/:lang/tracking/learners/:person': (Object.keys(responsible) as (keyof PeopleIds)[]).map((person) =>
      forOwners(
        `/sw/tracking/learners/${people[person]}`,
        trackers.filter((member) => responsible[person].includes(member)),
        () => ({ get: 200 }),
        { what: person },
      ),
    ),
    '/:lang/tracking/facilities': [forTrackers('/sw/tracking/facilities')],
    '/:lang/tracking/facilities.csv': [forTrackers('/sw/tracking/facilities.csv')],
    '/:lang/tracking/facilities.xlsx': [forTrackers('/sw/tracking/facilities.xlsx')],
    '/:lang/tracking/certificates': [forTrackers('/sw/tracking/certificates')],
    '/:lang/tracking/certificates.csv': [forTrackers('/sw/tracking/certificates.csv')],
    '/:lang/tracking/certificates.xlsx': [forTrackers('/sw/tracking/certificates.xlsx')],
    '/:lang/tracking/headcounts': [
      forRoles(
        '/sw/tracking/headcounts',
        trackers,
        { get: 200, post: 422 },
        { refused: { get: 404, post: 404 } },
      ),
    ],
    '/:lang/tracking/trainings': [forTrackers('/sw/tracking/trainings')],
    '/:lang/tracking/trainings.csv': [forTrackers('/sw/tracking/trainings.csv')],
    '/:lang/tracking/trainings.xlsx': [forTrackers('/sw/tracking/trainings.xlsx')],
    '/:lang/tracking/reporting': [forTrackers('/sw/tracking/reporting')],
    '/:lang/tracking/reporting.csv': [forTrackers('/sw/tracking/reporting.csv')],
    '/:lang/tracking/reporting.xlsx': [forTrackers('/sw/tracking/reporting.xlsx')],
    '/:lang/tracking/reporting/upload': [
      forRoles(
        '/sw/tracking/reporting/upload',
        trackers,
        { get: 200, post: 422 },
        { refused: { get: 404, post: 404 } },
      ),
    ],
    '/:lang/tracking/by-email': [
      forRoles(
        '/sw/tracking/by-email',
        trackers,
        { get: 200, post: 400 },
        { refused: { get: 404, post: 404 }, ...carriesAnswers },
      ),
    ],
    '/:lang/by-email/:secret': [forEverybody(`/sw/by-email/${idOfNothing}-x`, { get: 404, post: 404 })],
    '/:lang/tracking/at-risk': [forTrackers('/sw/tracking/at-risk')],
    '/:lang/tracking/at-risk.csv': [forTrackers('/sw/tracking/at-risk.csv')],
    '/:lang/tracking/at-risk.xlsx': [forTrackers('/sw/tracking/at-risk.xlsx')],
    '/:lang/tracking/remind': [
      // Nobody of this cadre is at risk: the form changes nothing.
      forRoles(
        '/sw/tracking/remind?reason=failed&cadre=STU',
        trackers,
        { get: 200, post: 422 },
        { refused: { get: 404, post: 404 } },
      ),
    ],
    '/:lang/tracking/headcounts/template.csv': [forTrackers('/sw/tracking/headcounts/template.csv')],
    '/:lang/tracking/headcounts/template.xlsx': [forTrackers('/sw/tracking/headcounts/template.xlsx')],
    '/:lang/tracking/reminders/:order': [
      forOwners(`/sw/tracking/reminders/${idOfNothing}`, trackers, () => ({ get: 404 })),
    ],
    ...Object.fromEntries(
      ['csv', 'xlsx'].map((kind) => [
        `/:lang/tracking/reminders/:order.${kind}`,
        [forOwners(`/sw/tracking/reminders/${idOfNothing}.${kind}`, trackers, () => ({ get: 404 }))],
      ]),
    ),
    '/:lang/tracking/cohorts': [forRunners('/sw/tracking/cohorts', { get: 200 })],
    '/:lang/tracking/cohorts/new': [
      forRunners('/sw/tracking/cohorts/new', { get: 200, post: 422 }, carriesAnswers),
    ],
    '/:lang/tracking/cohorts/template.csv': [forRunners('/sw/tracking/cohorts/template.csv', { get: 200 })],
    '/:lang/tracking/cohorts/:cohort': [
      ofCohort(cohort, { get: 200, post: 400 }, { elsewhere: { get: 404, post: 400 }, ...carriesAnswers }),
    ],
    '/:lang/tracking/cohorts/:cohort/edit': [
      ofCohort(
        `${cohort}/edit`,
        { get: 200, post: 400 },
        { elsewhere: { get: 404, post: 400 }, ...carriesAnswers },
      ),
    ],
    '/:lang/tracking/cohorts/:cohort/add': [
      ofCohort(`${cohort}/add`, { get: 200, post: 400 }, { elsewhere: { get: 404, post: 400 } }),
    ],
    '/:lang/tracking/cohorts/:cohort/members.csv': [fileOfCohort(`${cohort}/members.csv`)],
    '/:lang/tracking/cohorts/:cohort/members.xlsx': [fileOfCohort(`${cohort}/members.xlsx`)],
    '/:lang/tracking/cohorts/:cohort/message': [
      ofCohort(`${cohort}/message`, { get: 200, post: 400 }, { elsewhere: { get: 404, post: 404 } }),
    ],
    '/:lang/tracking/dhis2': [
      forRoles(
        '/sw/tracking/dhis2',
        administrator,
        { get: 200, post: 400 },
        { refused: { get: 404, post: 404 }, ...carriesAnswers },
      ),
    ],
    '/:lang/tracking/dhis2/metadata.json': [
      forRoles('/sw/tracking/dhis2/metadata.json', administrator, { get: 200 }, { refused: { get: 404 } }),
    ],
    '/:lang/tracking/dhis2/:push': [
      forOwners(`/sw/tracking/dhis2/${idOfNothing}`, administrator, () => ({ get: 404, post: 404 })),
    ],
    ...Object.fromEntries(
      ['csv', 'xlsx'].map((kind) => [
        `/:lang/tracking/dhis2/:push.${kind}`,
        [forOwners(`/sw/tracking/dhis2/${idOfNothing}.${kind}`, administrator, () => ({ get: 404 }))],
      ]),
    ),
    '/:lang/tell': [forMembers('/sw/tell', { get: 200, post: 422 }, carriesAnswers)],
    '/:lang/studio/feedback': [
      forRoles(
        '/sw/studio/feedback',
        ['manager', 'foreign manager', 'facilitator', 'administrator'],
        { get: 200, post: 400 },
        { refused: { get: 404, post: 404 }, ...carriesAnswers },
      ),
    ],
    '/:lang/tracking/sign-offs': [
      forRoles(
        '/sw/tracking/sign-offs',
        ['facilitator', 'administrator'],
        { get: 200, post: 400 },
        { refused: { get: 404, post: 404 }, ...carriesAnswers },
      ),
    ],
    '/:lang/me': [forMembers('/sw/me', { get: 200 })],
    '/:lang/me/notices': [
      forMembers('/sw/me/notices', { get: 302, post: 400 }, { anonymous: { get: 302, post: 'sign-in' } }),
    ],
    '/:lang/me/transcript': [forMembers('/sw/me/transcript', { get: 200 })],
    // Where there is no certificate yet it leads to the page, which says so.
    '/:lang/me/transcript.pdf': [
      forMembers(
        '/sw/me/transcript.pdf',
        { get: 302 },
        { others: (member) => (member === 'learner' ? { get: 200 } : undefined) },
      ),
    ],
    '/:lang/me/worksheets': [forMembers('/sw/me/worksheets', { get: 200 })],
    '/:lang/me/worksheets/notice-board': [forMembers('/sw/me/worksheets/notice-board', { get: 200 })],
    '/:lang/me/worksheets/:run': [
      forOwners(`/sw/me/worksheets/${savedRun}`, learner, () => ({ get: 200, post: 400 }), {
        refused: () => ({ get: 404, post: 400 }),
      }),
      forMembers(
        `/sw/me/worksheets/${idOfNothing}`,
        { get: 404, post: 404 },
        { what: 'that nobody saved', form: { intent: 'delete' } },
      ),
    ],
    '/:lang/me/worksheets/shared': [forMembers('/sw/me/worksheets/shared', { get: 200 })],
    '/:lang/me/meetings': [forMembers('/sw/me/meetings', { get: 200 })],
    '/:lang/me/meetings/new': [forMembers('/sw/me/meetings/new', { get: 200, post: 422 })],
    '/:lang/me/meetings/:meeting': [
      forOwners(`/sw/me/meetings/${meeting}`, learner, () => ({ get: 200, post: 400 }), {
        refused: () => ({ get: 404, post: 400 }),
      }),
      forMembers(
        `/sw/me/meetings/${idOfNothing}`,
        { get: 404, post: 404 },
        { what: 'that nobody held', form: { intent: 'share', audience: 'council' } },
      ),
    ],
    '/:lang/me/meetings/:meeting/minutes.pdf': [
      forOwners(`/sw/me/meetings/${meeting}/minutes.pdf`, learner, () => ({ get: 200 })),
    ],
    '/:lang/me/meetings/:meeting/minutes.docx': [
      forOwners(`/sw/me/meetings/${meeting}/minutes.docx`, learner, () => ({ get: 200 })),
    ],
    '/:lang/me/meetings/:meeting/:step': [
      forOwners(`/sw/me/meetings/${meeting}/agenda`, learner, () => ({ get: 200, post: 422 })),
    ],
    '/:lang/me/certificates/:credential': [
      forOwners(`/sw/me/certificates/${certificateNumber}`, learner, () => ({ get: 200, post: 422 })),
    ],
    // Where there is none it leads to the certificate's page, which says so.
    '/:lang/me/certificates/:credential.pdf': [
      forOwners(`/sw/me/certificates/${certificateNumber}.pdf`, learner, () => ({ get: 200 }), {
        refused: () => ({ get: 302 }),
      }),
    ],
    '/:lang/me/certificates/:credential.png': [
      forOwners(`/sw/me/certificates/${certificateNumber}.png`, learner, () => ({ get: 200 }), {
        refused: () => ({ get: 302 }),
      }),
    ],
    '/:lang/me/certificates/:credential.json': [
      forOwners(`/sw/me/certificates/${certificateNumber}.json`, learner, () => ({ get: 200 }), {
        refused: () => ({ get: 302 }),
      }),
    ],
    '/:lang/privacy': [forEverybody('/sw/privacy', { get: 200 })],
    '/:lang/me/privacy': [forMembers('/sw/me/privacy', { get: 200, post: 400 })],
    '/:lang/me/privacy/data': [forMembers('/sw/me/privacy/data', { get: 200 })],
    '/:lang/me/privacy/data.json': [forMembers('/sw/me/privacy/data.json', { get: 200 })],
    '/:lang/me/privacy/delete': [forMembers('/sw/me/privacy/delete', { get: 200, post: 400 })],
    '/:lang/me/sessions': [forMembers('/sw/me/sessions', { get: 200, post: 400 })],
    '/:lang/me/pin': [forMembers('/sw/me/pin', { get: 200, post: 422 })],
    '/:lang/me/password': [forMembers('/sw/me/password', { get: 200, post: 422 })],
    '/:lang/me/profile': [forMembers('/sw/me/profile', { get: 200, post: 422 })],
    '/:lang/me/institutes/:institute': [
      forOwners('/sw/me/institutes/ttcih', ofTtcih, () => ({ get: 200, post: 400 }), {
        refused: () => ({ get: 404, post: 400 }),
      }),
      forMembers(
        '/sw/me/institutes/path',
        { get: 404, post: 404 },
        { what: 'of which nobody is a member', form: { intent: 'leave' } },
      ),
    ],
    '/:lang/me/phone': [forMembers('/sw/me/phone', { get: 200, post: 422 }, { form: { intent: 'confirm' } })],
    '/:lang/me/email': [forMembers('/sw/me/email', { get: 200, post: 422 }, { form: { intent: 'confirm' } })],
    '/:lang/sign-in': [
      forMembers('/sw/sign-in', { get: 302, post: 422 }, { anonymous: { get: 200, post: 422 } }),
    ],
    '/:lang/sign-in/pin': [
      forEverybody('/sw/sign-in/pin', { get: 302, post: 200 }),
      forEverybody(
        '/sw/sign-in/pin',
        { get: 302, post: 422 },
        { what: 'as a person of another phone', form: { who: 'a'.repeat(24), pin: '2580' } },
      ),
    ],
    '/:lang/recover': [forEverybody('/sw/recover', { get: 200, post: 303 })],
    '/:lang/recover/code': [forEverybody('/sw/recover/code', { get: 200, post: 422 })],
    '/:lang/sign-up': [
      forMembers('/sw/sign-up', { get: 302, post: 422 }, { anonymous: { get: 200, post: 422 } }),
    ],
    '/:lang/sign-out': [forEverybody('/sw/sign-out', { get: 302, post: 303 }, { endsSession: true })],
    '/:lang/me/invitations': [
      forMembers('/sw/me/invitations', { get: 302, post: 400 }, { anonymous: { get: 302, post: 'sign-in' } }),
    ],
    '/:lang/people': [forRoles('/sw/people', officers, { get: 200 })],
    '/:lang/people.csv': [forRoles('/sw/people.csv', officers, { get: 200 })],
    '/:lang/people.xlsx': [forRoles('/sw/people.xlsx', officers, { get: 200 })],
    '/:lang/people/new': [forRoles('/sw/people/new', adders, { get: 200, post: 422 })],
    '/:lang/people/duplicates': [
      forRoles('/sw/people/duplicates', adders, { get: 200, post: 400 }),
      forMembers(
        '/sw/people/duplicates',
        { get: 403, post: 403 },
        {
          what: 'with people whom another answers for',
          form: { intent: 'distinct', one: people.learner, other: people.elsewhere },
          others: (member) =>
            isAdder(member) ? { get: 200, post: member === 'administrator' ? 303 : 404 } : undefined,
        },
      ),
      forRoles(
        '/sw/people/duplicates',
        adders,
        { get: 200, post: 404 },
        { what: 'with a merge of nobody', form: { intent: 'undo', merge: idOfNothing } },
      ),
    ],
    '/:lang/people/roles': [
      forRoles('/sw/people/roles', adders, { get: 200, post: 422 }),
      forMembers(
        '/sw/people/roles',
        { get: 403, post: 403 },
        {
          what: 'taking back a role of an institute',
          form: { person: idOfNothing, role: 'author', scope: 'muhas' },
          others: (member) =>
            isAdder(member)
              ? { get: 200, post: ['administrator', 'foreign manager'].includes(member) ? 303 : 403 }
              : undefined,
        },
      ),
    ],
    '/:lang/people/import': [forRoles('/sw/people/import', adders, { get: 200, post: 422 })],
    '/:lang/people/import/template.xlsx': [forRoles('/sw/people/import/template.xlsx', adders, { get: 200 })],
    '/:lang/people/import/template.csv': [forRoles('/sw/people/import/template.csv', adders, { get: 200 })],
    '/:lang/people/import/:import': [ofManager(`/sw/people/import/${uploadedList}`, { get: 200, post: 303 })],
    '/:lang/people/import/:import/codes': [
      ofManager(`/sw/people/import/${uploadedList}/codes`, { get: 200, post: 200 }),
    ],
    '/:lang/people/import/:import/rejected.xlsx': [
      ofManager(`/sw/people/import/${uploadedList}/rejected.xlsx`, { get: 200 }),
    ],
    '/:lang/people/import/:import/rejected.csv': [
      ofManager(`/sw/people/import/${uploadedList}/rejected.csv`, { get: 200 }),
    ],
    '/:lang/people/:person': aboutPeople(
      people,
      (id) => `/sw/people/${id}`,
      (member) => ({
        get: 200,
        post: member === 'administrator' ? 303 : member === 'in-charge' ? 404 : 403,
      }),
      { form: nothingToTakeBack },
    ),
    '/:lang/people/:person/edit': aboutPeople(
      people,
      (id) => `/sw/people/${id}/edit`,
      (member, person) => (mayActFor(member, person) ? { get: 200, post: 422 } : { get: 403, post: 403 }),
    ),
    '/:lang/people/:person/code': aboutPeople(
      people,
      (id) => `/sw/people/${id}/code`,
      (member, person) => (mayActFor(member, person) ? { get: 200, post: 200 } : { get: 403, post: 403 }),
    ),
    '/:lang/admin': [forRoles('/sw/admin', administrator, { get: 200 })],
    '/:lang/admin/institutes': [forRoles('/sw/admin/institutes', administrator, { get: 200 })],
    '/:lang/admin/institutes/new': [
      forRoles('/sw/admin/institutes/new', administrator, { get: 200, post: 422 }),
    ],
    '/:lang/admin/institutes/:institute': [
      forRoles('/sw/admin/institutes/ttcih', administrator, { get: 200, post: 422 }),
      forRoles(
        '/sw/admin/institutes/no-such-institute',
        administrator,
        { get: 404, post: 404 },
        { what: 'that is not there' },
      ),
    ],
    '/:lang/admin/audit': [forRoles('/sw/admin/audit', administrator, { get: 200 })],
    '/:lang/admin/audit.csv': [forRoles('/sw/admin/audit.csv', administrator, { get: 200 })],
    '/:lang/admin/messages': [forRoles('/sw/admin/messages', administrator, { get: 200 })],
    '/:lang/admin/cpd': [
      forRoles('/sw/admin/cpd', administrator, { get: 200, post: 422 }, { form: { intent: 'record' } }),
    ],
    '/:lang/admin/settings': [
      forRoles(
        '/sw/admin/settings',
        administrator,
        { get: 200, post: 422 },
        { form: { quietFromHour: '24' } },
      ),
    ],
    '/api/sms/africastalking/:secret': [
      forEverybody('/api/sms/africastalking/guessed', { get: 404, post: 404 }),
    ],
    '/api/facilities': [forEverybody('/api/facilities?council=kigoma-dc&q=bi', { get: 200 })],
    '/v': [forEverybody('/v', { get: 302 })],
    '/v/trust.json': [forEverybody('/v/trust.json', { get: 200 })],
    '/:lang/kept': [forEverybody('/sw/kept', { get: 200, post: 400 })],
    '/:lang/share': [forEverybody('/sw/share?text=Habari', { get: 302 })],
    '/:lang/app.webmanifest': [forEverybody('/sw/app.webmanifest', { get: 200 })],
    '/service-worker.js': [forEverybody('/service-worker.js', { get: 200 })],
    '/.well-known/jwks.json': [forEverybody('/.well-known/jwks.json', { get: 200 })],
    '/.well-known/did.json': [forEverybody('/.well-known/did.json', { get: 200 })],
    '/keys/:kid': [forEverybody('/keys/AQIDBAUGBwg', { get: 404 }, { what: 'that is not there' })],
    '/issuers/:institute': [
      forEverybody('/issuers/ttcih', { get: 200 }),
      forEverybody('/issuers/nobody', { get: 404 }, { what: 'that is not there' }),
    ],
    '/achievements/:achievement': [
      forEverybody('/achievements/none-sw', { get: 404 }, { what: 'that is not there' }),
    ],
    '/credentials/status/:list': [
      forEverybody('/credentials/status/ttcih-999', { get: 404 }, { what: 'that is not there' }),
    ],
    '/credentials/:credential': [
      forEverybody(`/credentials/${certificateNumber}`, { get: 200 }),
      forEverybody('/credentials/0000-0000-0000', { get: 404 }, { what: 'that is not there' }),
    ],
    '/sync': [forEverybody('/sync', { get: 405, post: 400 })],
    '/sync/key': [forEverybody('/sync/key', { get: 200 })],
    '/sync/device': [
      forMembers('/sync/device', { get: 200, post: 400 }, { anonymous: { get: 401, post: 401 } }),
    ],
    '/sync/attempts': [
      forMembers('/sync/attempts', { get: 405, post: 400 }, { anonymous: { get: 405, post: 401 } }),
    ],
    '/packs/:course/:lang': [
      forEverybody('/packs/data-quality/sw', { get: 200 }),
      forEverybody('/packs/no-such-course/sw', { get: 404 }, { what: 'that is not there' }),
    ],
    '/packs/:course/:lang.html': [
      forEverybody('/packs/data-quality/en.html', { get: 200 }),
      forEverybody('/packs/data-quality/fr.html', { get: 404 }, { what: 'in a language that is not ours' }),
    ],
    '/media/:file': [
      forEverybody(mediaFile, { get: 200 }),
      forEverybody(`/media/${'0'.repeat(24)}.jpg`, { get: 404 }, { what: 'that is not there' }),
    ],
    '/healthz': [forEverybody('/healthz', { get: 200 })],
    '/readyz': [forEverybody('/readyz', { get: 200 })],
    '/*': [forEverybody('/no/such/page/at/all', { get: 404, post: 404 })],
  };
}

/** Parts of addresses that name nobody's own things: what anybody may read, what a role opens, and a right in itself. */
export const openParams = [
  'lang',
  'course',
  'path',
  'module',
  'lesson',
  'institute',
  'file',
  'secret',
  'toolkit',
  'worksheet',
  'kid',
  'achievement',
  'list',
];

/** Anybody may check a certificate. */
export const openPatterns = ['/:lang/verify/:credential', '/credentials/:credential'];
