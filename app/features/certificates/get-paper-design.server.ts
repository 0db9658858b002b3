import { and, eq, inArray } from 'drizzle-orm';
import { database } from '~db/client.server';
import { certificateDesign, certificatePicture, credential } from '~db/schema/certificates';
import type { LocalizedText } from '~/platform/i18n/language';
import type { CertificateDesign } from './certificate-design';

/** A design with its pictures, each a PNG, as it is drawn. */
export interface PaperDesign {
  logo: Buffer | undefined;
  seal: Buffer | undefined;
  signatories: { name: string; title: LocalizedText; signature: Buffer | undefined }[];
}

/** @returns the design with which a certificate was issued; undefined where its institute had none */
export async function getPaperDesign(certificateId: string): Promise<PaperDesign | undefined> {
  const [found] = await database()
    .select({ design: certificateDesign })
    .from(credential)
    .innerJoin(certificateDesign, eq(certificateDesign.id, credential.designId))
    .where(eq(credential.id, certificateId));
  return found && loadPictures(found.design.instituteId, found.design);
}

/** Fetches the pictures of a design. */
export async function loadPictures(
  instituteId: string,
  { logo, seal, signatories }: Omit<CertificateDesign, 'number'>,
): Promise<PaperDesign> {
  const hashes = [logo, seal, ...signatories.map(({ signature }) => signature)].filter((one) => one !== null);
  const rows =
    hashes.length === 0
      ? []
      : await database()
          .select({ hash: certificatePicture.hash, bytes: certificatePicture.bytes })
          .from(certificatePicture)
          .where(
            and(eq(certificatePicture.instituteId, instituteId), inArray(certificatePicture.hash, hashes)),
          );
  const pictures = new Map(rows.map(({ hash, bytes }) => [hash, Buffer.from(bytes)]));
  const pictureOf = (hash: string | null) => (hash === null ? undefined : pictures.get(hash));
  return {
    logo: pictureOf(logo),
    seal: pictureOf(seal),
    signatories: signatories.map(({ name, title, signature }) => ({
      name,
      title,
      signature: pictureOf(signature),
    })),
  };
}

/** A picture of an institute's designs, for whoever works on them; undefined where it has none with this hash. */
export async function getDesignPicture(instituteId: string, hash: string): Promise<Uint8Array | undefined> {
  const [found] = await database()
    .select({ bytes: certificatePicture.bytes })
    .from(certificatePicture)
    .where(and(eq(certificatePicture.instituteId, instituteId), eq(certificatePicture.hash, hash)));
  return found?.bytes;
}
