import { parsePhone } from '~/features/accounts/index';

export type Search =
  /** The whole number, in E.164 form. */
  | { kind: 'phone'; phone: string }
  /** Numbers that begin so: `from`, up to but not including `to`. */
  | { kind: 'phoneStart'; from: string; to: string }
  /** A text search query for names with words that begin so, without accents and apostrophes. */
  | { kind: 'name'; query: string };

/** Reads what somebody typed to find a person: a phone number or its beginning, else the beginnings of a name's words, in any order. */
export function readSearch(typed: string): Search {
  const phone = parsePhone(typed);
  if (phone !== undefined) return { kind: 'phone', phone };
  const digits = typed.replace(/[\s().+-]/g, '');
  if (/^\d{3,}$/.test(digits)) {
    const start = digits.replace(/^0/, '255');
    return { kind: 'phoneStart', from: `+${start}`, to: `+${BigInt(start) + 1n}` };
  }
  const plain = typed.normalize('NFD').replace(/[\u0300-\u036f'’ʼ‘`]/g, '');
  const words = plain.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return { kind: 'name', query: words.map((word) => `${word}:*`).join(' & ') };
}
