import { maxCellLetters } from './table-rows';

/** What XML can't hold. */
// eslint-disable-next-line no-control-regex -- they are what is taken out
const notInXml = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu;

/** A text as a cell of an Excel workbook can hold it. */
export const asXlsxText = (text: string): string => text.replace(notInXml, '').slice(0, maxCellLetters);
