export { worksheetOf, worksheets } from './all-worksheets';
export { runPart, runWorksheet } from './run-worksheet';
export { sayFindings, titleOf } from './say-run';
export { missedAppointments } from './missed-appointments';
export {
  isExampleOf,
  partsOnPage,
  worksheetAt,
  worksheetReferences,
  worksheetsWithForms,
} from './worksheet-forms';
