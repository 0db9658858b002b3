import path from 'node:path';
import { and, eq, inArray } from 'drizzle-orm';
import { stringify } from 'yaml';
import { database } from '~db/client.server';
import { draftFile, draftMedia } from '~db/schema/authoring';
import { course, lessonRevision } from '~db/schema/catalog';
import { type PackageFiles, type PublishedCourse, readPackageFiles } from '~/features/catalog/index.server';
import { languages } from '~/platform/i18n/language';
import { lessonFile } from './lesson-file';
import { lessonFolder } from './package-path';

/**
 * What learners read of a course as the files of a package: its table of contents and its lessons with what they show. Its quizzes
 * stay with their institute, since they hold the answers.
 * @param contentFolder the folder that the site's own courses come from
 */
export async function readPublishedLessons(
  published: PublishedCourse,
  contentFolder: string,
): Promise<PackageFiles> {
  const files: PackageFiles = new Map([['course.yml', Buffer.from(outlineFile(published))]]);
  const places = published.manifest.modules.flatMap(({ slug, lessons }) =>
    lessons.flatMap((lesson) =>
      languages.map((language) => ({
        folder: lessonFolder(slug, lesson.slug),
        language,
        hash: lesson.revision[language],
      })),
    ),
  );
  const revisions = await database()
    .select({ hash: lessonRevision.hash, source: lessonRevision.source, media: lessonRevision.media })
    .from(lessonRevision)
    .where(
      inArray(
        lessonRevision.hash,
        places.map(({ hash }) => hash),
      ),
    );
  const revisionOf = new Map(revisions.map((revision) => [revision.hash, revision]));
  const shown = new Set<string>();
  for (const { folder, language, hash } of places) {
    const revision = revisionOf.get(hash);
    if (!revision) continue;
    files.set(lessonFile(folder, language), Buffer.from(revision.source));
    for (const name of Object.keys(revision.media)) shown.add(`${folder}/${name}`);
  }
  for (const [name, body] of await filesNamed(published, [...shown], contentFolder)) files.set(name, body);
  return files;
}

async function filesNamed(
  { id, slug }: PublishedCourse,
  names: string[],
  contentFolder: string,
): Promise<[string, Buffer][]> {
  const [found] = await database().select({ home: course.home }).from(course).where(eq(course.id, id));
  if (found?.home === 'files') {
    const all = await readPackageFiles(path.join(contentFolder, 'courses', slug));
    return [...all].filter(([name]) => names.includes(name));
  }
  const rows = await database()
    .select({ path: draftFile.path, bytes: draftMedia.bytes })
    .from(draftFile)
    .innerJoin(
      draftMedia,
      and(eq(draftMedia.instituteId, draftFile.instituteId), eq(draftMedia.hash, draftFile.mediaHash)),
    )
    .where(and(eq(draftFile.draftId, id), inArray(draftFile.path, names)));
  return rows.map(({ path: name, bytes }) => [name, Buffer.from(bytes)]);
}

function outlineFile({ instituteId, manifest }: PublishedCourse): string {
  const { id, topic, title, summary, cadres, hours, creditPoints, inks, outcomes, modules } = manifest;
  return stringify(
    {
      id,
      institute: instituteId,
      topic,
      title,
      summary,
      cadres,
      hours,
      creditPoints,
      inks,
      outcomes,
      modules: modules.map((module) => ({
        id: module.id,
        slug: module.slug,
        title: module.title,
        lessons: module.lessons.map(({ slug }) => slug),
      })),
    },
    { lineWidth: 0 },
  );
}
