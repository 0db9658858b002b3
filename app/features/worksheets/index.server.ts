export { answerWorksheet } from './answer-worksheet.server';
