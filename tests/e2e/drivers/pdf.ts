import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

/**
 * Draws the first page of a PDF at 200 dots per inch.
 * @param file where the PDF is put
 * @returns the file of the picture beside it
 */
export function drawPdf(pdf: Buffer, file: string): string {
  writeFileSync(file, pdf);
  execFileSync('pdftoppm', ['-png', '-r', '200', '-singlefile', file, file]);
  return `${file}.png`;
}

/** @returns what the QR code in a PDF says to a program that reads pictures */
export function readQrOfPdf(pdf: Buffer, file: string): string {
  return execFileSync('zbarimg', ['--quiet', '--raw', '--nodbus', drawPdf(pdf, file)], {
    encoding: 'utf8',
  }).trim();
}
