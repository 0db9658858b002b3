import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

/**
 * Reads the QR code in a PDF as a phone's camera would: draws its first page and looks at the picture.
 * @param file where the PDF is put; the picture goes beside it
 * @returns what the code says
 */
export function readQrOfPdf(pdf: Buffer, file: string): string {
  writeFileSync(file, pdf);
  execFileSync('pdftoppm', ['-png', '-r', '150', '-singlefile', file, file]);
  return execFileSync('zbarimg', ['--quiet', '--raw', '--nodbus', `${file}.png`], {
    encoding: 'utf8',
  }).trim();
}
