export { worksheetOf, worksheets } from './all-worksheets';
export { cellsToKeep } from './cells-to-keep';
export { type BoardFigure, isForBoard, presentBoard } from './present-board';
export { asPeriod } from './month-in-words';
export { isPeriod } from './period';
export { sayPeriod } from './period-in-words';
export { byTime, frequencyOf } from './period-range';
export type { PresentedChart, PresentedHeadline } from './presented-run';
export { runPart, runWorksheet } from './run-worksheet';
export { sayFindings, titleOf } from './say-run';
export { missedAppointments } from './missed-appointments';
export {
  isExampleOf,
  partsOnPage,
  worksheetAt,
  worksheetPath,
  worksheetReferences,
  worksheetsWithForms,
} from './worksheet-forms';
