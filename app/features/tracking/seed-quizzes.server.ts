import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { seededEvents } from './seeded-events';

const learnersAtOnce = 10_000;

/**
 * Lets the people of `demo_enrolment` take quizzes: of the demo courses all, with each step that the site writes down, of the others the
 * final, whose grade alone is written.
 * @returns events; who took what stands in `demo_attempt`
 */
export async function seedQuizzes(
  tx: Transaction,
  learners: number,
  say: (step: string) => void,
): Promise<number> {
  await tx.execute(attempts);
  await tx.execute(finals);
  let { count: events } = await tx.execute(finalsGraded);
  await tx.execute(demoQuizzes);
  const { count: taken } = await tx.execute(demoAttempts);
  if (taken === 0) return events;
  await tx.execute(quizSteps);
  await tx.execute(sql`analyze demo_attempt, demo_step`);
  for (let from = 0; from < learners; from += learnersAtOnce) {
    const { count } = await tx.execute(stepsTaken(from, from + learnersAtOnce));
    events += count;
    say(`quizzes of ${Math.min(learners, from + learnersAtOnce)} learners`);
  }
  return events;
}

const attempts: SQL = sql`
  create temporary table demo_attempt (
    id uuid, at int, person uuid, course_id text, quiz text, is_final boolean, nth int, right_answers int, is_passed boolean, score real,
    taken_at timestamptz
  ) on commit drop`;

/** Most pass at once; of those who fail, many try again, and some fail again. Who is luckless doesn't try. */
const outcomes = sql`(values (1, 0.0, 0.72, true), (1, 0.72, 0.92, false), (2, 0.72, 0.85, true), (2, 0.85, 0.9, false))
  as outcome (nth, low, high, is_passed)`;

const finalDay = sql`enrolled_at + make_interval(secs => 86400 * pace * (array_length(lessons, 1) + nth))`;

/** Who has done all lessons mostly takes the final. */
const finals: SQL = sql`
  insert into demo_attempt
  select gen_random_uuid(), at, person, course_id, final, true, nth, null, is_passed,
    case when is_passed then 70 + round(luck * 30) else 40 + round(luck * 29) end, ${finalDay}
  from demo_enrolment, ${outcomes}
  where demo_number is null and reached = array_length(lessons, 1) and luck >= low and luck < high and ${finalDay} < now()`;

const finalsGraded: SQL = sql`
  insert into ${seededEvents}
  select gen_random_uuid(), person, 'graded', 'attempt', id::text, current_revision, course_id,
    jsonb_build_object('quizId', quiz, 'passed', is_passed, 'score', score), cadre, council_id, facility_id, taken_at, 'web'
  from demo_attempt join demo_enrolment using (person, course_id)`;

/** The quizzes of demo courses, each behind so many lessons. */
const demoQuizzes: SQL = sql`
  create temporary table demo_quiz on commit drop as
  select demo_offer.course_id, module #>> '{quiz,id}' as quiz, false as is_final, place_of_module as number,
    sum(jsonb_array_length(module -> 'lessons')) over (partition by demo_offer.course_id order by place_of_module) as behind
  from demo_offer join course_revision on hash = current_revision,
    jsonb_array_elements(manifest -> 'modules') with ordinality as m (module, place_of_module)
  where demo_number is not null
  union all
  select course_id, final, true, 7, array_length(lessons, 1) from demo_offer where demo_number is not null`;

/** Of five questions, four make a pass. Each quiz has a luck of its own. */
const demoAttempts: SQL = sql`
  insert into demo_attempt
  select gen_random_uuid(), at, person, course_id, quiz, is_final, nth, right_answers, is_passed, 20 * right_answers, taken_at
  from demo_enrolment join demo_quiz using (course_id)
  cross join lateral (select luck * 1000 * number - floor(luck * 1000 * number) as luck_there) as own
  join ${outcomes} on luck_there >= low and luck_there < high
  cross join lateral (select floor(luck_there * 10000)::int as grain) as of_luck
  cross join lateral (select
    case when is_passed then 4 + grain % 2 else 1 + grain % 3 end as right_answers,
    enrolled_at + make_interval(secs => 86400 * pace * (behind + 0.2 * nth)) as taken_at) as taking
  where reached >= behind and taken_at < now()`;

const answers = (questions: SQL) => sql`(
  select jsonb_object_agg(quiz || '.q' || question, jsonb_build_array(((question <= right_answers) = (question % 2 = 1))::text))
  from generate_series(1, ${questions}) as question)`;

/** What the site writes down of an attempt at a demo quiz, whose odd questions are true and whose even ones aren't. */
const quizSteps: SQL = sql`
  create temporary table demo_step on commit drop as
  select quiz, right_answers, nth, minute, verb, result
  from demo_quiz, generate_series(1, 5) as right_answers, generate_series(1, 2) as nth, lateral (
    select 0 as minute, 'initialized' as verb, jsonb_build_object('quizId', quiz, 'number', nth) as result
    union all
    select saved, 'saved', jsonb_build_object('responses', ${answers(sql`saved`)}) from generate_series(1, 4) as saved
    union all
    select 5, 'submitted', jsonb_build_object('responses', ${answers(sql`5`)}, 'cause', 'submitted')
    union all
    select 5, 'graded', jsonb_build_object('quizId', quiz, 'passed', right_answers >= 4, 'score', 20 * right_answers,
      'right', (select jsonb_agg(quiz || '.q' || question) from generate_series(1, right_answers) as question),
      'shares', (select jsonb_object_agg(quiz || '.q' || question, (question <= right_answers)::int) from generate_series(1, 5) as question))
  ) as step`;

const stepsTaken = (from: number, to: number): SQL => sql`
  insert into ${seededEvents}
  select gen_random_uuid(), person, verb, 'attempt', demo_attempt.id::text, current_revision, course_id, result, cadre, council_id,
    facility_id, taken_at - make_interval(mins => 5 - minute), 'web'
  from demo_attempt join demo_step using (quiz, right_answers, nth) join demo_offer using (course_id) join demo_person using (person)
  where demo_attempt.at >= ${from}::int and demo_attempt.at < ${to}::int`;
