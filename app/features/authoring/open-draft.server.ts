import path from 'node:path';
import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import type { CopySource } from '~db/schema/authoring';
import { course } from '~db/schema/catalog';
import { getCourse, type PackageFiles, readPackageFiles } from '~/features/catalog/index.server';
import { recordAudit } from '~/platform/audit.server';
import { copySourceOf } from './copy-source';
import { insertDraft, isIdTaken, newCourseId } from './create-draft.server';
import { type DraftActor, partyOf } from './draft-actor.server';
import { readOutline } from './course-document';
import { changesOfPackage } from './package-changes.server';
import { isPackagePath } from './package-path';
import { managesCoursesOf, worksOnCoursesOf, writesCoursesOf } from './policy';
import { renameIds, renameInstitute } from './rename-ids';

export type OpenDraftAnswer =
  | { outcome: 'created'; id: string; slug: string }
  | { outcome: 'notFound' | 'forbidden' | 'noFiles' | 'instituteClosed' | 'slugTaken' | 'packageRefused' };

export interface Opening {
  /** Address of the published course. */
  slug: string;
  /** `home`: the studio becomes the course's home, and files never change it again; else the address of a copy with ids of its own, and whose it is. */
  as: 'home' | { copy: string; instituteId: string };
  /** The folder that the site's own courses come from. */
  contentFolder?: string;
}

/** Makes a draft of a published course that comes from package files: of the course itself, or a copy of it. */
export async function openDraft(
  actor: DraftActor,
  { slug, as, contentFolder = path.resolve('content') }: Opening,
): Promise<OpenDraftAnswer> {
  const published = await getCourse(slug);
  if (!published || !worksOnCoursesOf(actor, published.instituteId)) return { outcome: 'notFound' };
  const { id, instituteId, revision } = published;
  const isHome = as === 'home';
  const may = isHome ? managesCoursesOf : writesCoursesOf;
  if (!may(actor, instituteId)) return { outcome: 'forbidden' };
  const files = await readPackageFiles(path.join(contentFolder, 'courses', slug));
  if (files.size === 0) return { outcome: 'noFiles' };
  if (!isHome)
    return draftPackage(actor, {
      files,
      slug: as.copy,
      instituteId: as.instituteId,
      newId: true,
      basedOn: revision,
      copiedFrom: copySourceOf({ ...published, title: published.manifest.title }),
    });
  return database().transaction(async (tx) => {
    const answer = await insertDraft(tx, actor, {
      id,
      slug,
      instituteId,
      changes: await changesOfPackage(tx, instituteId, files),
      basedOn: revision,
      ofPublished: true,
    });
    if (answer.outcome !== 'created') return answer;
    await tx.update(course).set({ home: 'studio' }).where(eq(course.id, id));
    await recordAudit(tx, partyOf(actor), { action: 'course.homeTaken', objectId: id });
    return answer;
  });
}

interface PackageOpening {
  files: PackageFiles;
  slug: string;
  instituteId: string;
  /** Whether the draft takes ids of its own in any case, and not only where the package's are taken. */
  newId?: boolean;
  basedOn?: string;
  copiedFrom?: CopySource;
  importReport?: object;
}

/** Makes a draft of a package's files. Where its ids are another course's already, it is a copy with ids of its own. */
export async function draftPackage(
  actor: DraftActor,
  { files, slug, instituteId, newId = false, ...origin }: PackageOpening,
): Promise<OpenDraftAnswer> {
  if (!writesCoursesOf(actor, instituteId)) return { outcome: 'forbidden' };
  const courseFile = files.get('course.yml')?.toString('utf8') ?? '';
  const written = readOutline(courseFile).id;
  if (!written || ![...files.keys()].every(isPackagePath)) return { outcome: 'packageRefused' };
  return database().transaction(async (tx) => {
    const id = newId || (await isIdTaken(tx, written)) ? newCourseId(instituteId, slug) : written;
    const own = new Map(id === written ? files : renameIds(files, written, id));
    const text = own.get('course.yml')?.toString('utf8') ?? '';
    own.set('course.yml', Buffer.from(renameInstitute(text, instituteId)));
    return insertDraft(tx, actor, {
      id,
      slug,
      instituteId,
      changes: await changesOfPackage(tx, instituteId, own),
      ...origin,
    });
  });
}
