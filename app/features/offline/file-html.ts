/** What the HTML of a lesson is changed by, so that it stands in a file among other lessons and without this site. */
export interface FileSurroundings {
  /** Its own name in the file: no other lesson has it. */
  name: string;
  /** Address of the site, without a slash at its end. */
  publicUrl: string;
  /** Where the file itself has what an address leads to, such as `#lesson-2`. */
  inFile: ReadonlyMap<string, string>;
  /** Small pictures as `data:` addresses, by the address of any of their forms. */
  pictures: ReadonlyMap<string, string>;
}

/** Changes the checked HTML of a lesson for a file; see {@link FileSurroundings}. */
export function fileHtml(html: string, { name, publicUrl, inFile, pictures }: FileSurroundings): string {
  return html
    .replaceAll(
      /<picture>[^]*?<img src="([^"]*)"([^>]*)><\/picture>/g,
      (_, address: string, rest: string) =>
        `<img src="${pictures.get(address) ?? publicUrl + address}"${rest}>`,
    )
    .replaceAll(/(<details[^>]* name=")/g, `$1${name}-`)
    .replaceAll(/<(\/?)h([2-5])\b/g, (_, slash: string, level: string) => `<${slash}h${Number(level) + 1}`)
    .replaceAll(/ (href|src)="(\/[^"]*)"/g, (_, attribute: string, address: string) => {
      const here = attribute === 'href' ? inFile.get(address) : undefined;
      return ` ${attribute}="${here ?? publicUrl + address}"`;
    });
}

/** @returns the addresses of every form of each picture in a text, the fallback last */
export const picturesIn = (html: string): string[][] =>
  [...html.matchAll(/<picture>[^]*?<\/picture>/g)].map(([picture]) => [
    ...new Set(picture.match(/\/media\/[\da-f]+\.\w+/g) ?? []),
  ]);
