import { randomBytes } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { hashPassword } from '~/features/accounts/index.server';
import { createCertificateNumber } from '~/features/certificates/index.server';
import { rebuildRollups } from './apply-rollups.server';

const numbersAtOnce = 20_000;
/** Months after which a certificate of a course without a rule of its own ends here, so that there is something to renew. */
const usualMonths = 12;

/** How many of a hundred are of each cadre. */
const cadreMix = {
  EN: 26,
  CO: 16,
  NO: 12,
  HA: 12,
  ANO: 8,
  MD: 5,
  CA: 4,
  LT: 4,
  AMO: 3,
  MW: 2,
  PT: 2,
  LA: 2,
  HRT: 2,
  EHO: 1,
  CHW: 1,
};

const firstNames =
  'Asha,Neema,Zawadi,Rehema,Mwanaidi,Upendo,Grace,Fatuma,Joyce,Halima,Juma,Baraka,Hamisi,Joseph,Emmanuel,Salum,Daudi,Rashidi,Peter,Musa';
const lastNames =
  'Juma,Mushi,Mwakalinga,Massawe,Kimaro,Nyerere,Hassan,Mollel,Komba,Ngonyani,Shayo,Lyimo,Bakari,Mwita,Mabula,Chacha,Sanga,Temba,Mrema,Kessy';

interface SeededNation {
  learners: number;
  enrolments: number;
  events: number;
  certificates: number;
}

/**
 * Makes up a nation of demo learners at the real facilities: more at hospitals, uneven between regions and over the year, most of them with a
 * few courses, many of which stop on the way, some certificates over. On the same day it makes up the same nation again. Nobody can sign
 * in as one of them: their numbers can't be dialled.
 * @param say told each step
 */
export async function seedNation(learners: number, say: (step: string) => void): Promise<SeededNation> {
  const password = await hashPassword(randomBytes(24).toString('base64url'));
  const seeded = await database().transaction(async (tx) => {
    const count = async (statement: SQL) => Number((await tx.execute(statement)).count);
    await tx.execute(sql`set local work_mem = '64MB'`);
    await tx.execute(sql`select setseed(0.5)`);
    say(`${learners} learners`);
    await placePeople(tx, learners);
    await count(addAccounts(password));
    say('enrolments');
    await tx.execute(enrolPeople);
    const enrolments = await count(
      sql`insert into enrolment (person_id, course_id, enrolled_at) select person, course_id, enrolled_at from demo_enrolment`,
    );
    say('lessons and quizzes');
    let events = 0;
    for (const statement of [registrations, lessonsDone, finals]) events += await count(statement);
    say('certificates');
    const certificates = await certify(tx);
    events += await count(certificateEvents);
    say('headcounts');
    await tx.execute(headcounts);
    return { learners, enrolments, events, certificates };
  });
  say('rollups');
  await rebuildRollups();
  return seeded;
}

/** Learner by learner along the facilities, each as wide as it is likely that somebody of it learns. */
async function placePeople(tx: Transaction, learners: number): Promise<void> {
  const mix = Object.entries(cadreMix).flatMap(([cadre, share]) => Array<string>(share).fill(cadre));
  await tx.execute(sql`
    create temporary table demo_person on commit drop as
    with weighed as (
      select facility.id, council_id,
        (case when level in ('dispensary', 'other') then 2 when level = 'health_centre' then 6 else 20 end)
        * (0.35 + (('x' || substr(md5(region_id), 1, 4))::bit(16)::int / 40000.0))
        * (0.3 + (('x' || substr(md5(facility.id), 1, 4))::bit(16)::int / 50000.0)) as weight
      from facility join council on council.id = council_id where status = 'operating'
    ), along as (
      select id, council_id, sum(weight) over (order by id) - weight as low, sum(weight) over (order by id) as high,
        sum(weight) over () as total
      from weighed
    )
    select gen_random_uuid() as person, at, id as facility_id, council_id,
      (${`{${mix.join(',')}}`}::text[])[1 + floor(random() * ${mix.length})::int] as cadre,
      case when random() < 0.2 then null when random() < 0.6 then 'female' else 'male' end as sex,
      random() < 0.9 as is_open, random() as zeal,
      now() - make_interval(secs => 86400 * (5 + 725 * power(random(), 0.8))) as joined_at
    from along, generate_series(ceil(low / total * ${learners}::int)::int, ceil(high / total * ${learners}::int)::int - 1) as at`);
  // Who was added and never came is forgotten after a time, so they have been added of late.
  await tx.execute(
    sql`update demo_person set joined_at = now() - make_interval(secs => 86400 * 20 * random()) where not is_open`,
  );
  // The long rains of April and the holidays of December keep people from learning.
  await tx.execute(sql`update demo_person set joined_at = joined_at - interval '50 days'
    where is_open and extract(month from joined_at) in (4, 12) and random() < 0.65`);
}

const addAccounts = (password: string): SQL => sql`
  insert into account (id, phone, name, password_hash, cadre, council_id, facility_id, sex, language, is_demo, created_at)
  select person, '+2550' || lpad((at + (select count(*) from account where phone like '+2550%'))::text, 8, '0'),
    (string_to_array(${firstNames}, ','))[1 + floor(random() * 20)::int] || ' '
      || (string_to_array(${lastNames}, ','))[1 + floor(random() * 20)::int],
    case when is_open then ${password} end, cadre, council_id, facility_id, sex,
    case when random() < 0.85 then 'sw' else 'en' end, true, joined_at
  from demo_person`;

/** Each takes the first courses rather than the last, and gets as far as zeal, and luck, carry them. */
const enrolPeople: SQL = sql`
  create temporary table demo_enrolment on commit drop as
  with offered as (
    select course.id as course_id, current_revision, course.institute_id, row_number() over (order by course.id) as place,
      array(select lesson ->> 'id' from jsonb_array_elements(manifest -> 'modules') with ordinality as module (body, number),
        jsonb_array_elements(body -> 'lessons') with ordinality as l (lesson, at) order by number, l.at) as lessons,
      manifest #>> '{final,id}' as final,
      coalesce((manifest #>> '{certificate,validMonths}')::int, ${usualMonths}) as months
    from course join course_revision on hash = current_revision
  ), taken as (
    select *, joined_at + make_interval(secs => 86400 * (place - 1) * 60 * random() + 86400 * 10 * random()) as enrolled_at
    from demo_person, offered where is_open and random() + 0 * at < 0.85 / (0.6 + 0.4 * place)
  )
  select *, least(array_length(lessons, 1),
      floor(array_length(lessons, 1) * 1.7 * power(zeal * random(), 0.55) - 0.3))::int as reached,
    (0.4 + 5 * random()) as pace, random() as luck
  from taken where enrolled_at < now()`;

const eventColumns = sql.raw(
  'learning_event (id, actor_id, verb, object_type, object_id, revision, course_id, result, cadre, council_id, facility_id, occurred_at, source)',
);

const registrations: SQL = sql`
  insert into ${eventColumns}
  select gen_random_uuid(), person, 'registered', 'course', course_id, current_revision, course_id, null, cadre, council_id,
    facility_id, enrolled_at, 'web'
  from demo_enrolment`;

const lessonDay = sql`enrolled_at + make_interval(secs => 86400 * pace * place_of_lesson)`;

const lessonsDone: SQL = sql`
  insert into ${eventColumns}
  select gen_random_uuid(), person, 'completed', 'lesson', lessons[place_of_lesson], null, course_id, null, cadre, council_id,
    facility_id, ${lessonDay}, 'web'
  from demo_enrolment, generate_series(1, reached) as place_of_lesson
  where ${lessonDay} < now()`;

const finalDay = sql`enrolled_at + make_interval(secs => 86400 * pace * (array_length(lessons, 1) + attempt))`;

/** Who has done all lessons mostly takes the final; of those who fail, many try again, and some fail again. */
const finals: SQL = sql`
  insert into ${eventColumns}
  select gen_random_uuid(), person, 'graded', 'attempt', gen_random_uuid()::text, current_revision, course_id,
    jsonb_build_object('quizId', final, 'passed', is_passed, 'score', case when is_passed then 70 + round(luck * 30) else 40 + round(luck * 29) end),
    cadre, council_id, facility_id, ${finalDay}, 'web'
  from demo_enrolment, (values (1, 0.0, 0.72, true), (1, 0.72, 0.92, false), (2, 0.72, 0.85, true), (2, 0.85, 0.9, false)) as one (attempt, low, high, is_passed)
  where reached = array_length(lessons, 1) and luck >= low and luck < high and ${finalDay} < now()`;

async function certify(tx: Transaction): Promise<number> {
  await tx.execute(sql`
    create temporary table demo_certificate on commit drop as
    select row_number() over () as nth, gen_random_uuid() as id, demo_enrolment.*, issued_at, score
    from demo_enrolment join (
      select actor_id, course_id, min(occurred_at) as issued_at, max((result ->> 'score')::real) as score
      from learning_event join demo_person on person = actor_id
      where verb = 'graded' and (result ->> 'passed')::boolean group by 1, 2
    ) as pass on pass.actor_id = person and pass.course_id = demo_enrolment.course_id`);
  const [row] = await tx.execute<{ total: number }>(sql`select count(*)::int as total from demo_certificate`);
  const total = row?.total ?? 0;
  for (let from = 0; from < total; from += numbersAtOnce) {
    const numbers = Array.from({ length: Math.min(numbersAtOnce, total - from) }, createCertificateNumber);
    await tx.execute(sql`
      insert into credential (id, number, person_id, course_id, course_revision, institute_id, holder_name, language, score, is_demo,
        issued_at, valid_until)
      select given.id, number, person, course_id, current_revision, institute_id, account.name, account.language, score, true,
        issued_at, ((date_trunc('day', issued_at at time zone 'Africa/Dar_es_Salaam') + make_interval(months => months) - interval '1 second')
          at time zone 'Africa/Dar_es_Salaam')
      from unnest(${`{${numbers.join(',')}}`}::text[]) with ordinality as n (number, place_of_number)
      join demo_certificate as given on given.nth = place_of_number + ${from}::int
      join account on account.id = person`);
  }
  return total;
}

const certificateEvents: SQL = sql`
  insert into ${eventColumns}
  select gen_random_uuid(), person, 'earned', 'credential', id::text, current_revision, course_id, jsonb_build_object('score', score),
    cadre, council_id, facility_id, issued_at, 'web'
  from demo_certificate`;

/** Half as many again in post as learn here, so that coverage has something to say. */
const headcounts: SQL = sql`
  insert into headcount (council_id, cadre, in_post)
  select council_id, cadre, ceil(count(*) * 1.5)::int from demo_person group by 1, 2
  on conflict (council_id, cadre) do update set in_post = headcount.in_post + excluded.in_post, imported_at = now()`;
