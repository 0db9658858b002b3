import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm';
import { database } from '~db/client.server';
import { draftChange, draftMedia, publication } from '~db/schema/authoring';
import { course } from '~db/schema/catalog';
import type { PackageFiles } from '~/features/catalog/index.server';
import type { Draft } from './find-draft.server';
import { readDraftPackage } from './get-draft-file.server';

/**
 * A draft's files as they were when the revision in force was published: what has been changed since is taken back.
 * @returns undefined where no revision is in force in the catalogue that the studio has published
 */
export async function readDraftAsPublished(
  draft: Pick<Draft, 'id' | 'instituteId'>,
): Promise<PackageFiles | undefined> {
  const version = await versionInForce(draft.id);
  if (version === undefined) return undefined;
  const files = await readDraftPackage(draft.id);
  const later = await database()
    .select({ path: draftChange.path, text: draftChange.textBefore, media: draftChange.mediaBefore })
    .from(draftChange)
    .where(and(eq(draftChange.draftId, draft.id), gt(draftChange.version, version)))
    .orderBy(asc(draftChange.version));
  const before = new Map(later.toReversed().map((change) => [change.path, change]));
  const bytesOf = await readMedia(
    draft.instituteId,
    [...before.values()].flatMap(({ media }) => media ?? []),
  );
  for (const [path, { text, media }] of before) {
    const body = media === null ? text : bytesOf.get(media);
    // A picture that was deleted from the library since is missing, and the gate asks for it.
    if (body === null || body === undefined) files.delete(path);
    else files.set(path, Buffer.from(body));
  }
  return files;
}

async function versionInForce(draftId: string): Promise<number | undefined> {
  const [found] = await database()
    .select({ version: publication.draftVersion, archivedAt: course.archivedAt })
    .from(course)
    .innerJoin(
      publication,
      and(eq(publication.courseId, course.id), eq(publication.revision, course.currentRevision)),
    )
    .where(and(eq(course.id, draftId), eq(publication.kind, 'published')))
    .orderBy(desc(publication.publishedAt), desc(publication.id))
    .limit(1);
  return found && found.archivedAt === null ? (found.version ?? undefined) : undefined;
}

async function readMedia(instituteId: string, hashes: string[]): Promise<Map<string, Uint8Array>> {
  const rows = await database()
    .select({ hash: draftMedia.hash, bytes: draftMedia.bytes })
    .from(draftMedia)
    .where(and(eq(draftMedia.instituteId, instituteId), inArray(draftMedia.hash, hashes)));
  return new Map(rows.map(({ hash, bytes }) => [hash, bytes]));
}
