import { createHash } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { v7 as uuidv7 } from 'uuid';
import { type AroundUuid, compressAroundUuid, fillUuid } from './brotli-around.server';
import { compress, type ContentEncoding } from './compression.server';

/** A body that is kept for many answers as brotli that was made once, with room for another UUID in its form each time. */
export interface HeldBody {
  /** Of what it says, the UUID apart. */
  hash: string;
  inEncoding: (encoding: ContentEncoding) => Promise<Buffer>;
}

export const hashOfText = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** @throws where the text can't be compressed around a UUID */
export async function holdBody(text: string | AroundUuid): Promise<HeldBody> {
  if (typeof text === 'string') {
    const brotli = await compress(Buffer.from(text), 'br', 'made-once');
    let gzip: Promise<Buffer> | undefined;
    return {
      hash: hashOfText(text),
      async inEncoding(encoding) {
        if (encoding === 'br') return brotli;
        const plain = brotliDecompressSync(brotli);
        return encoding === 'gzip' ? (gzip ??= compress(plain, 'gzip', 'made-once')) : plain;
      },
    };
  }
  const pieces = await compressAroundUuid(text);
  return {
    hash: hashOfText(`${text.before}\0${text.after}`),
    async inEncoding(encoding) {
      const brotli = fillUuid(pieces, uuidv7());
      return encoding === 'br' ? brotli : compress(brotliDecompressSync(brotli), encoding, 'per-request');
    },
  };
}
