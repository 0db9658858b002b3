import { and, asc, eq } from 'drizzle-orm';
import { database, type Executor } from '~db/client.server';
import { draftFile, draftMedia } from '~db/schema/authoring';
import type { PackageFiles } from '~/features/catalog/index.server';
import type { DraftActor } from './draft-actor.server';
import { findDraftById } from './find-draft.server';

const columns = {
  path: draftFile.path,
  text: draftFile.text,
  mediaHash: draftFile.mediaHash,
  /** What a save of it must name, so that nobody writes over somebody else. */
  version: draftFile.version,
  updatedBy: draftFile.updatedBy,
  updatedAt: draftFile.updatedAt,
};

const select = (executor: Executor) => executor.select(columns).from(draftFile);

export type DraftFile = Awaited<ReturnType<typeof select>>[number];

/** @returns undefined where there is no such file, or the draft is not the actor's to see */
export async function getDraftFile(
  actor: DraftActor,
  draftId: string,
  path: string,
): Promise<DraftFile | undefined> {
  const draft = await findDraftById(actor, draftId);
  if (!draft) return undefined;
  const [file] = await select(database()).where(
    and(eq(draftFile.draftId, draftId), eq(draftFile.path, path)),
  );
  return file;
}

/** Every file of a draft, by its path; whether it may be seen is for the caller to have asked. */
export const listDraftFiles = (draftId: string, executor: Executor = database()): Promise<DraftFile[]> =>
  select(executor).where(eq(draftFile.draftId, draftId)).orderBy(asc(draftFile.path));

/** A draft as the package that it is, byte for byte. */
export async function readDraftPackage(
  draftId: string,
  executor: Executor = database(),
): Promise<PackageFiles> {
  const rows = await executor
    .select({ path: draftFile.path, text: draftFile.text, bytes: draftMedia.bytes })
    .from(draftFile)
    .leftJoin(
      draftMedia,
      and(eq(draftMedia.instituteId, draftFile.instituteId), eq(draftMedia.hash, draftFile.mediaHash)),
    )
    .where(eq(draftFile.draftId, draftId));
  const files = rows.map(({ path, text, bytes }) => [path, Buffer.from(bytes ?? text ?? '')] as const);
  return new Map(files.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
