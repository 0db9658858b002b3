import type { ExplainedItem } from '../explain-item';

/** The class of the stylesheet for a question by how it was answered. */
export const verdictClass: Record<ExplainedItem['verdict'], string> = {
  right: 'right',
  partly: 'partly',
  wrong: 'not-right',
};
