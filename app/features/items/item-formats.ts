import type { ItemFormat } from '~db/schema/items';

/** The formats of other systems that are read. */
export const itemFormats = ['gift', 'aiken', 'moodle-xml', 'qti'] as const satisfies ItemFormat[];

/** The formats that items are written in. */
export const exportFormats = ['moodle-xml', 'gift'] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** What formats call themselves, in every language. */
export const formatNames: Record<ItemFormat, string> = {
  gift: 'GIFT',
  aiken: 'Aiken',
  'moodle-xml': 'Moodle XML',
  qti: 'QTI 2.1',
};
