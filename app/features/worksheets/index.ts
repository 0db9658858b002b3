export { worksheetOf, worksheets } from './all-worksheets';
export { runPart, runWorksheet } from './run-worksheet';
export { sayFindings, titleOf } from './say-run';
export { isExampleOf, partsOnPage, worksheetAt, worksheetReferences } from './worksheet-forms';
