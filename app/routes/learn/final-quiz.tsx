import { useLoaderData } from '@remix-run/react';
import { QuizIntro } from '~/features/quizzes/components/quiz-intro';
import { pageMeta } from '~/platform/i18n/page-title';
import { actOnQuiz, loadQuizPage } from './quiz-requests.server';

export const meta = pageMeta((t) => t('quizzes:final'));

export const loader = loadQuizPage;
export const action = actOnQuiz;

export default function FinalQuiz() {
  return <QuizIntro {...useLoaderData<typeof loader>()} />;
}
