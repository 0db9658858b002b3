import type { ItemDraft } from '~db/schema/items';

/** The types of questions, in the order in which a list shows them. */
export const itemTypes = [
  'single',
  'multi',
  'true_false',
  'numeric',
  'short',
  'matching',
  'ordering',
  'gaps',
  'chart',
] as const satisfies ItemDraft['type'][];
