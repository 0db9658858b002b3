import { crc32 } from 'node:zlib';

/** The name under which Open Badges 3.0 (section 5.3.2.1) has a credential stand in a PNG. */
const keyword = 'openbadgecredential';
/** Signature and first chunk of every PNG. */
const headLength = 33;

/**
 * Bakes a credential into a PNG: as uncompressed international text in a chunk before the pixels, as Open Badges 3.0 says. Whoever gets the
 * picture can take the credential out and verify it.
 * @param credential in the compact form of a JSON Web Signature
 */
export function bakeCredential(png: Buffer, credential: string): Buffer {
  const [notCompressed, deflate, anyLanguage, sameKeyword] = [0, 0, 0, 0];
  const text = Buffer.concat([
    Buffer.from(keyword, 'latin1'),
    Buffer.from([0, notCompressed, deflate, anyLanguage, sameKeyword]),
    Buffer.from(credential, 'utf8'),
  ]);
  return Buffer.concat([png.subarray(0, headLength), chunk('iTXt', text), png.subarray(headLength)]);
}

/** A chunk of a PNG: length, type, data and their checksum. */
function chunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}
