import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { seededEvents } from './seeded-events';

/** Months after which a certificate of a course without a rule of its own ends here, so that there is something to renew. */
const usualMonths = 12;
/** So many of the demo courses somebody takes who learns at all: with the others, everybody takes ten on average. */
const demoCoursesOfEach = 8.3;

/**
 * Enrols the people of `demo_person` and lets them do lessons.
 * @param demoCourses so many of the demo courses are taken
 * @returns enrolments, which stand in `demo_enrolment` too, and events
 */
export async function seedEnrolments(
  tx: Transaction,
  demoCourses: number,
): Promise<{ enrolments: number; events: number }> {
  await tx.execute(offers);
  await tx.execute(enrolPeople);
  if (demoCourses > 0) await tx.execute(enrolInDemoCourses(demoCourses));
  await tx.execute(sql`analyze demo_enrolment`);
  const { count: enrolments } = await tx.execute(
    sql`insert into enrolment (person_id, course_id, enrolled_at) select person, course_id, enrolled_at from demo_enrolment`,
  );
  const { count: registered } = await tx.execute(registrations);
  const { count: completed } = await tx.execute(lessonsDone);
  return { enrolments, events: registered + completed };
}

const offers: SQL = sql`
  create temporary table demo_offer on commit drop as
  select course.id as course_id, current_revision, course.institute_id, substring(course.id from '^demo([0-9]+)$')::int as demo_number,
    row_number() over (partition by course.id ~ '^demo[0-9]+$' order by course.id) as place,
    array(select lesson ->> 'id' from jsonb_array_elements(manifest -> 'modules') with ordinality as module (body, number),
      jsonb_array_elements(body -> 'lessons') with ordinality as l (lesson, at) order by number, l.at) as lessons,
    manifest #>> '{final,id}' as final,
    coalesce((manifest #>> '{certificate,validMonths}')::int, ${usualMonths}) as months
  from course join course_revision on hash = current_revision`;

/** As far as zeal, and luck, carry them. */
const howFar: SQL = sql`
  least(array_length(lessons, 1), floor(array_length(lessons, 1) * 1.7 * power(zeal * random(), 0.55) - 0.3))::int as reached,
  (0.4 + 5 * random()) as pace, random() as luck`;

/** Each takes the first courses rather than the last. */
const enrolPeople: SQL = sql`
  create temporary table demo_enrolment on commit drop as
  with taken as (
    select *, joined_at + make_interval(secs => 86400 * (place - 1) * 60 * random() + 86400 * 10 * random()) as enrolled_at
    from demo_person, demo_offer
    where demo_number is null and is_open and random() + 0 * at < 0.85 / (0.6 + 0.4 * place)
  )
  select *, ${howFar} from taken where enrolled_at < now()`;

/** The first demo courses are taken three times as often as the last, on any day since somebody has joined. */
const enrolInDemoCourses = (courses: number): SQL => sql`
  insert into demo_enrolment
  with taken as (
    select *, joined_at + (now() - joined_at) * random() as enrolled_at
    from demo_person, demo_offer
    where demo_number <= ${courses}::int and is_open
      and random() + 0 * at < ${demoCoursesOfEach}::float8 / ${courses}::int * (1.5 - (demo_number - 0.5) / ${courses}::int)
  )
  select *, ${howFar} from taken`;

const registrations: SQL = sql`
  insert into ${seededEvents}
  select gen_random_uuid(), person, 'registered', 'course', course_id, current_revision, course_id, null, cadre, council_id,
    facility_id, enrolled_at, 'web'
  from demo_enrolment`;

const lessonDay = sql`enrolled_at + make_interval(secs => 86400 * pace * place_of_lesson)`;

const lessonsDone: SQL = sql`
  insert into ${seededEvents}
  select gen_random_uuid(), person, 'completed', 'lesson', lessons[place_of_lesson], null, course_id, null, cadre, council_id,
    facility_id, ${lessonDay}, 'web'
  from demo_enrolment, generate_series(1, reached) as place_of_lesson
  where ${lessonDay} < now()`;
