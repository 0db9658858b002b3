import type { CellField } from './fields';

/** The keyboard that a phone offers first. Letters such as NA can still be typed on every one that has them. */
export const inputModeOf = ({ kind }: CellField): 'numeric' | 'decimal' | 'text' =>
  kind === 'count' ? 'numeric' : kind === 'number' || kind === 'share' ? 'decimal' : 'text';
