export { answerFeedback, countUnanswered, listUnanswered } from './answer-feedback.server';
export { exportFeedback, forgetFeedback, listOwnFeedback, putAnswerAside } from './feedback-of-person.server';
export { giveFeedback } from './give-feedback.server';
