import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { KeptPractice } from '~/features/quizzes/components/kept-practice';
import { QuizIntro } from '~/features/quizzes/components/quiz-intro';
import { isToBeKept } from '~/platform/http/kept-page';
import { pageMeta } from '~/platform/i18n/page-title';
import { actOnPractice, loadKeptPractice, loadPracticePage } from './quiz-requests.server';

export const meta = pageMeta((t) => t('quizzes:practice.title'));

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

export async function loader(args: LoaderFunctionArgs) {
  if (!isToBeKept(args.request)) return { kept: null, online: await loadPracticePage(args) };
  return loadKeptPractice(args);
}

export const action = actOnPractice;

export default function Practice() {
  const { kept, online } = useLoaderData<typeof loader>();
  return kept ? <KeptPractice {...kept} /> : online && <QuizIntro {...online} />;
}
