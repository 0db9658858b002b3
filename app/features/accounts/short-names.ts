/**
 * Names as a sign-in page may show them to whoever holds the phone: the first name and the initial of the last. Where that is the same for
 * two people, the initials between are shown as well.
 * @param names tidied full names
 * @returns a short name for each, in the same order
 */
export function shortNames(names: readonly string[]): string[] {
  const short = names.map((name) => shorten(name, 'last'));
  return names.map((name, index) =>
    short.filter((other) => other === short[index]).length > 1
      ? shorten(name, 'all')
      : (short[index] ?? name),
  );
}

function shorten(name: string, initials: 'last' | 'all'): string {
  const [first = '', ...rest] = name.split(' ');
  const shown = initials === 'all' ? rest : rest.slice(-1);
  return [first, ...shown.map((part) => `${[...part][0]?.toUpperCase()}.`)].join(' ');
}
