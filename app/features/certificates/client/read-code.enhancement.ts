import { BarcodeDetector } from 'qr/decode.js';

/** Gives browsers without a barcode detector one that reads QR codes. */
Object.assign(window, { BarcodeDetector });
