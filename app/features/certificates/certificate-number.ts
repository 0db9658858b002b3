import { randomInt } from 'node:crypto';

/** Crockford's 32 signs: no I, L, O or U, so that a number read aloud or copied by hand is not mistaken. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomLength = 11;

/** The check sign of Luhn's algorithm modulo 32, counted from the right. */
function checkSign(body: string): string {
  let sum = 0;
  let factor = 2;
  for (const sign of [...body].reverse()) {
    const product = factor * signs.indexOf(sign);
    sum += Math.floor(product / signs.length) + (product % signs.length);
    factor = factor === 2 ? 1 : 2;
  }
  return signs.charAt((signs.length - (sum % signs.length)) % signs.length);
}

/** @returns a new certificate number, such as `7K4Q-9XMB-2T8R`: 55 random bits that nobody can guess or count, and a check sign */
export function createCertificateNumber(): string {
  const body = Array.from({ length: randomLength }, () => signs.charAt(randomInt(signs.length))).join('');
  return grouped(body + checkSign(body));
}

const grouped = (twelve: string) => `${twelve.slice(0, 4)}-${twelve.slice(4, 8)}-${twelve.slice(8)}`;

/**
 * Reads a number as people type it: in small letters, with spaces or without hyphens, `O` for zero, `I` or `L` for one.
 * @returns the number in its written form, or undefined where it has another length, a strange sign or a wrong check sign
 */
export function parseCertificateNumber(typed: string): string | undefined {
  if (typed.length > 60) return undefined;
  const compact = typed
    .toUpperCase()
    .replace(/[\s\-–—.]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (compact.length !== randomLength + 1) return undefined;
  if ([...compact].some((sign) => !signs.includes(sign))) return undefined;
  const body = compact.slice(0, randomLength);
  return checkSign(body) === compact.slice(randomLength) ? grouped(compact) : undefined;
}
