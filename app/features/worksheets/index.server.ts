export { answerWorksheet } from './answer-worksheet.server';
export { chooseFromDhis2 } from './choose-from-dhis2';
export type { Dhis2Figures } from './dhis2-figures';
export { readDhis2 } from './read-dhis2.server';
export { figuresWorkbook } from './figures-workbook.server';
export { presentHistory } from './present-history.server';
export { takeFigures } from './take-figures.server';
export { type TakenFigures, typedAlone } from './taken-figures';
