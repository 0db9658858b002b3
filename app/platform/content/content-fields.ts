import { z } from 'zod';
import { faultCode } from './problem';

/** A text that an author writes. */
export const contentText = z.string().trim().min(1, faultCode('textEmpty'));

/** A name that stays when titles and addresses change. */
export const contentId = z.string().regex(/^[a-z0-9]+(\.[a-z0-9-]+)*$/, faultCode('idForm'));

/** The same in both languages. */
export const localizedText = z.strictObject({ en: contentText, sw: contentText });

/** Tells every entry of a list whose name an earlier one has. @param where path of the list in its file */
export function refuseTwice<Entry>(
  context: z.RefinementCtx,
  where: string | (string | number)[],
  entries: Entry[],
  nameOf: (entry: Entry) => string,
): void {
  const seen = new Set<string>();
  entries.forEach((entry, index) => {
    const name = nameOf(entry);
    if (seen.has(name)) {
      context.addIssue({
        code: 'custom',
        message: faultCode('standsTwice'),
        params: { name },
        path: [...(Array.isArray(where) ? where : [where]), index],
      });
    }
    seen.add(name);
  });
}
