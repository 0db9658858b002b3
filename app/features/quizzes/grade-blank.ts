import type { Blank, Localized } from '~db/schema/items';
import { numberMet, shareOf, textMet } from './grade-typed';

/** @returns what of a blank's answers was chosen or met, with what is said to it; undefined where none was */
export function blankMet(blank: Blank<Localized>, answer: string | undefined) {
  switch (blank.kind) {
    case 'choice':
      return blank.options.find(({ key }) => key === answer);
    case 'short':
      return textMet(blank.accepted, answer);
    case 'numeric':
      return numberMet(blank.accepted, answer);
  }
}

/** The share of a blank that its answer earns, 0 to 1. */
export function gradeBlank(blank: Blank<Localized>, answer: string | undefined): number {
  const met = blankMet(blank, answer);
  if (met && 'correct' in met) return met.correct ? 1 : 0;
  return shareOf(met);
}
