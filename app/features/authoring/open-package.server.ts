import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type PackageFiles, readPackageFiles, withContentFolder } from '~/features/catalog/index.server';
import { convertBackup } from '~/features/moodle/index.server';
import type { ContentFault } from '~/platform/content/content-fault';
import type { DraftActor } from './draft-actor.server';
import { draftPackage, type OpenDraftAnswer } from './open-draft.server';
import { writesCoursesOf } from './policy';

interface PackageUpload {
  instituteId: string;
  /** The draft's address. */
  slug: string;
  bytes: Uint8Array;
}

export type OpenPackageAnswer = { outcome: 'faulty'; faults: ContentFault[] } | OpenDraftAnswer;

/** Makes a draft of an uploaded zip of a package. What is wrong with its texts is the gate's to tell later: a draft may be half done. */
export async function openPackage(
  actor: DraftActor,
  { instituteId, slug, bytes }: PackageUpload,
): Promise<OpenPackageAnswer> {
  if (!writesCoursesOf(actor, instituteId)) return { outcome: 'forbidden' };
  const read = await withUploadedFile('course.zip', bytes, (file) =>
    withContentFolder(file, async (folder) => ({ files: await readPackageFiles(folder) })),
  );
  if ('faults' in read) {
    return { outcome: 'faulty', faults: read.faults.map((fault) => ({ ...fault, file: `${slug}.zip` })) };
  }
  return draftPackage(actor, { files: read.files, slug, instituteId });
}

export type OpenBackupAnswer =
  | {
      outcome: 'backupRefused';
      fault: Extract<Awaited<ReturnType<typeof convertBackup>>, { outcome: 'refused' }>['fault'];
    }
  | OpenDraftAnswer;

/** Makes a draft of a backup of Moodle's, and keeps the report that accounts for everything in it. */
export async function openBackup(
  actor: DraftActor,
  { instituteId, slug, bytes }: PackageUpload,
): Promise<OpenBackupAnswer> {
  if (!writesCoursesOf(actor, instituteId)) return { outcome: 'forbidden' };
  return withUploadedFile('backup.mbz', bytes, async (file): Promise<OpenBackupAnswer> => {
    const folder = path.join(path.dirname(file), slug);
    const converted = await convertBackup(file, folder, { institute: instituteId, language: undefined });
    if (converted.outcome === 'refused') return { outcome: 'backupRefused', fault: converted.fault };
    const files: PackageFiles = await readPackageFiles(folder);
    return draftPackage(actor, {
      files,
      slug,
      instituteId,
      newId: true,
      importReport: converted.report,
    });
  });
}

async function withUploadedFile<Result>(
  name: string,
  bytes: Uint8Array,
  use: (file: string) => Promise<Result>,
): Promise<Result> {
  const temporary = await mkdtemp(path.join(tmpdir(), 'tumia-upload-'));
  try {
    const file = path.join(temporary, name);
    await writeFile(file, bytes);
    return await use(file);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
