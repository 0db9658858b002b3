import { type SQL, sql } from 'drizzle-orm';
import type { Question } from './get-overview.server';
import { behindFigure } from './list-learners.server';
import type { RiskReason } from './schemas';

/** Days without any activity after which somebody may have stopped. */
const restingDays = 14;

const resting = sql`passed_at is null and certificate is null
  and coalesce(last_activity_at, enrolled_at) < now() - make_interval(days => ${restingDays})`;

/** The condition on `standing` under which somebody is at risk for a reason. */
const atRiskFor: Record<RiskReason, SQL> = {
  ending: sql`certificate = 'expiring'`,
  resting,
  failed: sql`failed_twice and passed_at is null and certificate is null`,
};

/** All reasons that hold of a standing, as an array. */
export const reasonsOf = sql`array_remove(array[
  case when ${atRiskFor.ending} then 'ending' end,
  case when ${atRiskFor.resting} then 'resting' end,
  case when ${atRiskFor.failed} then 'failed' end], null)`;

/** The condition on `standing` and `account` for those at risk for a reason, in the courses that a question is about. */
export function atRisk(question: Question, reason: RiskReason): SQL {
  const courses =
    question.subjects[0] === '' ? question.choices.courses.map(({ id }) => id) : question.subjects;
  return sql`${behindFigure({ ...question, subjects: courses }, reason === 'ending' ? 'expiring' : 'enrolled')}
    and ${atRiskFor[reason]}`;
}

/** Those at risk for a reason as recipients of a reminder: each person once, with the course that is most urgent. */
export const recipientsAtRisk = (question: Question, reason: RiskReason): SQL => sql`
  select distinct on (person_id) person_id, course_id, valid_until
  from standing join account on account.id = person_id
  where ${atRisk(question, reason)}
  order by person_id, valid_until nulls last, last_activity_at desc nulls last, course_id`;
