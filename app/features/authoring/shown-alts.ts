/** A component's opening tag with its attributes, as authors write it. */
const tag = /<[A-Z]\w*((?:\s+\w+="[^"]*")*)\s*\/?>/g;

/**
 * Whether a text shows a file, and what it says that the file shows.
 * @param file as texts of its folder write it: `media/register.jpg`
 * @returns undefined where the text doesn't show it; without doubles, empty where no words go with it
 */
export function shownAlts(text: string, file: string): string[] | undefined {
  if (!text.includes(file)) return undefined;
  const alts: string[] = [];
  for (const [, attributes = ''] of text.matchAll(tag)) {
    const values = new Map(
      [...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value] as const),
    );
    if (![...values.values()].includes(file)) continue;
    const words = (values.get('alt') ?? values.get('title') ?? '')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    if (words !== '') alts.push(words);
  }
  return [...new Set(alts)];
}
