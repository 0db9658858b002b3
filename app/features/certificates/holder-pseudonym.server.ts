import { createHash } from 'node:crypto';

/** Crockford's 32 signs, as in certificate numbers. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const digits = 10;
const length = 8;

const pseudonymShape = /^Mwanafunzi [0-9][0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{4}$/;

/**
 * What stands in place of the name on the certificates of a person who was erased, such as `Mwanafunzi 7F3K-9XMB`: always the same for one
 * person id, from which nobody can tell the id. It starts with a digit, which no person's name holds.
 */
export function pseudonymOf(personId: string): string {
  const bytes = createHash('sha256').update(personId).digest();
  const code = [...bytes.subarray(0, length)]
    .map((byte, place) => signs.charAt(byte % (place === 0 ? digits : signs.length)))
    .join('');
  return `Mwanafunzi ${code.slice(0, 4)}-${code.slice(4)}`;
}

export const isPseudonym = (holderName: string): boolean => pseudonymShape.test(holderName);
