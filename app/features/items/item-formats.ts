/** The formats of other systems that are read. */
export const itemFormats = ['gift', 'aiken', 'moodle-xml', 'qti'] as const;

export type ItemFormat = (typeof itemFormats)[number];
