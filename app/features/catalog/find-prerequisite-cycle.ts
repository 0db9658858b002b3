/**
 * The way from a course back to itself by way of what has to be completed before it.
 * @param prerequisites of each course, by its id
 * @returns ids of courses, the first one last again; undefined where no way leads back
 */
export function findPrerequisiteCycle(
  course: string,
  prerequisites: ReadonlyMap<string, readonly string[]>,
): string[] | undefined {
  const seen = new Set<string>();
  const search = (from: string, way: string[]): string[] | undefined => {
    for (const next of prerequisites.get(from) ?? []) {
      if (next === course) return [...way, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = search(next, [...way, next]);
      if (found) return found;
    }
    return undefined;
  };
  return search(course, [course]);
}
