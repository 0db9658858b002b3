import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { QuizIntro } from '~/features/quizzes/components/quiz-intro';
import { pageTitle } from '~/platform/i18n/page-title';
import { getTranslator } from '~/platform/i18n/translate';
import { languageOfPath } from '~/platform/i18n/use-i18n';
import { actOnQuiz, loadQuizPage } from './quiz-requests.server';

export const meta: MetaFunction = ({ location }) =>
  pageTitle(location.pathname, getTranslator(languageOfPath(location.pathname))('quizzes:moduleQuiz'));

export const loader = loadQuizPage;
export const action = actOnQuiz;

export default function ModuleQuiz() {
  return <QuizIntro {...useLoaderData<typeof loader>()} />;
}
