import { randomBytes } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { database, type Transaction } from '~db/client.server';
import { hashPassword } from '~/features/accounts/index.server';
import { rebuildRollups } from './apply-rollups.server';
import { seedCertificates } from './seed-certificates.server';
import { seedDemoCourses } from './seed-demo-courses.server';
import { seedEnrolments } from './seed-enrolments.server';
import { seedQuizzes } from './seed-quizzes.server';

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
 * @param demoCourses so many courses are made up too, and everybody takes about ten in all
 */
export async function seedNation(
  learners: number,
  say: (step: string) => void,
  demoCourses = 0,
): Promise<SeededNation> {
  if (demoCourses > 0) {
    say(`${demoCourses} demo courses`);
    await seedDemoCourses('db/seed/demo-course', demoCourses);
  }
  const password = await hashPassword(randomBytes(24).toString('base64url'));
  const seeded = await database().transaction(async (tx) => {
    await tx.execute(sql`set local work_mem = '64MB'`);
    await tx.execute(sql`select setseed(0.5)`);
    say(`${learners} learners`);
    await placePeople(tx, learners);
    await tx.execute(addAccounts(password));
    say('enrolments and lessons');
    const learned = await seedEnrolments(tx, demoCourses);
    say('quizzes');
    const graded = await seedQuizzes(tx, learners, say);
    say('certificates');
    const { certificates, events: earned } = await seedCertificates(tx);
    say('headcounts');
    await tx.execute(headcounts);
    const events = learned.events + graded + earned;
    return { learners, enrolments: learned.enrolments, events, certificates };
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

/** Half as many again in post as learn here, so that coverage has something to say. */
const headcounts: SQL = sql`
  insert into headcount (council_id, cadre, in_post)
  select council_id, cadre, ceil(count(*) * 1.5)::int from demo_person group by 1, 2
  on conflict (council_id, cadre) do update set in_post = headcount.in_post + excluded.in_post, imported_at = now()`;
