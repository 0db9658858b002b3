import { randomInt } from 'node:crypto';

/** Crockford's 32 signs, none of which is mistaken for another. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** @returns what a phone shows as proof that work has arrived, such as `7K4Q-9XMB` */
export function newReceiptCode(): string {
  const drawn = Array.from({ length: 8 }, () => signs.charAt(randomInt(signs.length))).join('');
  return `${drawn.slice(0, 4)}-${drawn.slice(4)}`;
}
