export { answerWorksheet } from './answer-worksheet.server';
export { figuresWorkbook } from './figures-workbook.server';
export { presentHistory } from './present-history.server';
export { type TakenFigures, takeFigures, typedAlone } from './take-figures.server';
