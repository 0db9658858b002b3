import {
  coursePath,
  learningPath,
  lessonPaths,
  lessonPathsOf,
  moduleQuizPath,
  practicePath,
} from './course-files';
import type { Graduate } from './learner-over-http';

/** A kind of page: its name, its path without the language, and whether it is asked for signed in. */
export interface KindOfPage {
  name: string;
  path: string;
  signedIn: boolean;
}

const [firstLesson = '', , , , , , , longTable = ''] = lessonPaths;

const [lessonWithChart = ''] = lessonPathsOf('from-data-to-decision').filter((path) =>
  path.endsWith('/run-charts'),
);
const lastLessonOfThirdCourse = lessonPathsOf('digital-primary-care').at(-1) ?? '';

const list = (paths: Record<string, string>, signedIn: boolean): KindOfPage[] =>
  Object.entries(paths).map(([name, path]) => ({ name, path, signedIn }));

/**
 * Pages of those who answer for others; an administrator may open all.
 * @param training path, without the language, of a cohort of a training face to face
 */
export const officePages = ({ certificateNumber }: Graduate, training: string): KindOfPage[] =>
  list(
    {
      people: '/people',
      'nobody found': '/people?q=nobody-of-this-name',
      'one person more': '/people/new',
      'list of people': '/people/import',
      'people registered twice': '/people/duplicates',
      'roles of people': '/people/roles',
      certificates: '/studio/certificates',
      'certificate that an institute looks after': `/studio/certificates/${certificateNumber}`,
      'item banks': '/studio/items',
      'courses in the studio': '/studio/courses',
      'files of an institute': '/studio/institutes/ttcih/media',
      'proposals to courses': '/studio/proposals',
      'how the languages of a course stand': `/studio${coursePath}/translations`,
      'more time in quizzes': `/studio${coursePath}/accommodations`,
      'corrected questions': `/studio${coursePath}/corrections`,
      'attempts of an unusual pace': `/studio${coursePath}/pace`,
      'how the questions of a course do': `/studio${coursePath}/analysis`,
      'who is trained': '/tracking',
      'who is trained, with a filter that is wrong': '/tracking?from=9999-99-99&region=%27',
      'learners behind a figure': '/tracking/learners',
      'facilities without a certified worker': '/tracking/facilities',
      'certificates of an area': '/tracking/certificates',
      'health workers in post': '/tracking/headcounts',
      'training and reporting': '/tracking/reporting',
      'uploading reports of councils': '/tracking/reporting/upload',
      'the overview by email': '/tracking/by-email',
      'who needs attention': '/tracking/at-risk',
      'reminding people': '/tracking/remind',
      cohorts: '/tracking/cohorts',
      'new cohort': '/tracking/cohorts/new',
      'new training face to face': '/tracking/cohorts/new?kind=faceToFace',
      'trainings face to face': '/tracking/trainings',
      'training face to face': training,
      'changing a training': `${training}/edit`,
      'attendance sheet of a training': `${training}/add`,
      'figures for DHIS2': '/tracking/dhis2',
      'what people tell': '/studio/feedback',
      'sign-offs': '/tracking/sign-offs',
      'design of certificates': '/studio/institutes/ttcih/certificate-design',
      administration: '/admin',
      institutes: '/admin/institutes',
      'new institute': '/admin/institutes/new',
      institute: '/admin/institutes/ttcih',
      'audit trail': '/admin/audit',
      messages: '/admin/messages',
      'CPD and councils': '/admin/cpd',
      settings: '/admin/settings',
    },
    true,
  );

/** Every kind of page that a learner meets, as somebody who has completed the course and as a visitor. */
export function kindsOfPages({
  openAttempt,
  result,
  certificateNumber,
  savedRun,
  meeting,
}: Graduate): KindOfPage[] {
  const visitor = {
    home: '',
    catalogue: '/courses',
    'empty catalogue': '/courses?q=zzz',
    'search of the catalogue': '/courses?q=mtakwimu',
    paths: '/paths',
    'no path for a cadre': '/paths?cadre=STU',
    path: learningPath,
    toolkits: '/toolkits',
    toolkit: '/toolkits/immunisation',
    'toolkit with many worksheets': '/toolkits/data-quality-routine',
    'job aid': '/toolkits/immunisation/job-aid',
    worksheet: '/toolkits/immunisation/immunisation-dropout',
    'result of a worksheet': '/toolkits/immunisation/immunisation-dropout?part=coverage&example=1',
    'figures of DHIS2': '/toolkits/data-quality-routine/strange-values/dhis2?part=months',
    'notice board':
      '/toolkits/immunisation/immunisation-dropout/notice-board?part=coverage&example=1&period=202510',
    'fault in a worksheet':
      '/toolkits/immunisation/immunisation-dropout?part=coverage&target_surviving_infants=1.040&penta1=-4&penta3=80',
    'worksheet with a table': '/toolkits/data-quality-routine/strange-values?example=1',
    'worksheet with cards': '/toolkits/supervision/verification-factor?example=1',
    'list that stays on the phone': '/toolkits/missed-appointments/missed-appointments',
    glossary: '/glossary',
    'search of the glossary': '/glossary?q=takwimu',
    'letter of the glossary': '/glossary?letter=k',
    'topic of the glossary': '/glossary?topic=data',
    'word that the glossary lacks': '/glossary?q=zzz',
    course: coursePath,
    'course that asks for another first': '/courses/supervision-with-data',
    lesson: firstLesson,
    'lesson with figures and tables': longTable,
    'lesson in both languages': `${longTable}?both=1`,
    'lesson with charts': lessonWithChart,
    'lesson on digital health': lastLessonOfThirdCourse,
    quiz: moduleQuizPath(1),
    practice: practicePath,
    'practice as a phone keeps it': `${practicePath}?part=content`,
    'course as a phone keeps it': `${coursePath}?part=content`,
    'sign-in': '/sign-in',
    'sign-in on the way': `/sign-in?next=/sw${firstLesson}`,
    'sign-up': '/sign-up',
    'forgotten password': '/recover',
    'one-time code': '/recover/code',
    'form of verification': '/verify',
    'fault in the form of verification': '/verify?number=7K4Q',
    verification: `/verify/${certificateNumber}`,
    'unknown certificate': '/verify/0000-0000-0000',
    'text on privacy': '/privacy',
    'what is kept on the phone': '/kept',
    'not found': '/courses/no-such-course',
  };
  const learner = {
    paths: '/paths',
    path: learningPath,
    course: coursePath,
    'course with a rule of its own': '/courses/medicines-and-supplies',
    lesson: firstLesson,
    'quiz not yet taken': moduleQuizPath(1),
    'practice of a module': practicePath,
    'quiz with an open attempt': moduleQuizPath(3),
    'passed final': `${coursePath}/final`,
    attempt: openAttempt,
    result,
    'my learning': '/me',
    'telling us something': '/tell',
    'my profile': '/me/profile',
    'institute of which I am no member': '/me/institutes/ttcih',
    'my phone number': '/me/phone',
    'my email address': '/me/email',
    'my phones': '/me/sessions',
    'new password': '/me/password',
    PIN: '/me/pin',
    'my privacy': '/me/privacy',
    'my data': '/me/privacy/data',
    'deleting my account': '/me/privacy/delete',
    certificate: `/me/certificates/${certificateNumber}`,
    'my CPD record': '/me/transcript',
    'my saved worksheets': '/me/worksheets',
    'notice board of saved worksheets': '/me/worksheets/notice-board',
    'saved worksheet': `/me/worksheets/${savedRun}`,
    'worksheets shared with me': '/me/worksheets/shared',
    'my meetings': '/me/meetings',
    'new meeting': '/me/meetings/new',
    'agenda of a meeting': `/me/meetings/${meeting}/agenda`,
    'findings of a meeting': `/me/meetings/${meeting}/findings`,
    'causes in a meeting': `/me/meetings/${meeting}/causes`,
    'decisions of a meeting': `/me/meetings/${meeting}/actions`,
    'minutes of a meeting': `/me/meetings/${meeting}`,
  };
  return [...list(visitor, false), ...list(learner, true)];
}
