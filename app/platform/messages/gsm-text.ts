/** The letters of SMS that take one of its 7-bit places each, and those that take two: 3GPP TS 23.038, 6.2.1 and 6.2.1.1. */
const onePlace =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const twoPlaces = '^{}\\[~]|€';

/** What typographers write and SMS lacks. */
const plainForms: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
  '`': "'",
};

const placesOfLetter = new Map([
  ...[...onePlace].map((letter) => [letter, 1] as const),
  ...[...twoPlaces].map((letter) => [letter, 2] as const),
]);

/** The same text in letters that SMS has: typography made plain, accents that it lacks left off, anything else a question mark. */
export function toGsmText(text: string): string {
  return [...text].map(toGsmLetters).join('');
}

function toGsmLetters(letter: string): string {
  if (placesOfLetter.has(letter)) return letter;
  const plain = plainForms[letter];
  if (plain !== undefined) return plain;
  const bare = [...letter.normalize('NFKD')].filter((part) => placesOfLetter.has(part)).join('');
  return bare || (/^\p{M}$/u.test(letter) ? '' : '?');
}

/** How many of the 160 places of an SMS a text takes. @param text as {@link toGsmText} gives it */
export function gsmPlaces(text: string): number {
  return [...text].reduce((sum, letter) => sum + (placesOfLetter.get(letter) ?? 1), 0);
}

/** How many SMS a text costs: one holds 160 places; of several that belong together, each holds 153. */
export function countSegments(text: string): number {
  const places = gsmPlaces(text);
  if (places <= 160) return 1;
  // A letter of two places isn't split between two SMS.
  let segments = 1;
  let filled = 0;
  for (const letter of text) {
    const needed = placesOfLetter.get(letter) ?? 1;
    if (filled + needed > 153) {
      segments += 1;
      filled = 0;
    }
    filled += needed;
  }
  return segments;
}
