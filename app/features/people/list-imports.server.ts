import { desc, eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { peopleImport } from '~db/schema/people';
import type { ActingPerson } from './acting-person';

export interface ListedImport {
  id: string;
  fileName: string;
  uploadedAt: Date;
  appliedAt: Date | null;
}

/** The lists of people that somebody has uploaded within a day, the newest first: older ones have been deleted. */
export async function listImports({ id }: ActingPerson): Promise<ListedImport[]> {
  return database()
    .select({
      id: peopleImport.id,
      fileName: peopleImport.fileName,
      uploadedAt: peopleImport.uploadedAt,
      appliedAt: peopleImport.appliedAt,
    })
    .from(peopleImport)
    .where(eq(peopleImport.uploadedBy, id))
    .orderBy(desc(peopleImport.uploadedAt));
}
