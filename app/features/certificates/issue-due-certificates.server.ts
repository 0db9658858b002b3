import { sql } from 'drizzle-orm';
import { database } from '~db/client.server';
import { getActorById } from '~/features/accounts/index.server';
import { issueCertificate } from './issue-certificate.server';
import { issueOfPath } from './issue-path-certificates.server';
import { usualDaysBefore } from './validity';

/**
 * Issues what people have earned and were not given: because a process died between the grade and the certificate, because a rule was met by
 * itself, or because a learning path has got a certificate since. What is due is issued once, whoever else issues it at the same time.
 * @returns how many people and courses or paths were looked at
 */
export async function issueDueCertificates(signal?: AbortSignal): Promise<number> {
  const ofCourses = await findPassedFinals();
  for (const { person, award } of ofCourses) {
    signal?.throwIfAborted();
    const actor = await getActorById(person);
    if (actor) await issueCertificate(actor, award);
  }
  const ofPaths = await findCertifiedPaths();
  for (const { person, award } of ofPaths) {
    signal?.throwIfAborted();
    const actor = await getActorById(person);
    if (actor) await database().transaction((tx) => issueOfPath(tx, actor, award));
  }
  return ofCourses.length + ofPaths.length;
}

/** A person and the course or path that may be due. */
interface Due extends Record<string, unknown> {
  person: string;
  award: string;
}

/** Who has passed the final of a course and has neither its certificate nor one that is too young to be renewed by that pass. */
async function findPassedFinals(): Promise<Due[]> {
  return database().execute<Due>(sql`
    with final as materialized (
      select course.id as course_id, course_revision.manifest #>> '{final,id}' as quiz_id,
        interval '1 day' * coalesce(
          (course_revision.manifest #>> '{certificate,recertification,opensDaysBefore}')::int,
          ${usualDaysBefore}) as opens_before
      from course
      join course_revision on course_revision.hash = course.current_revision)
    select distinct coalesce(account.merged_into, account.id) as person, attempt.course_id as award
    from attempt
    join final on final.course_id = attempt.course_id and final.quiz_id = attempt.quiz_id
    join account on account.id = attempt.person_id
    where attempt.submitted_at is not null
      and attempt.score >= attempt.pass_mark - 1e-9
      and not exists (
        select from credential
        left join credential_replacement on credential_replacement.credential_id = credential.id
        where credential.person_id = attempt.person_id and credential.course_id = attempt.course_id
          and credential_replacement.credential_id is null
          and (credential.ended_at is not null or credential.valid_until is null
            or attempt.started_at < credential.valid_until - final.opens_before))`);
}

/** Who is certified in every course of a path, and has neither its certificate nor one that ends as late as they do. */
async function findCertifiedPaths(): Promise<Due[]> {
  return database().execute<Due>(sql`
    with certified as (
      select credential.person_id, learning_path.id as path_id,
        min(coalesce(credential.valid_until, 'infinity')) as until
      from learning_path
      cross join lateral jsonb_array_elements(learning_path.courses) as one
      join credential on credential.course_id = one ->> 'course' and credential.ended_at is null
        and (credential.valid_until is null or credential.valid_until >= now())
      where learning_path.certified_by is not null
      group by learning_path.id, credential.person_id
      having count(distinct credential.course_id) = jsonb_array_length(learning_path.courses))
    select certified.person_id as person, certified.path_id as award
    from certified
    where not exists (
      select from credential
      left join credential_replacement on credential_replacement.credential_id = credential.id
      where credential.person_id = certified.person_id and credential.path_id = certified.path_id
        and credential_replacement.credential_id is null
        and (credential.ended_at is not null
          or coalesce(credential.valid_until, 'infinity') >= certified.until))`);
}
