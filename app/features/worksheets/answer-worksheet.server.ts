import type { Language } from '~/platform/i18n/language';
import { answerFigures, type WorksheetAnswer } from './answer-figures';
import { drawnByServer } from './drawing.server';
import type { TakenFigures } from './taken-figures';
import type { Worksheet } from './worksheet';

/** Answers what was asked by a form or an address, with charts; see `answerFigures`. */
export const answerWorksheet = (
  worksheet: Worksheet,
  name: string | undefined,
  taken: TakenFigures,
  language: Language,
): WorksheetAnswer | undefined => answerFigures(worksheet, name, taken, language, drawnByServer);
