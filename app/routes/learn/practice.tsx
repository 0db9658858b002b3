import { useLoaderData } from '@remix-run/react';
import { QuizIntro } from '~/features/quizzes/components/quiz-intro';
import { pageMeta } from '~/platform/i18n/page-title';
import { actOnPractice, loadPracticePage } from './quiz-requests.server';

export const meta = pageMeta((t) => t('quizzes:practice.title'));

export const loader = loadPracticePage;
export const action = actOnPractice;

export default function Practice() {
  return <QuizIntro {...useLoaderData<typeof loader>()} />;
}
