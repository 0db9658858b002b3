import { findProgram, installDebianPackages } from './find-program';

/** The programs with which tests look at a PDF as a person with a phone would, and the Debian packages that hold them. */
const packageOf = { pdftoppm: 'poppler-utils', zbarimg: 'zbar-tools' };

const missingPackages = () =>
  Object.entries(packageOf)
    .filter(([program]) => findProgram(program) === undefined)
    .map(([, debianPackage]) => debianPackage);

/**
 * Sees to it that `pdftoppm` (draws a PDF's page) and `zbarimg` (reads the QR code in a picture) are installed.
 * @throws with advice where they can't be had
 */
export function ensurePdfTools(): void {
  const missing = missingPackages();
  if (missing.length === 0) return;
  if (installDebianPackages(...missing) && missingPackages().length === 0) return;
  throw new Error(
    `The tests of certificates need ${missing.join(' and ')}, and they could not be installed. ` +
      `Install them (Debian: apt-get install ${missing.join(' ')}).`,
  );
}
