import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '~db/client.server';
import { createCertificateNumber } from '~/features/certificates/index.server';
import { seededEvents } from './seeded-events';

const numbersAtOnce = 20_000;

/** Gives those a certificate who passed a final in `demo_attempt`. */
export async function seedCertificates(tx: Transaction): Promise<{ certificates: number; events: number }> {
  await tx.execute(sql`
    create temporary table demo_certificate on commit drop as
    select row_number() over () as nth, gen_random_uuid() as id, demo_enrolment.*, issued_at, score
    from demo_enrolment join (
      select person, course_id, min(taken_at) as issued_at, max(score) as score
      from demo_attempt where is_final and is_passed group by person, course_id
    ) as pass using (person, course_id)`);
  const [row] = await tx.execute<{ total: number }>(sql`select count(*)::int as total from demo_certificate`);
  const certificates = row?.total ?? 0;
  for (let from = 0; from < certificates; from += numbersAtOnce) {
    const numbers = Array.from(
      { length: Math.min(numbersAtOnce, certificates - from) },
      createCertificateNumber,
    );
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
  const { count: events } = await tx.execute(certificateEvents);
  return { certificates, events };
}

const certificateEvents: SQL = sql`
  insert into ${seededEvents}
  select gen_random_uuid(), person, 'earned', 'credential', id::text, current_revision, course_id, jsonb_build_object('score', score),
    cadre, council_id, facility_id, issued_at, 'web'
  from demo_certificate`;
