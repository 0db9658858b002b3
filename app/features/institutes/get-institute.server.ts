import { eq } from 'drizzle-orm';
import { database } from '~db/client.server';
import { institute, type InstituteKind } from '~db/schema/institutes';

export interface Institute {
  id: string;
  kind: InstituteKind;
  name: { sw: string; en: string };
  /** When it left the consortium; null while it is part of it. */
  closedAt: Date | null;
}

export const instituteColumns = {
  id: institute.id,
  kind: institute.kind,
  name: { sw: institute.nameSw, en: institute.nameEn },
  closedAt: institute.closedAt,
};

/** @returns undefined where no institute has this id */
export async function getInstitute(id: string): Promise<Institute | undefined> {
  const [found] = await database().select(instituteColumns).from(institute).where(eq(institute.id, id));
  return found;
}
