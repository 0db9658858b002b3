import type postgres from 'postgres';

/** Trainings held face to face in a nation of 150,000 learners. */
const ofANation = { learners: 150_000, trainings: 20_000 };
/** People with an account at a training, beside the few of whom a sheet tells their number alone. */
const namedAtOnce = 16;

/** Makes up trainings of the last three years, in proportion to the learners; about twenty people were at each. */
export async function seedTrainings(sql: postgres.Sql, learners: number): Promise<void> {
  const trainings = Math.round((ofANation.trainings * learners) / ofANation.learners);
  await sql.begin(async (tx) => {
    await tx`
      create temporary table bench_training on commit drop as
      select gen_random_uuid() as id, row_number() over () as number, council_id, begins
      from (select council_id from account where council_id is not null and merged_into is null order by md5(id::text) limit ${trainings}) as somewhere
      cross join lateral (select current_date - (random() * 1095 + 0 * length(council_id))::int as begins) as at`;
    await tx`
      insert into cohort (id, kind, name, course_ids, topic, place, council_id, starts_on, ends_on, created_by)
      select id, 'faceToFace', 'Training ' || number, case when number % 2 = 0 then array['c' || 1 + number % 6] else '{}' end,
        case when number % 2 = 1 then 'Registers' end, 'Hall', council_id, begins, begins + 3, gen_random_uuid()
      from bench_training`;
    await tx`
      insert into cohort_member (cohort_id, person_id, cadre, council_id, facility_id)
      select bench_training.id, person.id, cadre, council_id, facility_id
      from bench_training join (
        select id, cadre, council_id, facility_id, row_number() over (partition by council_id order by id) as place,
          count(*) over (partition by council_id) as all_there
        from account where merged_into is null
      ) as person using (council_id)
      where (person.place + bench_training.number * 7) % all_there < ${namedAtOnce}`;
    await tx`
      insert into attendance_count (cohort_id, cadre, sex, people)
      select id, cadre, sex, people from bench_training, (values ('EN', 'female', 2), ('HA', 'male', 1), ('', '', 1)) as counted (cadre, sex, people)`;
  });
  await sql`analyze cohort, cohort_member, attendance_count`;
}
