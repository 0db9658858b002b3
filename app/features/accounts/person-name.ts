/** Longest name that a certificate can show on its line. */
export const maxNameLength = 80;

const invisible = /[\p{Cc}\p{Cf}]/gu;
const nameShape = /^\p{L}[\p{L}\p{M}'’ʼ. -]*$/u;

/**
 * The scripts that the certificate's fonts hold: a letter of another one would be an empty box on it. A name keeps to one of them, since
 * some Greek and Cyrillic letters look like Latin ones: nobody would see that `Аsha` isn't `Asha`, and no search would find her.
 */
const printedScripts = ['Latin', 'Greek', 'Cyrillic', 'Arabic'].map(
  (script) => new RegExp(`^[\\p{Script=${script}}\\p{Script=Inherited}'’ʼ. -]*$`, 'u'),
);

/** More marks on one letter than any language has run over the lines above and below. */
const heapOfMarks = /\p{M}{3}/u;

/** A name as it is kept: composed letters, no invisible marks (they come along with copied text), single spaces. */
export function tidyName(typed: string): string {
  return typed.normalize('NFC').replace(/\s/gu, ' ').replace(invisible, '').replace(/ +/g, ' ').trim();
}

/**
 * Whether a tidied name is made of letters of one script that can be printed, spaces, points, hyphens and apostrophes, as names on a
 * certificate are.
 */
export function isPersonName(name: string): boolean {
  return (
    name.length >= 2 &&
    nameShape.test(name) &&
    !heapOfMarks.test(name) &&
    printedScripts.some((script) => script.test(name))
  );
}
