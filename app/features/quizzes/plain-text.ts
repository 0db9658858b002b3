/** Marks that people type for the apostrophe of `ng'ombe`. */
const apostrophes = /[\u2018\u2019\u201b\u02bc\u02bb\u02b9\u00b4`\u2032\uff07]/g;

/** What of a typed text counts: not its letter case, accents, kind of apostrophe, spaces, nor marks at its ends. */
export function plainText(text: string): string {
  // Before they are taken apart, since ´ would become an accent; and after, since ″ becomes two of them.
  const letters = text
    .replace(apostrophes, "'")
    .normalize('NFKC')
    .replace(apostrophes, "'")
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\s]/gu, '');
  const bare = letters.replace(/^\p{P}+|\p{P}+$/gu, '');
  return bare === '' ? letters : bare;
}
