import { create } from 'qrcode';

/** Modules of white that a reader needs around the code (ISO/IEC 18004). */
const quietZone = 4;

/**
 * Draws a QR code of error correction M as rectangles, on white.
 * @param size of the code without its white margin, in points
 */
export function drawVerificationQr(
  doc: PDFKit.PDFDocument,
  url: string,
  { x, y, size }: { x: number; y: number; size: number },
): void {
  const { modules } = create(url, { errorCorrectionLevel: 'M' });
  const step = size / modules.size;
  const margin = quietZone * step;
  doc.rect(x - margin, y - margin, size + 2 * margin, size + 2 * margin).fill('white');
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      const start = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++;
      // A hair higher than a module: readers of PDF would show light seams between rows.
      doc.rect(x + start * step, y + row * step, (column + 1 - start) * step, step + 0.05);
    }
  }
  doc.fill('black');
}
