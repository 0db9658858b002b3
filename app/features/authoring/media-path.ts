/** Letters of a file's name before its ending and number. */
const longest = 40;

/**
 * Where a file of a lesson lies: its own name as the gate takes names, with a number where another file has it already; the same file is
 * not put there twice.
 * @param taken hashes of the lesson's files by their paths
 */
export function mediaPath(
  name: string,
  ending: string,
  hash: string,
  taken: ReadonlyMap<string, string>,
): string {
  const plain =
    name
      .replace(/\.[a-z0-9]+$/i, '')
      .normalize('NFKD')
      .replace(/[\p{M}'’]/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+/, '')
      .slice(0, longest)
      .replace(/-+$/, '') || 'file';
  for (let number = 1; ; number += 1) {
    const path = `media/${number === 1 ? plain : `${plain}-${number}`}.${ending}`;
    const other = taken.get(path);
    if (other === undefined || other === hash) return path;
  }
}
