export { answerFeedback, listUnanswered } from './answer-feedback.server';
export { exportFeedback, forgetFeedback, listOwnFeedback } from './feedback-of-person.server';
export { giveFeedback } from './give-feedback.server';
