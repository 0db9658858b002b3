import { speak } from '~/platform/i18n/translate.phone';
import { computeWorksheets } from './compute-worksheet';
import { words } from './words-sw';

speak(words);
computeWorksheets('sw');
