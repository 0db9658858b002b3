export { hasPage, worksheetOf, worksheets } from './all-worksheets';
export { runPart, runWorksheet } from './run-worksheet';
export { sayFindings, titleOf } from './say-run';
