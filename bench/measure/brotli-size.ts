import { brotliCompressSync, constants } from 'node:zlib';

/** @returns bytes of a text, compressed with all of brotli's effort */
export const brotliSize = (text: string): number =>
  brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    },
  }).length;
