import type postgres from 'postgres';

/** What copies add to some of their words: endings that Swahili has, so that the list of words grows as it would with real lessons. */
const endings = ['ni', 'ko', 'mo', 'po', 'je'];

/**
 * Copies the published courses until there are as many lessons, each copy with some words of its own.
 * @returns how many lessons there are
 */
export async function copyCourses(sql: postgres.Sql, lessonsWanted: number): Promise<number> {
  const courses = await sql<{ id: string; manifest: { modules: { lessons: unknown[] }[] } }[]>`
    select course.id, manifest from course join course_revision on hash = current_revision order by course.id`;
  const lessonsOf = courses.map(({ manifest }) =>
    manifest.modules.reduce((sum, one) => sum + one.lessons.length, 0),
  );
  let lessons = lessonsOf.reduce((sum, one) => sum + one, 0);
  for (let copy = 1; lessons < lessonsWanted; copy++) {
    for (const [index, { id }] of courses.entries()) {
      await copyCourse(sql, id, copy);
      lessons += lessonsOf[index] ?? 0;
    }
  }
  return lessons;
}

async function copyCourse(sql: postgres.Sql, id: string, copy: number): Promise<void> {
  const tag = `x${copy}`;
  const ending = endings[copy % endings.length] ?? '';
  const wordsBetween = 5 + (copy % 7);
  await sql`insert into lesson_revision (hash, lesson_id, institute_id, language, front_matter, source, media)
    select lesson.hash || ${tag}, lesson_id, lesson.institute_id, language, front_matter,
      regexp_replace(source, ${`((?:[[:alpha:]]+[^[:alpha:]]+){${wordsBetween}}[[:alpha:]]+)`}, ${`\\1${ending}`}, 'g'), media
    from lesson_revision lesson where lesson.hash !~ 'x[0-9]+$' and exists (
      select from course join course_revision revision on revision.hash = current_revision
      where course.id = ${id} and manifest::text like '%' || lesson.hash || '%')`;
  await sql`insert into course_revision (hash, course_id, institute_id, number, manifest)
    select revision.hash || ${tag}, course.id || ${tag}, revision.institute_id, 1,
      regexp_replace(
        jsonb_set(jsonb_set(manifest, '{slug}', to_jsonb(slug || '-' || ${tag}::text)), '{id}', to_jsonb(course.id || ${tag}::text))::text,
        '("revision": \\{"en": "[0-9a-f]{64})(", "sw": "[0-9a-f]{64})"', '\\1' || ${tag} || '\\2' || ${tag} || '"', 'g')::jsonb
    from course join course_revision revision on revision.hash = current_revision where course.id = ${id}`;
  await sql`insert into course (id, slug, institute_id, home, current_revision, package_digest)
    select id || ${tag}, slug || '-' || ${tag}, institute_id, home, current_revision || ${tag}, package_digest
    from course where id = ${id}`;
}
