import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { draftCourse } from '~db/schema/authoring';
import type { BackupReport } from '~/features/moodle/index.server';
import type { Draft } from './find-draft.server';

/** What became of everything in the Moodle backup that a draft began with; whether the draft may be seen is for the caller to have asked. @returns null where it began otherwise */
export async function getImportReport({ id }: Pick<Draft, 'id'>): Promise<BackupReport | null> {
  const [found] = await database()
    .select({ report: draftCourse.importReport })
    .from(draftCourse)
    .where(eq(draftCourse.id, id));
  // Only the import writes it.
  return (found?.report as BackupReport | null | undefined) ?? null;
}
