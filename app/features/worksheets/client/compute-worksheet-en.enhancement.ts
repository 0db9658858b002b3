import { speak } from '~/platform/i18n/translate.phone';
import { computeWorksheets } from './compute-worksheet';
import { words } from './words-en';

speak(words);
computeWorksheets('en');
