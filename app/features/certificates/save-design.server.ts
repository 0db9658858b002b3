import { eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { database } from '~db/client.server';
import { certificateDesign, certificatePicture } from '~db/schema/certificates';
import { institute } from '~db/schema/institutes';
import { type ActingParty, recordAudit } from '~/platform/audit.server';
import { type CertificateDesign, type DesignPicture, designPictures } from './certificate-design';
import { findDesigns } from './find-designs.server';
import {
  type PictureFault,
  prepareDesignPicture,
  type PreparedPicture,
} from './prepare-design-picture.server';
import type { DesignForm } from './schemas';

export interface DesignChanges extends DesignForm {
  /** Pictures that are new; those not named stay as they are, null takes one away. */
  pictures: Partial<Record<DesignPicture, Uint8Array | null>>;
}

export type SaveDesignAnswer =
  | { outcome: 'saved' | 'published' }
  | { outcome: 'refused'; faults: Partial<Record<DesignPicture, PictureFault>> };

/**
 * Saves an institute's draft of a design, or puts it to use for the certificates that are issued from now on. Those that were issued before
 * keep theirs.
 */
export async function saveDesign(
  instituteId: string,
  changes: DesignChanges,
  publishes: boolean,
  by: ActingParty,
): Promise<SaveDesignAnswer> {
  const { prepared, faults } = await preparePictures(changes.pictures);
  if (Object.keys(faults).length > 0) return { outcome: 'refused', faults };
  return database().transaction(async (tx) => {
    // Whoever saves another design of this institute waits, and then finds this one.
    await tx.select({ id: institute.id }).from(institute).where(eq(institute.id, instituteId)).for('update');
    const { inUse, draft } = await findDesigns(instituteId, tx);
    const pictures = [...prepared.values()].filter((one) => one !== null);
    if (pictures.length > 0) {
      await tx
        .insert(certificatePicture)
        .values(pictures.map((picture) => ({ ...picture, instituteId })))
        .onConflictDoNothing();
    }
    const facts = {
      ...designWith(draft ?? inUse, changes, prepared),
      publishedAt: publishes ? sql`now()` : null,
    };
    const number = draft?.number ?? (inUse?.number ?? 0) + 1;
    if (draft) await tx.update(certificateDesign).set(facts).where(eq(certificateDesign.id, draft.id));
    else await tx.insert(certificateDesign).values({ id: uuidv7(), instituteId, number, ...facts });
    if (!publishes) return { outcome: 'saved' };
    await recordAudit(tx, by, { action: 'design.published', objectId: instituteId, detail: { number } });
    return { outcome: 'published' };
  });
}

async function preparePictures(pictures: DesignChanges['pictures']) {
  const prepared = new Map<DesignPicture, PreparedPicture | null>();
  const faults: Partial<Record<DesignPicture, PictureFault>> = {};
  for (const picture of designPictures) {
    const file = pictures[picture];
    if (file === undefined) continue;
    const answer = file && (await prepareDesignPicture(file, picture));
    if (typeof answer === 'string') faults[picture] = answer;
    else prepared.set(picture, answer);
  }
  return { prepared, faults };
}

function designWith(
  before: Omit<CertificateDesign, 'number'> | undefined,
  { signatories }: DesignForm,
  prepared: Map<DesignPicture, PreparedPicture | null>,
): Omit<CertificateDesign, 'number'> {
  const hashOf = (picture: DesignPicture, earlier: string | null | undefined) =>
    prepared.has(picture) ? (prepared.get(picture)?.hash ?? null) : (earlier ?? null);
  return {
    logo: hashOf('logo', before?.logo),
    seal: hashOf('seal', before?.seal),
    signatories: signatories.map(({ name, title, place }) => ({
      name,
      title,
      signature: hashOf(`signature${place}`, before?.signatories[place]?.signature),
    })),
  };
}
