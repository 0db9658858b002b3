import { type ExportFormat, exportFormats } from '~/features/items/index';

const endings: Record<ExportFormat, string> = { 'moodle-xml': 'xml', gift: 'gift' };

/** The name of the file in which a bank's questions are exported. */
export const fileNameOf = (bankId: string, format: ExportFormat): string => `${bankId}.${endings[format]}`;

/** @returns the format of an exported file by its name; undefined where it is none of this bank's */
export const formatOfFile = (bankId: string, name: string): ExportFormat | undefined =>
  exportFormats.find((format) => fileNameOf(bankId, format) === name);
