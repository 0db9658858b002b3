export { exportAttempts } from './export-attempts.server';
export { forgetTypedText } from './forget-typed-text.server';
export { type AttemptView, getAttempt } from './get-attempt.server';
export type { OpenAnswers } from './find-open-answers';
export { getQuiz } from './get-quiz.server';
export { getQuizPage, type QuizPage } from './get-quiz-page.server';
export { saveAttempt } from './save-attempt.server';
export { startAttempt } from './start-attempt.server';
