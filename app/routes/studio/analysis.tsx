import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requireActor } from '~/features/accounts/index.server';
import { AnalysisGuide } from '~/features/quizzes/components/analysis-guide';
import { QuizAnalysis } from '~/features/quizzes/components/quiz-analysis';
import { getItemAnalysis } from '~/features/quizzes/index.server';
import { notFound, pageLanguage } from '~/platform/http/page-language.server';
import { personalPageHeaders } from '~/platform/http/personal-page';
import { pageTitle } from '~/platform/i18n/page-title';
import { useI18n } from '~/platform/i18n/use-i18n';
import { Notice } from '~/ui/notice';
import office from '~/ui/office.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: office }];

export const meta: MetaFunction<typeof loader> = ({ data, location }) =>
  data ? pageTitle(location.pathname, data.title, data.title) : [];

export const headers = personalPageHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const language = pageLanguage(params);
  const actor = await requireActor(request);
  const slug = params.course ?? '';
  const found = await getItemAnalysis(slug, actor, language);
  if (!found) throw notFound();
  return { slug, title: found.title[language], quizzes: found.quizzes };
}

export default function Analysis() {
  const { slug, title, quizzes } = useLoaderData<typeof loader>();
  const { language, t } = useI18n();
  const isEmpty = quizzes.every(({ attempts }) => attempts === 0);
  return (
    <>
      <p className="crumb">
        <a href={`/${language}/courses/${slug}`}>{title}</a>
      </p>
      <h1>{t('analysis:title')}</h1>
      {isEmpty ? (
        <Notice kind="plain">{t('analysis:none')}</Notice>
      ) : (
        <>
          <p>{t('analysis:lead')}</p>
          <AnalysisGuide />
          {quizzes.map((quiz) => (
            <QuizAnalysis key={quiz.id} {...quiz} />
          ))}
        </>
      )}
    </>
  );
}
