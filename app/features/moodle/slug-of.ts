/** Words of an address: small letters, digits and single hyphens, 50 at most; empty where a text has no such letters. */
export const slugOf = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}'’`]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '');

/** @returns gives each name once: one that was given already gets a number */
export function givingOnce(taken: Iterable<string> = []): (name: string) => string {
  const given = new Set(taken);
  return (name) => {
    let free = name;
    for (let count = 2; given.has(free); count += 1) {
      const [, stem = name, ending = ''] = /^(.*?)(\.[a-z0-9]+)?$/.exec(name) ?? [];
      free = `${stem}-${count}${ending}`;
    }
    given.add(free);
    return free;
  };
}
