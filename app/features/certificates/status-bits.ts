/** Bits of a status list: 16,384 bytes, the least that Bitstring Status List v1.0 allows, so that a place in it tells nothing of its holder. */
export const statusListBits = 131_072;

/** @returns a list with the bits at these positions set; bit 0 is the most significant one of the first byte */
export function setStatusBits(positions: number[]): Uint8Array {
  const list = new Uint8Array(statusListBits / 8);
  for (const position of positions) list[position >> 3]! |= 0x80 >> (position & 7);
  return list;
}
