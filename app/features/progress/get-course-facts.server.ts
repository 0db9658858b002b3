import { eq, sql } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { isSamePerson } from '~db/same-person';
import { course } from '~db/schema/catalog';
import { enrolment } from '~db/schema/enrolments';
import { learningEvent } from '~db/schema/events';
import { attempt } from '~db/schema/quizzes';
import { type CourseFacts, nothingDone } from './course-path';

/** What a person has done in a course, in one statement. */
export async function getCourseFacts(
  personId: string,
  courseId: string,
  executor: Executor = database(),
): Promise<CourseFacts> {
  const [row] = await executor
    .select({
      enrolled: sql<boolean>`exists (
        select from ${enrolment}
        where ${isSamePerson(enrolment.personId, personId)} and ${enrolment.courseId} = ${courseId})`,
      lessonsDone: sql<string[]>`array(
        select distinct ${learningEvent.objectId} from ${learningEvent}
        where ${isSamePerson(learningEvent.actorId, personId)} and ${learningEvent.courseId} = ${courseId}
          and ${learningEvent.verb} = 'completed' and ${learningEvent.objectType} = 'lesson')`,
      results: sql<CourseFacts['results']>`coalesce((
        select jsonb_object_agg(quiz.quiz_id, jsonb_build_object(
          'best', jsonb_build_object('score', quiz.score, 'passed', quiz.passed),
          'last', jsonb_build_object('score', quiz.last_score, 'passed', quiz.last_passed)))
        from (select ${attempt.quizId} as quiz_id, max(${attempt.score}) as score,
                bool_or(${attempt.score} >= ${attempt.passMark} - 1e-9) as passed,
                (array_agg(${attempt.score} order by ${attempt.submittedAt} desc))[1] as last_score,
                (array_agg(${attempt.score} >= ${attempt.passMark} - 1e-9 order by ${attempt.submittedAt} desc))[1] as last_passed
              from ${attempt}
              where ${isSamePerson(attempt.personId, personId)} and ${attempt.courseId} = ${courseId}
                and ${attempt.submittedAt} is not null
              group by ${attempt.quizId}) quiz), '{}')`,
    })
    .from(course)
    .where(eq(course.id, courseId));
  return row ?? nothingDone;
}
