import type { PublishedCourse } from './read-course';
import { readRightAnswers } from './read-course';
import { type Exchange, headerValues, textOf } from './exchange';
import { signInAsDemo } from './sign-in-as-demo';
import type { Visitor } from './visitor';

export interface Step {
  name: string;
  exchange: Exchange;
}

/**
 * Goes the learner's way with an empty cache, from sign-in to the certificate. It ends the course: the lesson is the last one that is
 * left to do, all others are done here beforehand and not counted.
 * @param learner somebody who is not signed in yet
 * @param earlier the same person, signed in
 */
export async function takeJourney(
  learner: Visitor,
  earlier: Visitor,
  course: PublishedCourse,
  databaseUrl: string,
): Promise<Step[]> {
  const lessons = course.lessons.filter(({ path }) => path.startsWith('/sw/')).map(({ path }) => path);
  const lastLesson = lessons.at(-1) ?? '';
  for (const path of lessons.slice(0, -1)) await earlier.post(path);

  const steps: Step[] = [];
  const take = async (name: string, answer: Promise<Exchange>) => {
    steps.push({ name, exchange: await answer });
    return answer;
  };
  const signInPath = `/sw/sign-in?next=${encodeURIComponent(lastLesson)}`;
  const signIn = await take('sign-in page', learner.get(signInPath));
  for (const path of subresources(signIn)) await take(path.replace(/^.*\./, 'its .'), learner.get(path));
  await take('sign in', signInAsDemo(learner, lastLesson));
  await take('lesson', learner.get(lastLesson));
  await take('mark it as done', learner.post(lastLesson));
  const quizPath = `/sw/courses/${course.slug}/final`;
  await take('quiz: rules', learner.get(quizPath));
  const started = await take('quiz: start', learner.post(quizPath, [['intent', 'start']]));
  const attemptPath = redirectOf(started);
  await take('quiz: questions', learner.get(attemptPath));
  const answers = await readRightAnswers(databaseUrl, attemptPath.split('/').at(-1) ?? '');
  await take('quiz: submit', learner.post(attemptPath, [...answers, ['intent', 'submit']]));
  const result = await take('quiz: result', learner.get(attemptPath));
  const [, certificatePath] = /href="(\/sw\/me\/certificates\/[^"]+)"/.exec(textOf(result)) ?? [];
  if (!certificatePath) throw new Error('the journey led to no certificate');
  await take('certificate', learner.get(certificatePath));
  return steps;
}

/** @returns the paths of what a page makes a browser load */
export function subresources(page: Exchange): string[] {
  return [...textOf(page).matchAll(/<(?:link|script|img)[^>]+?(?:href|src)="(\/assets\/[^"]+)"/g)].flatMap(
    ([, path]) => path ?? [],
  );
}

function redirectOf(answer: Exchange): string {
  const [location] = headerValues(answer, 'location');
  if (!location) throw new Error(`${answer.path} led nowhere`);
  return location;
}
