import { BarcodeDetector } from 'qr/decode.js';

/** More codes than these in one picture are left unread. */
const mostCodes = 20;

/** Gives browsers without a barcode detector one that reads QR codes: it finds one at a time, so each is painted over before the next look. */
class CodeReader extends BarcodeDetector {
  override async detect(image: CanvasImageSource): ReturnType<BarcodeDetector['detect']> {
    const canvas = document.createElement('canvas');
    const { width, height } = sizeOf(image);
    canvas.width = width;
    canvas.height = height;
    const paper = canvas.getContext('2d', { willReadFrequently: true })!;
    paper.drawImage(image, 0, 0);
    paper.fillStyle = 'white';
    const codes: Awaited<ReturnType<BarcodeDetector['detect']>> = [];
    while (codes.length < mostCodes) {
      const [code] = await super.detect(canvas);
      if (!code) break;
      codes.push(code);
      const { x, y, width, height } = code.boundingBox;
      paper.fillRect(x, y, width, height);
    }
    return codes;
  }
}

const sizeOf = (image: CanvasImageSource) =>
  image instanceof HTMLVideoElement
    ? { width: image.videoWidth, height: image.videoHeight }
    : (image as ImageBitmap);

Object.assign(window, { BarcodeDetector: CodeReader });
