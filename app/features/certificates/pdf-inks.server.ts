import type { inks } from '~/features/catalog/schemas';

/** A course's two inks on paper. */
export interface Inks {
  deep: string;
  warm: string;
}

const inksOf: Record<(typeof inks)[number], Inks> = {
  lake: { deep: '#0a4a5c', warm: '#9c3206' },
  soil: { deep: '#5a2a0c', warm: '#0a5c4a' },
  leaf: { deep: '#1d4d2b', warm: '#8a3a00' },
};

const isInkName = (name: string): name is keyof typeof inksOf => Object.hasOwn(inksOf, name);

/** @returns the inks of a palette's name; those of the lake where a name is no longer in use */
export function getInks(name: string): Inks {
  return isInkName(name) ? inksOf[name] : inksOf.lake;
}
