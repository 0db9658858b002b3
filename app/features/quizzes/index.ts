export { mayRegrade } from './may-regrade';
export { previewItem } from './preview-item';
export { quizNames, quizPath } from './quiz-names';
