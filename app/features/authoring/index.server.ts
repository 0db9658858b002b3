export { getTranslations, type LessonTranslation } from './get-translations.server';
export { importExamples } from './import-examples.server';
export { listExamples } from './list-examples.server';
export { openExamples, readExamples } from './read-examples.server';
