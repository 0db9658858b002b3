import { v4 as uuidv4 } from 'uuid';
import { database } from '~db/client.server';
import { enrol } from '~/features/enrolments/index.server';
import type { PublishedCourse } from '~/features/catalog/index.server';
import { completeLesson } from '~/features/lessons/index.server';
import { type AttemptView, getAttempt, saveAttempt, startAttempt } from '~/features/quizzes/index.server';
import type { EventActor } from '~/platform/learning-events.server';
import type { QuizEntry } from '~db/schema/catalog';
import type { Responses } from '~db/schema/quizzes';

/** Right answers of the small course's items, by id of the item. */
export const rightAnswers: Responses = {
  't1.m1.q1': ['b'],
  't1.m1.q2': ['a', 'c'],
  't1.m1.q3': ['true'],
  't1.m1.q4': ['92.5'],
  't1.m1.q5': ['b'],
  't1.f1': ['b'],
  't1.f2': ['a', 'c'],
  't1.f3': ['true'],
  't1.f4': ['92,5 %'],
  't1.f5': ['b'],
  't1.f6': ['true'],
};

/** Enrols a person in the course. */
export function enrolPerson(actor: EventActor, course: PublishedCourse): Promise<void> {
  return database().transaction((tx) => enrol(tx, actor, { courseId: course.id, revision: course.revision }));
}

/** Marks every lesson of the course as done. */
export async function doLessons(actor: EventActor, course: PublishedCourse): Promise<void> {
  for (const lesson of course.manifest.modules.flatMap((module) => module.lessons)) {
    await completeLesson(actor, {
      courseId: course.id,
      revision: course.revision,
      lessonId: lesson.id,
      clientUuid: uuidv4(),
    });
  }
}

/** Starts an attempt. @returns its id @throws where it may not be started */
export async function openAttempt(
  actor: EventActor,
  course: PublishedCourse,
  quiz: QuizEntry = course.manifest.final,
): Promise<string> {
  const answer = await startAttempt(actor, course, quiz, uuidv4());
  if (answer.outcome !== 'started') throw new Error(`the attempt was not started: ${answer.outcome}`);
  return answer.attemptId;
}

/** Submits an attempt with these answers; what isn't answered counts as wrong. */
export function submit(actor: EventActor, attemptId: string, responses: Responses, clientUuid = uuidv4()) {
  return saveAttempt(actor, {
    attemptId,
    responses,
    intent: 'submit',
    acceptsUnanswered: true,
    clientUuid,
  });
}

/** Keeps answers without submitting. */
export function save(actor: EventActor, attemptId: string, responses: Responses, clientUuid = uuidv4()) {
  return saveAttempt(actor, { attemptId, responses, intent: 'save', acceptsUnanswered: false, clientUuid });
}

/** The answers that an open attempt of this person holds, as its page names them. */
export async function keptAnswers(actor: EventActor, attemptId: string): Promise<Responses> {
  const view = await getAttempt(actor.id, attemptId, 'en');
  if (!view) throw new Error('there is no such attempt');
  if (view.status !== 'open') throw new Error('the attempt is submitted');
  return Object.assign({}, ...view.items.map(({ answers }) => answers)) as Responses;
}

/** All items of an attempt, asked or explained; none of one that is practised, which shows one at a time. */
export function itemsOf(view: AttemptView | undefined) {
  return view && 'items' in view ? view.items : [];
}
