export { mayRegrade } from './may-regrade';
export { quizNames, quizPath } from './quiz-names';
