import type { Signatory } from '~db/schema/certificates';

export type { Signatory } from '~db/schema/certificates';

/** How an institute's certificates look; pictures by their hashes. */
export interface CertificateDesign {
  number: number;
  logo: string | null;
  seal: string | null;
  signatories: Signatory[];
}

/** The pictures that a design may have, as fields of its form name them: a certificate has room for two signatories. */
export const designPictures = ['logo', 'seal', 'signature0', 'signature1'] as const;

export type DesignPicture = (typeof designPictures)[number];
