/** Longest name that a certificate can show on its line. */
export const maxNameLength = 80;

const invisible = /[\p{Cc}\p{Cf}]/gu;
const nameShape = /^\p{L}[\p{L}\p{M}'’ʼ. -]*$/u;

/** The scripts that the certificate's fonts hold: a letter of another one would be an empty box on it. */
const printedScripts =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Inherited}'’ʼ. -]*$/u;

/** A name as it is kept: composed letters, no invisible marks (they come along with copied text), single spaces. */
export function tidyName(typed: string): string {
  return typed.normalize('NFC').replace(/\s/gu, ' ').replace(invisible, '').replace(/ +/g, ' ').trim();
}

/** Whether a tidied name is made of letters that can be printed, spaces, points, hyphens and apostrophes, as names on a certificate are. */
export function isPersonName(name: string): boolean {
  return name.length >= 2 && nameShape.test(name) && printedScripts.test(name);
}
