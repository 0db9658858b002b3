import { create } from 'qrcode';
import sharp from 'sharp';

/** Modules of white that a reader needs around the code (ISO/IEC 18004). */
const quietZone = 4;
/** So that viewers which smooth pictures leave the edges where they are. */
const pixelsPerModule = 4;

/** Draws a QR code of error correction M with its white margin. @returns a PNG in black and white, about a kilobyte */
export async function drawQrPicture(text: string): Promise<Buffer> {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const width = modules.size + 2 * quietZone;
  const pixels = Buffer.alloc(width * width, 255);
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column)) pixels[(row + quietZone) * width + column + quietZone] = 0;
    }
  }
  return sharp(pixels, { raw: { width, height: width, channels: 1 } })
    .resize(width * pixelsPerModule, width * pixelsPerModule, { kernel: 'nearest' })
    .png({ palette: true, colours: 2, compressionLevel: 9 })
    .toBuffer();
}
