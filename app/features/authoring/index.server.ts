export { getTranslations, type LessonTranslation } from './get-translations.server';
export { checkExamples } from './check-examples.server';
export { importContent } from './import-content.server';
export { listExamples } from './list-examples.server';
